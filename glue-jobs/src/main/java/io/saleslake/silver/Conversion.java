package io.saleslake.silver;

import io.saleslake.contract.ColumnType;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.RawColumn;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Spark SQL that turns a value into a column's type, and into NULL where it does not convert. */
final class Conversion {
  private static final FileOptions PLAIN =
      new FileOptions(",", '"', '"', "UTF-8", true, false, '.', "", List.of());

  private Conversion() {}

  /** The value of a raw column, by the feed's number marks, date formats and time zone. */
  static String ofRaw(String value, DataType from, RawColumn column, FileOptions options) {
    return of(value, from, column.type(), column.formats(), column.timeZone(), options);
  }

  /** A mapped value; text is read as ISO 8601 and with a decimal point. */
  static String ofMapped(String value, DataType from, ColumnType to) {
    return of(value, from, to, List.of(), Optional.empty(), PLAIN);
  }

  private static String of(
      String value,
      DataType from,
      ColumnType to,
      List<String> formats,
      Optional<ZoneId> zone,
      FileOptions options) {
    if (from.sameType(DataType.fromDDL(to.sql()))) {
      return value;
    }
    if (!from.sameType(DataTypes.StringType)) {
      return cast(value, to);
    }
    return switch (to.kind()) {
      case INT, BIGINT, DECIMAL, DOUBLE -> cast(number(value, options), to);
      case DATE, TIMESTAMP -> {
        String time = formats.isEmpty() ? iso(value) : formatted(value, formats);
        String local =
            zone.map(id -> "to_utc_timestamp(%s, '%s')".formatted(time, id.getId())).orElse(time);
        yield to.kind() == ColumnType.Kind.DATE ? cast(local, to) : local;
      }
      case STRING, BOOLEAN -> cast(value, to);
    };
  }

  private static String cast(String value, ColumnType to) {
    return "try_cast(%s AS %s)".formatted(value, to.sql());
  }

  /** {@code 1.299,00} as {@code 1299.00} where the feed writes numbers so. */
  private static String number(String value, FileOptions options) {
    String plain = value;
    if (!options.thousandsMark().isEmpty()) {
      plain = "replace(%s, %s, '')".formatted(plain, literal(options.thousandsMark()));
    }
    if (options.decimalMark() != '.') {
      plain =
          "replace(%s, %s, '.')".formatted(plain, literal(String.valueOf(options.decimalMark())));
    }
    return plain;
  }

  /** Spark also takes "12:30" for a timestamp (of today) and "2026" for a date: not from a file. */
  private static String iso(String value) {
    return "CASE WHEN %1$s LIKE '____-__-__%%' THEN try_cast(%1$s AS TIMESTAMP) END"
        .formatted(value);
  }

  private static String formatted(String value, List<String> formats) {
    StringBuilder sql = new StringBuilder("coalesce(");
    for (String format : formats) {
      sql.append(sql.length() > "coalesce(".length() ? ", " : "")
          .append("try_to_timestamp(%s, %s)".formatted(value, literal(format)));
    }
    return sql.append(')').toString();
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
