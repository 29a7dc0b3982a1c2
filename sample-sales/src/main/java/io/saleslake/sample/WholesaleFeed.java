package io.saleslake.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/** Writes typed Parquet files, one per business day. */
final class WholesaleFeed implements SalesFeed {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message orders {
            optional binary order_no (STRING);
            optional int32 line_no;
            optional int64 order_date (TIMESTAMP(MICROS, true));
            optional binary account (STRING);
            optional binary product_id (STRING);
            optional binary category (STRING);
            optional int32 quantity;
            optional int64 unit_price (DECIMAL(18, 4));
            optional int64 discount (DECIMAL(18, 4));
            optional binary currency (STRING);
            optional binary country (STRING);
            optional binary region (STRING);
            optional binary order_type (STRING);
          }
          """);

  /** The sender with wider integers than all others. */
  static final String WIDE = "branch";

  private static final MessageType WIDE_SCHEMA =
      MessageTypeParser.parseMessageType(SCHEMA.toString().replace("int32", "int64"));

  private final SampleOptions options;

  WholesaleFeed(SampleOptions options) {
    this.options = options;
  }

  @Override
  public Channel channel() {
    return Channel.WHOLESALE;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = Fault.common("order_no", "product_id");
    faults.add(Fault.of(Defect.MISSING_KEY, "account", null));
    faults.add(Fault.of(Defect.ORPHAN_REFERENCE, "account", "C-999999"));
    faults.add(Fault.of(Defect.NEGATIVE_QUANTITY, "quantity", -10));
    faults.add(Fault.of(Defect.NEGATIVE_PRICE, "unit_price", money(-500)));
    faults.add(Fault.of(Defect.NEGATIVE_DISCOUNT, "discount", money(-100)));
    return faults;
  }

  @Override
  public Delivery delivery(Line line, int day) {
    return new Delivery(options.day(day + 1), options.day(day), "orders");
  }

  @Override
  public String fileName(Delivery delivery) {
    return delivery.fileName(".parquet");
  }

  @Override
  public Map<String, @Nullable Object> row(Line line) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("order_no", line.orderId());
    row.put("line_no", line.lineNo());
    row.put("order_date", line.orderedAt().toEpochSecond(ZoneOffset.UTC) * 1_000_000);
    row.put("account", line.customer() == null ? null : line.customer().id());
    row.put("product_id", line.product().id());
    row.put("category", line.product().category());
    row.put("quantity", Math.toIntExact(line.quantity() / 100));
    row.put("unit_price", money(line.unitPrice()));
    row.put("discount", line.discount() == 0 ? null : money(line.discount()));
    row.put("currency", line.city().currency());
    row.put("country", line.city().country());
    row.put("region", line.city().region());
    row.put("order_type", line.status().label());
    return row;
  }

  @Override
  public void write(Path file, Delivery delivery, List<Map<String, @Nullable Object>> rows)
      throws IOException {
    boolean wide = delivery.sender().equals(WIDE);
    // Iceberg's writer would parse Hadoop's defaults for every file, which is slower than writing
    // it.
    try (ParquetWriter<Group> parquet =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withType(wide ? WIDE_SCHEMA : SCHEMA)
            .build()) {
      for (Map<String, @Nullable Object> row : rows) {
        parquet.write(group(wide, row));
      }
    }
  }

  private static Group group(boolean wide, Map<String, @Nullable Object> row) {
    Group group = new SimpleGroup(wide ? WIDE_SCHEMA : SCHEMA);
    row.forEach(
        (column, value) -> {
          if (value instanceof Integer number && !wide) {
            group.add(column, number);
          } else if (value instanceof Number number) {
            group.add(column, number.longValue());
          } else if (value != null) {
            group.add(column, value.toString());
          }
        });
    return group;
  }

  /** Converts cents to ten-thousandths, the scale of the file's decimals. */
  private static long money(long cents) {
    return cents * 100;
  }
}
