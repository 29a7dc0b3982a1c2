package io.saleslake.sample;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON lines, one file per day. Returns have their own order with positive numbers. */
final class WebshopFeed implements SalesFeed {
  private static final JsonFactory JSON = new JsonFactory();

  private final SampleOptions options;

  WebshopFeed(SampleOptions options) {
    this.options = options;
  }

  @Override
  public Channel channel() {
    return Channel.WEBSHOP;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = Fault.common("order_id", "sku");
    faults.add(Fault.of(Defect.BAD_TYPE, "qty", "two"));
    faults.add(Fault.of(Defect.BAD_TYPE, "price", "abc"));
    faults.add(Fault.of(Defect.BAD_TYPE, "ordered_at", "2026-13-45T10:00:00Z"));
    faults.add(Fault.of(Defect.MISSING_KEY, "customer_id", null));
    faults.add(Fault.of(Defect.ORPHAN_REFERENCE, "customer_id", "C-999999"));
    faults.add(Fault.of(Defect.NEGATIVE_QUANTITY, "qty", -1));
    faults.add(Fault.of(Defect.NEGATIVE_PRICE, "price", Line.hundredths(-500)));
    faults.add(Fault.of(Defect.NEGATIVE_DISCOUNT, "discount", Line.hundredths(-100)));
    faults.add(Fault.of(Defect.TOO_MANY_DECIMALS, "price", new BigDecimal("9.99999")));
    faults.add(Fault.of(Defect.NOT_A_NUMBER, "price", "NaN"));
    faults.add(Fault.of(Defect.NOT_A_NUMBER, "qty", new BigDecimal("1E+999")));
    faults.add(Fault.of(Defect.YEAR_BELOW_1900, "ordered_at", "1899-12-31T10:00:00Z"));
    faults.add(new Fault(Defect.LONG_NUMBER, "order_id", id -> new BigDecimal(String.valueOf(id))));
    return faults;
  }

  @Override
  public Delivery delivery(Line line, int day) {
    return new Delivery(options.day(day + 1), options.day(day), "orders");
  }

  @Override
  public String fileName(Delivery delivery) {
    return delivery.fileName(".json");
  }

  @Override
  public Map<String, @Nullable Object> row(Line line) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("order_id", line.orderId());
    row.put("line", line.lineNo());
    row.put("ordered_at", utc(line.orderedAt()));
    row.put("updated_at", utc(line.updatedAt()));
    row.put("customer_id", line.customer() == null ? null : line.customer().id());
    row.put("segment", line.customer() == null ? null : line.customer().segment());
    row.put("sku", line.product().id());
    row.put("category", line.product().category());
    row.put("qty", line.units().abs());
    row.put("price", Line.hundredths(line.unitPrice()));
    if (line.discount() != 0) {
      row.put("discount", Line.hundredths(line.discount()));
    }
    row.put("currency", line.city().currency());
    row.put("ship_country", line.city().country());
    row.put("ship_region", line.city().region());
    row.put(
        "state",
        switch (line.status()) {
          case SALE -> "placed";
          case RETURN -> "returned";
          case CANCELLATION -> "cancelled";
        });
    return row;
  }

  @Override
  public void write(Path file, Delivery delivery, List<Map<String, @Nullable Object>> rows)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = JSON.createGenerator(out)) {
      json.setRootValueSeparator(null);
      for (Map<String, @Nullable Object> row : rows) {
        json.writeStartObject();
        for (Map.Entry<String, @Nullable Object> field : row.entrySet()) {
          json.writeFieldName(field.getKey());
          json.writePOJO(field.getValue());
        }
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  }

  private static String utc(LocalDateTime at) {
    return ISO_LOCAL_DATE_TIME.format(at) + "Z";
  }
}
