package io.saleslake.lab;

import io.saleslake.lab.Verdict.Accept;
import io.saleslake.lab.Verdict.Either;
import io.saleslake.lab.Verdict.Reject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as text, by java.time. */
final class TypedTime {
  private static final Pattern ISO =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})([T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(\\.[0-9]{1,9})?)?(.*)");
  private static final Pattern OFFSET = Pattern.compile("Z|[+-][0-9]{2}:[0-9]{2}");
  private static final Pattern LOOSE_ZONE =
      Pattern.compile(
          " ?(z|Z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?(:[0-9]{2})?|[A-Z][A-Za-z]+/[A-Za-z_]+)");
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Verdict TYPE = new Reject("type");

  private TypedTime() {}

  static DateTimeFormatter strict(String format) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(format.replace('y', 'u'))
        .toFormatter(Locale.US)
        .withChronology(IsoChronology.INSTANCE)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  static Verdict of(LabFeed feed, String text) {
    List<String> formats = feed.layout().timestampFormats();
    if (!formats.isEmpty()) {
      for (String format : formats) {
        try {
          return at(LocalDateTime.parse(text, strict(format)), zone(feed), null);
        } catch (DateTimeException e) {
          // the next format
        }
      }
      return TYPE;
    }
    return iso(feed, text);
  }

  private static Verdict iso(LabFeed feed, String text) {
    Matcher parts = ISO.matcher(text);
    if (!parts.matches()) {
      return TYPE;
    }
    String fraction = parts.group(5) == null ? "" : parts.group(5);
    String suffix = parts.group(6);
    if ((!fraction.isEmpty() && parts.group(4) == null) || finerThanMicros(fraction)) {
      return TYPE;
    }
    LocalDateTime local;
    try {
      local =
          LocalDateTime.parse(
              parts.group(1)
                  + "T"
                  + (parts.group(3) == null ? "00:00" : parts.group(3))
                  + (parts.group(4) == null ? ":00" : parts.group(4))
                  + fraction);
    } catch (DateTimeException e) {
      return TYPE;
    }
    if (suffix.isEmpty()) {
      return at(local, zone(feed), null);
    }
    if (parts.group(3) == null) {
      return TYPE;
    }
    return zoned(local, suffix, parts.group(4) != null);
  }

  private static Verdict zoned(LocalDateTime local, String suffix, boolean seconds) {
    boolean plain = seconds && OFFSET.matcher(suffix).matches();
    if (!plain && !LOOSE_ZONE.matcher(suffix).matches()) {
      return TYPE;
    }
    try {
      ZoneId zone = ZoneId.of(suffix.strip().replace("z", "Z"));
      return at(local, zone, plain ? null : Stricter.TIMESTAMP_FORM);
    } catch (DateTimeException e) {
      return TYPE;
    }
  }

  /** Of two instants the one in summer time; a local time in a gap is none. */
  private static Verdict at(LocalDateTime local, ZoneId zone, @Nullable Stricter stricter) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      return TYPE;
    }
    Instant instant = local.toInstant(offsets.get(0));
    if (instant.isBefore(EARLIEST)) {
      return new Reject("range");
    }
    return stricter == null ? new Accept(instant) : new Either(instant, stricter);
  }

  /** Silver keeps microseconds. */
  private static boolean finerThanMicros(String fraction) {
    return fraction.length() > 7 && !fraction.substring(7).replace("0", "").isEmpty();
  }

  private static ZoneId zone(LabFeed feed) {
    return feed.layout().zone().isEmpty() ? ZoneOffset.UTC : ZoneId.of(feed.layout().zone());
  }
}
