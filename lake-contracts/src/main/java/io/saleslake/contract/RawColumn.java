package io.saleslake.contract;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One column of a raw file.
 *
 * @param name name used in mappings
 * @param header name used in the file
 * @param type type to which the text is converted before the mapping
 * @param formats patterns of {@link java.time.format.DateTimeFormatter} tried in order; empty means
 *     ISO 8601
 * @param timeZone time zone of timestamps without one; absent means UTC
 * @param pivotYear first year of the century for two-digit years; absent means the hundred years up
 *     to the file's arrival date
 * @param rounding for numbers with more decimals than the type; if absent, they are rejected
 */
public record RawColumn(
    String name,
    String header,
    ColumnType type,
    List<String> formats,
    Optional<ZoneId> timeZone,
    OptionalInt pivotYear,
    Optional<Rounding> rounding) {}
