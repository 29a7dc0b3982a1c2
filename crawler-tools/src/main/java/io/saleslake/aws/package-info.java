/** The lake on AWS as its commands see it: names, where they come from, and clients. */
@NullMarked
package io.saleslake.aws;

import org.jspecify.annotations.NullMarked;
