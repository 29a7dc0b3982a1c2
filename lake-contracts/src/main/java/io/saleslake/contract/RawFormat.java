package io.saleslake.contract;

import io.saleslake.contract.FeedContract.Format;
import java.io.Serializable;
import java.util.List;

/**
 * The expected format of a feed's files; small enough to be sent to every executor.
 *
 * @param headers the column names in the files
 */
public record RawFormat(Format format, FileOptions options, List<String> headers)
    implements Serializable {}
