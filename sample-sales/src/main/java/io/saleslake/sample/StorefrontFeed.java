package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import io.saleslake.sample.CsvText.Verbatim;
import io.saleslake.sample.Line.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a CSV file per store and day. Tills differ: one store compresses its files, two write the
 * columns in another order, one leaves {@code kind} empty for a sale, and halfway through the
 * period all of them add a column.
 */
final class StorefrontFeed implements SalesFeed {
  /** The store with compressed files, and the backup system that sends a file again. */
  static final String COMPRESSES = "S07";

  static final String RESENDS = "resend";

  private static final List<String> REORDER = List.of("S05", "S12");
  private static final String LEAVES_KIND_EMPTY = "S09";

  static final List<String> COLUMNS =
      List.of(
          "receipt_no",
          "line_no",
          "sold_at",
          "store_id",
          "country",
          "region",
          "card_no",
          "product_id",
          "department",
          "quantity",
          "unit_price",
          "discount",
          "currency",
          "kind");

  private final SampleOptions options;

  StorefrontFeed(SampleOptions options) {
    this.options = options;
  }

  @Override
  public Channel channel() {
    return Channel.STOREFRONT;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = Fault.common("receipt_no", "product_id");
    faults.add(Fault.of(Defect.BAD_TYPE, "quantity", "two"));
    faults.add(Fault.of(Defect.BAD_TYPE, "unit_price", "abc"));
    faults.add(Fault.of(Defect.BAD_TYPE, "sold_at", "2026-13-45T10:00:00"));
    faults.add(Fault.of(Defect.ORPHAN_REFERENCE, "store_id", "S99"));
    faults.add(Fault.of(Defect.ORPHAN_REFERENCE, "card_no", "C-999999"));
    faults.add(Fault.of(Defect.NEGATIVE_QUANTITY, "quantity", "-1"));
    faults.add(Fault.of(Defect.NEGATIVE_PRICE, "unit_price", "-5.00"));
    faults.add(Fault.of(Defect.NEGATIVE_DISCOUNT, "discount", "-1.00"));
    faults.add(Fault.of(Defect.TOO_MANY_DECIMALS, "unit_price", "9.99999"));
    // Multiplied by a price in cents that ends in 9.
    faults.add(Fault.of(Defect.TOO_MANY_DECIMALS, "quantity", "1.333"));
    faults.add(Fault.of(Defect.NOT_A_NUMBER, "quantity", "NaN"));
    faults.add(Fault.of(Defect.NOT_A_NUMBER, "unit_price", "Infinity"));
    faults.add(Fault.of(Defect.NOT_A_NUMBER, "discount", "1e999"));
    faults.add(Fault.of(Defect.YEAR_BELOW_1900, "sold_at", "1899-12-31T10:00:00"));
    faults.add(
        new Fault(Defect.STRAY_QUOTE, "department", name -> new Verbatim(name + " 3\" wide")));
    faults.add(
        new Fault(
            Defect.TEXT_AFTER_QUOTE,
            "department",
            name -> new Verbatim("\"%s\" shelf".formatted(name))));
    faults.add(new Fault(Defect.QUOTED_LINE_BREAK, "department", name -> name + "\nshelf 3"));
    faults.add(
        new Fault(Defect.EXTRA_FIELD, "department", name -> new Verbatim(name + ",shelf 3")));
    return faults;
  }

  @Override
  public Delivery delivery(Line line, int day) {
    String sender = line.store() == null ? RESENDS : line.store().id();
    return new Delivery(options.day(day + 1), options.day(day), sender);
  }

  @Override
  public String fileName(Delivery delivery) {
    return delivery.fileName(compressed(delivery) ? ".csv.gz" : ".csv");
  }

  @Override
  public Map<String, @Nullable Object> row(Line line) {
    String store = line.store() == null ? "" : line.store().id();
    boolean plainSale = line.status() == Status.SALE && store.equals(LEAVES_KIND_EMPTY);
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("receipt_no", line.orderId());
    row.put("line_no", line.lineNo());
    row.put("sold_at", ISO_LOCAL_DATE_TIME.format(line.orderedAt()));
    row.put("store_id", store);
    row.put("country", line.city().country());
    row.put("region", line.city().region());
    row.put("card_no", line.customer() == null ? null : line.customer().id());
    row.put("product_id", line.product().id());
    row.put("department", line.product().category());
    row.put("quantity", line.units());
    row.put("unit_price", Line.hundredths(line.unitPrice()));
    row.put("discount", line.discount() == 0 ? null : Line.hundredths(line.discount()));
    row.put("currency", line.city().currency());
    row.put("promotion_code", line.discount() == 0 ? null : "SPRING" + line.lineNo());
    row.put("kind", plainSale ? null : line.status().label());
    return row;
  }

  @Override
  public void write(Path file, Delivery delivery, List<Map<String, @Nullable Object>> rows)
      throws IOException {
    List<String> header = header(delivery);
    CsvText text = new CsvText(',').line(header);
    for (Map<String, @Nullable Object> row : rows) {
      text.line(header.stream().<@Nullable Object>map(row::get).toList());
    }
    byte[] bytes = text.bytes(UTF_8);
    Files.write(file, compressed(delivery) ? gzip(bytes) : bytes);
  }

  private List<String> header(Delivery delivery) {
    List<String> header = new ArrayList<>(COLUMNS);
    if (!delivery.day().isBefore(options.day(options.days() / 2))) {
      header.add(header.indexOf("kind"), "promotion_code");
    }
    if (REORDER.contains(delivery.sender())) {
      header.add(0, header.remove(header.indexOf("product_id")));
      header.add(header.remove(header.indexOf("sold_at")));
    }
    return header;
  }

  private static boolean compressed(Delivery delivery) {
    return delivery.sender().equals(COMPRESSES) || delivery.sender().equals(RESENDS);
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    }
    return compressed.toByteArray();
  }
}
