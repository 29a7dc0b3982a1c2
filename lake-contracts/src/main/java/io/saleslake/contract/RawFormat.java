package io.saleslake.contract;

import io.saleslake.contract.FeedContract.Format;
import java.io.Serializable;
import java.util.List;

/**
 * What the files of a feed are expected to look like; small enough to travel to every executor.
 *
 * @param headers the columns as the files call them
 */
public record RawFormat(Format format, FileOptions options, List<String> headers)
    implements Serializable {}
