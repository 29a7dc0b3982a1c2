@NullMarked
package io.saleslake.contract;

import org.jspecify.annotations.NullMarked;
