package io.saleslake.contract;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One column of a raw file.
 *
 * @param name how mappings call it
 * @param header how the file calls it
 * @param type what the text is converted to before the mapping sees it
 * @param formats patterns of {@link java.time.format.DateTimeFormatter} tried in order; none means
 *     ISO 8601
 * @param timeZone the zone of timestamps that carry none; absent means UTC
 * @param pivotYear the first of the hundred years that a year of two digits can mean; absent means
 *     the hundred years up to the file's day of arrival
 * @param rounding of numbers with more decimals than the type has; absent, they are rejected
 */
public record RawColumn(
    String name,
    String header,
    ColumnType type,
    List<String> formats,
    Optional<ZoneId> timeZone,
    OptionalInt pivotYear,
    Optional<Rounding> rounding) {}
