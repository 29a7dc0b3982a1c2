package io.saleslake.sample;

/**
 * An article.
 *
 * @param listPrice in euro cents
 */
record Product(String id, String name, String category, String subcategory, long listPrice) {
  /** Whether tills sell it by the kilogram. */
  boolean weighed() {
    return category.equals("Food");
  }
}
