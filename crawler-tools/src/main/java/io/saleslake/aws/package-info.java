/** Access to a lake on AWS: resource names, their sources, and clients. */
@NullMarked
package io.saleslake.aws;

import org.jspecify.annotations.NullMarked;
