@NullMarked
package picocli;

import org.jspecify.annotations.NullMarked;
