package io.saleslake.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The products, stores and customers of the sample. */
record Catalogue(List<Store> stores, List<Product> products, List<Customer> customers) {
  private static final List<String> FIRST_NAMES =
      List.of(
          "Jürgen",
          "Zoë",
          "André",
          "Søren",
          "Åsa",
          "Anna",
          "Thomas",
          "Chloé",
          "Björn",
          "José",
          "Emma",
          "Liam",
          "Günther",
          "Käthe",
          "Françoise",
          "Olivia",
          "Noah",
          "Mia",
          "Léo",
          "Ida");
  private static final List<String> LAST_NAMES =
      List.of(
          "Müller",
          "Schäfer",
          "Weiß",
          "Lefèvre",
          "Nuñez",
          "Hansen",
          "Ødegård",
          "Smith",
          "Jones",
          "Kowalski",
          "Sjöström",
          "Größmann",
          "Dupont",
          "Taylor",
          "de Vries",
          "Gruber",
          "Frey");
  private static final List<String> ADJECTIVES =
      List.of(
          "Classic", "Compact", "Premium", "Basic", "Nordic", "Urban", "Bright", "Quiet", "Solid");
  private static final List<Shelf> SHELVES =
      List.of(
          new Shelf(
              "Office Supplies", "Paper", 300, 4_000, List.of("Notebook", "Copy Paper", "Planner")),
          new Shelf(
              "Office Supplies", "Pens", 90, 2_500, List.of("Fineliner", "Gel Pen", "Marker")),
          new Shelf(
              "Office Supplies", "Storage", 500, 9_000, List.of("Binder", "Drawer Box", "Tray")),
          new Shelf(
              "Furniture", "Chairs", 6_000, 90_000, List.of("Desk Chair", "Stool", "Armchair")),
          new Shelf(
              "Furniture",
              "Tables",
              9_000,
              160_000,
              List.of("Desk", "Standing Desk", "Side Table")),
          new Shelf("Furniture", "Lamps", 1_500, 30_000, List.of("Desk Lamp", "Floor Lamp")),
          new Shelf(
              "Technology", "Accessories", 700, 15_000, List.of("Keyboard", "Mouse", "Headset")),
          new Shelf("Technology", "Phones", 12_000, 130_000, List.of("Phone", "Conference Phone")),
          new Shelf("Technology", "Printers", 8_000, 250_000, List.of("Laser Printer", "Scanner")),
          new Shelf("Food", "Coffee", 1_200, 4_500, List.of("Espresso Beans", "Filter Coffee")),
          new Shelf("Food", "Sweets", 800, 3_500, List.of("Chocolate", "Nut Mix")));

  private record Shelf(String category, String subcategory, int from, int to, List<String> nouns) {}

  static Catalogue draw(SplittableRandom random, int products, int customers) {
    return new Catalogue(
        drawStores(random), drawProducts(random, products), drawCustomers(random, customers));
  }

  private static List<Store> drawStores(SplittableRandom random) {
    List<Store> stores = new ArrayList<>();
    for (City city : City.ALL) {
      LocalDate openedOn = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(5_000));
      String id = "S" + digits(stores.size() + 1, 2);
      stores.add(new Store(id, "Store " + city.name(), city, openedOn));
    }
    return List.copyOf(stores);
  }

  private static List<Product> drawProducts(SplittableRandom random, int count) {
    List<Product> products = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      Shelf shelf = pick(SHELVES, random);
      String name =
          pick(ADJECTIVES, random)
              + " "
              + pick(shelf.nouns(), random)
              + " "
              + (100 + random.nextInt(900));
      // The lower of two draws: most products are cheap.
      int price =
          Math.min(
              random.nextInt(shelf.from(), shelf.to()), random.nextInt(shelf.from(), shelf.to()));
      products.add(
          new Product(
              "P-" + digits(i, 4),
              name,
              shelf.category(),
              shelf.subcategory(),
              price / 10 * 10L + 9));
    }
    return List.copyOf(products);
  }

  private static List<Customer> drawCustomers(SplittableRandom random, int count) {
    List<Customer> customers = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      String id = "C-" + digits(i, 6);
      // Every 20th customer is a company, because wholesale needs some.
      String segment =
          i % 20 == 0 ? "Corporate" : random.nextInt(5) == 0 ? "Home Office" : "Consumer";
      String lastName = pick(LAST_NAMES, random);
      String name =
          i % 20 == 0
              ? lastName + " & Söhne; Bürobedarf " + i
              : pick(FIRST_NAMES, random) + " " + lastName;
      LocalDate registeredOn = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2_500));
      String email = "customer" + i + "@example.org";
      customers.add(new Customer(id, name, email, segment, pick(City.ALL, random), registeredOn));
    }
    return List.copyOf(customers);
  }

  static <T> T pick(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }

  /** Formats {@code number} with leading zeros. */
  static String digits(long number, int width) {
    String text = Long.toString(number);
    return text.length() >= width ? text : "0".repeat(width - text.length()) + text;
  }
}
