package io.saleslake.contract;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One column of a raw file.
 *
 * @param name how mappings call it
 * @param header how the file calls it
 * @param type what the text is converted to before the mapping sees it
 * @param formats patterns of {@link java.time.format.DateTimeFormatter} tried in order; none means
 *     ISO 8601
 * @param timeZone the zone of timestamps that carry none; absent means UTC
 */
public record RawColumn(
    String name, String header, ColumnType type, List<String> formats, Optional<ZoneId> timeZone) {}
