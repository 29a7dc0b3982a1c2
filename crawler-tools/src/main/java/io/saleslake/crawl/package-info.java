/** Runs the crawlers over bronze and reads their states and history. */
@NullMarked
package io.saleslake.crawl;

import org.jspecify.annotations.NullMarked;
