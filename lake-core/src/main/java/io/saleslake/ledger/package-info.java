@NullMarked
package io.saleslake.ledger;

import org.jspecify.annotations.NullMarked;
