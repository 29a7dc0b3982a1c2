package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Writes Avro files with amounts and local times as text, every two or three days. */
final class PartnerFeed implements SalesFeed {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final ZoneOffset INDIA = ZoneOffset.ofHoursMinutes(5, 30);
  private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
  private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:'00'");

  private static final DateTimeFormatter WITH_ZONE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:'00'XXX");

  /** Interval of files in which the partner's exporter uses another date format. */
  private static final int ISO_EVERY = 4;

  private static final Schema SCHEMA =
      SchemaBuilder.record("Sale")
          .namespace("org.example.marketplace")
          .fields()
          .optionalString("partner_order")
          .optionalInt("position")
          .optionalString("occurred_at")
          .optionalString("sku")
          .optionalString("category")
          .optionalInt("quantity")
          .optionalString("unit_price")
          .optionalString("net_amount")
          .optionalString("currency")
          .optionalString("country")
          .optionalString("region")
          .optionalString("kind")
          .endRecord();

  private final SampleOptions options;

  PartnerFeed(SampleOptions options) {
    this.options = options;
  }

  @Override
  public Channel channel() {
    return Channel.PARTNER;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = Fault.common("partner_order", "sku");
    faults.add(Fault.of(Defect.BAD_TYPE, "unit_price", "abc"));
    faults.add(Fault.of(Defect.BAD_TYPE, "net_amount", "12,50 EUR"));
    faults.add(Fault.of(Defect.BAD_TYPE, "occurred_at", "45.13.2026 10:00"));
    faults.add(Fault.of(Defect.NEGATIVE_QUANTITY, "quantity", -1));
    faults.add(Fault.of(Defect.NEGATIVE_PRICE, "unit_price", "-5.00"));
    faults.add(Fault.of(Defect.TOO_MANY_DECIMALS, "net_amount", "9.99999"));
    faults.add(Fault.of(Defect.NOT_A_NUMBER, "unit_price", "Infinity"));
    faults.add(Fault.of(Defect.SKIPPED_HOUR, "occurred_at", "29.03.2026 02:30"));
    faults.add(Fault.of(Defect.YEAR_BELOW_1900, "occurred_at", "31.12.1899 10:00"));
    faults.add(new Fault(Defect.STATED_ZONE, "occurred_at", PartnerFeed::elsewhere));
    return faults;
  }

  @Override
  public Delivery delivery(Line line, int day) {
    // Of five days, days 0 and 1 form a file, then days 2 to 4.
    int arrives = Math.min(day / 5 * 5 + (day % 5 < 2 ? 2 : 5), options.days());
    return new Delivery(options.day(arrives), options.day(arrives - 1), "sales");
  }

  @Override
  public String fileName(Delivery delivery) {
    return delivery.fileName(".avro");
  }

  @Override
  public Map<String, @Nullable Object> row(Line line) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("partner_order", line.orderId());
    row.put("position", line.lineNo());
    row.put("occurred_at", line.orderedAt());
    row.put("sku", line.product().id());
    row.put("category", line.product().category());
    row.put("quantity", Math.toIntExact(line.quantity() / 100));
    row.put("unit_price", Line.hundredths(line.unitPrice()).toPlainString());
    row.put("net_amount", BigDecimal.valueOf(line.amount(), 4).setScale(2).toPlainString());
    row.put("currency", line.city().currency());
    row.put("country", line.city().country());
    row.put("region", line.city().region());
    row.put("kind", line.status().label());
    return row;
  }

  @Override
  public void write(Path file, Delivery delivery, List<Map<String, @Nullable Object>> rows)
      throws IOException {
    DateTimeFormatter format = delivery.day().toEpochDay() % ISO_EVERY == 0 ? ISO : GERMAN;
    // A fixed sync marker instead of Avro's random one makes samples reproducible.
    byte[] marker = Arrays.copyOf(delivery.fileName("").getBytes(UTF_8), 16);
    try (OutputStream out = Files.newOutputStream(file);
        DataFileWriter<GenericRecord> avro =
            new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(SCHEMA))) {
      avro.create(SCHEMA, out, marker);
      for (Map<String, @Nullable Object> row : rows) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        row.forEach((column, value) -> record.put(column, local(value, format)));
        avro.append(record);
      }
    }
  }

  /** The time with India's UTC offset. */
  private static @Nullable Object elsewhere(@Nullable Object value) {
    return value instanceof LocalDateTime utc
        ? WITH_ZONE.format(utc.atOffset(ZoneOffset.UTC).withOffsetSameInstant(INDIA))
        : value;
  }

  private static @Nullable Object local(@Nullable Object value, DateTimeFormatter format) {
    return value instanceof LocalDateTime utc
        ? format.format(utc.atZone(ZoneOffset.UTC).withZoneSameInstant(ZONE))
        : value;
  }
}
