/** Crawlers over bronze: how they stand, what they did, and running them. */
@NullMarked
package io.saleslake.crawl;

import org.jspecify.annotations.NullMarked;
