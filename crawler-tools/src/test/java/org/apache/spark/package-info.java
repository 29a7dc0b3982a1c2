@NullMarked
package org.apache.spark;

import org.jspecify.annotations.NullMarked;
