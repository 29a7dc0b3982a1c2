package io.saleslake.sample;

/**
 * A product.
 *
 * @param listPrice in euro cents
 */
record Product(String id, String name, String category, String subcategory, long listPrice) {
  /** Whether it is sold by the kilogram. */
  boolean weighed() {
    return category.equals("Food");
  }
}
