package io.saleslake.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * Generates till lines from numbers. A line depends only on its number, so that files can be
 * written in any order and a line can be repeated later.
 */
final class TillLines {
  static final String HEADER = String.join(",", StorefrontFeed.COLUMNS) + "\n";

  static final int LINES_PER_RECEIPT = 4;

  private static final int OPENS = 8 * 3600;
  private static final int OPEN_SECONDS = 12 * 3600;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final Catalogue catalogue;
  private final BenchOptions options;
  private final String prefix;

  /** The kind of a generated line. */
  enum Kind {
    GOOD,
    /** A duplicate of the valid line nine lines before. */
    REPEATED,
    BAD_TYPE,
    UNKNOWN_CURRENCY
  }

  /**
   * @param prefix prefix of the receipt numbers, which makes them unique across days
   */
  TillLines(Catalogue catalogue, BenchOptions options, String prefix) {
    this.catalogue = catalogue;
    this.options = options;
    this.prefix = prefix;
  }

  /** One in a hundred is a duplicate, one in two hundred is invalid. */
  static Kind kind(long number) {
    if (number % 100 == 99) {
      return Kind.REPEATED;
    }
    if (number % 200 == 50) {
      return number % 400 == 50 ? Kind.BAD_TYPE : Kind.UNKNOWN_CURRENCY;
    }
    return Kind.GOOD;
  }

  /**
   * A line that was appended.
   *
   * @param hundredths net of discount
   */
  record Appended(String currency, int units, long hundredths, boolean hasCard) {}

  Appended append(long number, StringBuilder text) {
    Kind kind = kind(number);
    return append(kind == Kind.REPEATED ? number - 9 : number, kind, 0, text);
  }

  /** A valid line with more units than the original. */
  Appended appendCorrected(long number, int more, StringBuilder text) {
    return append(number, Kind.GOOD, more, text);
  }

  private Appended append(long number, Kind kind, int more, StringBuilder text) {
    long receipt = number / LINES_PER_RECEIPT;
    long ofReceipt = mixed(receipt);
    long ofLine = mixed(~number);
    Store store = pick(catalogue.stores(), ofReceipt & 0xffff);
    City city = store.city();
    // Squared, so that the first products are the most popular.
    double popularity = (ofLine >>> 40) / (double) (1 << 24);
    int index = (int) (popularity * popularity * catalogue.products().size());
    Product product = catalogue.products().get(index);
    long price =
        product.listPrice() * EcbRates.usual(city.currency()) / EcbRates.ONE
            + (ofLine & 0xff) % 100;

    text.append(store.id()).append('-').append(prefix);
    digits(receipt, 7, text);
    text.append(',').append(number % LINES_PER_RECEIPT + 1).append(',');
    time(receipt, (int) ((ofReceipt >>> 16 & 0xffffff) % OPEN_SECONDS), text);
    text.append(',').append(store.id()).append(',').append(city.country()).append(',');
    text.append(city.region()).append(',');
    boolean hasCard = (ofReceipt >>> 40 & 0xff) % 10 < 6;
    if (hasCard) {
      text.append(pick(catalogue.customers(), ofReceipt >>> 44).id());
    }
    text.append(',').append(product.id()).append(',').append(product.category()).append(',');
    int units = (int) (1 + (ofLine >>> 8 & 3)) + more;
    if (kind == Kind.BAD_TYPE) {
      text.append("two,");
    } else {
      text.append(units).append(',');
    }
    money(price, text);
    text.append(',');
    long discount = (ofLine >>> 10 & 0xff) % 5 == 0 ? price / 10 : 0;
    money(discount, text);
    text.append(',').append(kind == Kind.UNKNOWN_CURRENCY ? "XXX" : city.currency());
    text.append(",sale\n");
    return new Appended(city.currency(), units, units * price - discount, hasCard);
  }

  LocalDate day(long receipt) {
    return options.firstDay().plusDays(receipt * LINES_PER_RECEIPT / options.linesPerDay());
  }

  private void time(long receipt, int secondsOpen, StringBuilder text) {
    int second = OPENS + secondsOpen;
    text.append(day(receipt)).append('T');
    digits(second / 3600, 2, text);
    text.append(':');
    digits(second / 60 % 60, 2, text);
    text.append(':');
    digits(second % 60, 2, text);
  }

  private static void money(long cents, StringBuilder text) {
    text.append(cents / 100).append('.');
    digits(cents % 100, 2, text);
  }

  private static void digits(long number, int width, StringBuilder text) {
    long limit = 10;
    for (int i = 1; i < width; i++, limit *= 10) {
      if (number < limit) {
        text.append("0".repeat(width - i));
        break;
      }
    }
    text.append(number);
  }

  private static <T> T pick(List<T> list, long drawn) {
    return list.get((int) (drawn % list.size()));
  }

  /** Stafford's variant 13 of the MurmurHash3 mixer, as in SplittableRandom. */
  private long mixed(long number) {
    long z = options.seed() + number * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
