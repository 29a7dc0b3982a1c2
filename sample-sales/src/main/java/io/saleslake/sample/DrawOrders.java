package io.saleslake.sample;

import io.saleslake.sample.Line.Status;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws the orders of one channel, day by day. */
final class DrawOrders {
  private static final int RETURNS_PER_THOUSAND = 25;
  private static final int RETURN_AFTER_DAYS = 2;

  private final Channel channel;
  private final SampleOptions options;
  private final Catalogue catalogue;
  private final SplittableRandom random;
  private final Popularity products;
  private final Popularity stores;
  private final Map<String, Regulars> regulars = new TreeMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final BitSet returned = new BitSet();
  private int orders;

  /** Customers of one kind, regular customers first. */
  private record Regulars(List<Customer> customers, Popularity popularity) {
    static Regulars of(List<Customer> customers) {
      return new Regulars(customers, new Popularity(customers.size()));
    }

    Customer draw(SplittableRandom random) {
      return customers.get(popularity.draw(random));
    }
  }

  private record Buyer(City city, @Nullable Store store, @Nullable Customer customer) {}

  DrawOrders(Channel channel, SampleOptions options, Catalogue catalogue, SplittableRandom random) {
    this.channel = channel;
    this.options = options;
    this.catalogue = catalogue;
    this.random = random;
    this.products = new Popularity(catalogue.products().size());
    this.stores = new Popularity(catalogue.stores().size());
    regulars.put("", Regulars.of(catalogue.customers()));
    regulars.put(
        "Corporate",
        Regulars.of(
            catalogue.customers().stream().filter(c -> c.segment().equals("Corporate")).toList()));
    for (City city : City.ALL) {
      regulars.computeIfAbsent(
          city.country(),
          country ->
              Regulars.of(
                  catalogue.customers().stream()
                      .filter(c -> c.city().country().equals(country))
                      .toList()));
    }
  }

  /** All lines in the period, ordered by day. */
  List<Line> period() {
    long[] weights = new long[options.days()];
    long total = 0;
    for (int day = 0; day < options.days(); day++) {
      weights[day] = channel.weight(options.day(day)) * random.nextInt(90, 111);
      total += weights[day];
    }
    int count = channel.lines(options.orderLines());
    long sum = 0;
    int[] endOfDay = new int[options.days()];
    for (int day = 0; day < options.days(); day++) {
      sum += weights[day];
      int until = total == 0 ? 0 : (int) (count * sum / total);
      int returns = (until - lines.size()) * RETURNS_PER_THOUSAND / 1000;
      for (int i = 0; i < returns && day >= RETURN_AFTER_DAYS; i++) {
        returnOne(options.day(day), endOfDay[day - RETURN_AFTER_DAYS]);
      }
      while (lines.size() < until) {
        lines.addAll(order(options.day(day), until - lines.size()));
      }
      endOfDay[day] = lines.size();
    }
    return List.copyOf(lines);
  }

  /** Additional lines for a day, which are not part of the period. */
  List<Line> extra(LocalDate day, int count) {
    List<Line> extra = new ArrayList<>();
    while (extra.size() < count) {
      extra.addAll(order(day, count - extra.size()));
    }
    return extra;
  }

  private List<Line> order(LocalDate day, int most) {
    Buyer buyer = buyer();
    String id = nextOrderId(buyer);
    LocalDateTime at = time(day);
    // The lower of two draws: most orders are short.
    int longest = channel.longestOrder();
    int count = Math.min(most, 1 + Math.min(random.nextInt(longest), random.nextInt(longest)));
    List<Line> order = new ArrayList<>(count);
    for (int lineNo = 1; lineNo <= count; lineNo++) {
      Product product = catalogue.products().get(products.draw(random));
      long quantity = quantity(product);
      long price = price(product, buyer.city());
      long discount =
          random.nextInt(5) == 0 ? quantity * price / 100 * (1 + random.nextInt(6)) / 20 : 0;
      order.add(
          new Line(
              id,
              lineNo,
              at,
              at.plusMinutes(random.nextInt(600)),
              Status.SALE,
              buyer.city(),
              buyer.store(),
              buyer.customer(),
              product,
              quantity,
              price,
              discount));
    }
    return order;
  }

  /**
   * Creates a return of one of the first {@code known} lines at the original price. Discounted
   * lines are excluded, because the contracts do not allow negative discounts.
   */
  private void returnOne(LocalDate day, int known) {
    int index = known == 0 ? 0 : random.nextInt(known);
    while (index < known
        && (returned.get(index)
            || lines.get(index).status() != Status.SALE
            || lines.get(index).discount() != 0)) {
      index++;
    }
    if (index >= known) {
      return;
    }
    returned.set(index);
    Line sold = lines.get(index);
    boolean cancelled = channel != Channel.STOREFRONT && random.nextInt(3) == 0;
    LocalDateTime at = time(day);
    Buyer buyer = new Buyer(sold.city(), sold.store(), sold.customer());
    lines.add(
        new Line(
            nextOrderId(buyer),
            1,
            at,
            at.plusMinutes(5),
            cancelled ? Status.CANCELLATION : Status.RETURN,
            sold.city(),
            sold.store(),
            sold.customer(),
            sold.product(),
            -sold.quantity(),
            sold.unitPrice(),
            0));
  }

  private Buyer buyer() {
    return switch (channel) {
      case STOREFRONT -> {
        Store store = catalogue.stores().get(stores.draw(random));
        boolean showsCard = random.nextInt(10) < 6;
        yield new Buyer(store.city(), store, showsCard ? regular(store.city().country()) : null);
      }
      case WEBSHOP -> known(regular(""));
      case WHOLESALE -> known(regular("Corporate"));
      case PARTNER -> new Buyer(Catalogue.pick(City.ALL, random), null, null);
    };
  }

  private static Buyer known(Customer customer) {
    return new Buyer(customer.city(), null, customer);
  }

  private Customer regular(String kind) {
    Regulars found = regulars.get(kind);
    if (found == null) {
      throw new IllegalArgumentException("no customers of kind " + kind);
    }
    return found.draw(random);
  }

  private String nextOrderId(Buyer buyer) {
    String number = Catalogue.digits(++orders, 6);
    return switch (channel) {
      case STOREFRONT -> (buyer.store() == null ? "" : buyer.store().id()) + "-" + number;
      case WEBSHOP -> "W" + number;
      case WHOLESALE -> "B" + number;
      case PARTNER -> "MP-" + number;
    };
  }

  private LocalDateTime time(LocalDate day) {
    int second = random.nextInt(channel.opens() * 3600, channel.closes() * 3600);
    return day.atStartOfDay().plusSeconds(second);
  }

  /** At most two decimals, so that price times quantity has four and is never rounded. */
  private long quantity(Product product) {
    return switch (channel) {
      case STOREFRONT ->
          product.weighed()
              ? random.nextInt(10, 200)
              : 100L * (1 + Math.min(random.nextInt(4), random.nextInt(4)));
      case WEBSHOP, PARTNER -> 100L * (1 + Math.min(random.nextInt(3), random.nextInt(3)));
      case WHOLESALE -> 100L * random.nextInt(2, 25);
    };
  }

  /** The list price in local currency, varied by a few percent, ending in 9 cents. */
  private long price(Product product, City city) {
    long local = product.listPrice() * EcbRates.usual(city.currency()) / EcbRates.ONE;
    long asked = local * random.nextInt(96, 105) / 100;
    return Math.max(1, asked / 10) * 10 + 9;
  }
}
