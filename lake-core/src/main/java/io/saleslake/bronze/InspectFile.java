package io.saleslake.bronze;

import io.saleslake.FirstLine;
import io.saleslake.LakeException;
import io.saleslake.contract.FeedContract.Format;
import io.saleslake.contract.RawFormat;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Reads a raw file to its end before it is promoted, to determine whether it is readable, its
 * columns and its number of records. The accounting is compared with this count.
 */
public final class InspectFile {
  /** Error messages of the bzip2 and zstd readers, which have no specific exception. */
  private static final Pattern ENDS_EARLY = Pattern.compile("[Tt]runcated|[Uu]nexpected end");

  /** Class names that libraries include in messages. */
  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "(?: Struct: )?(?:class )?(?:[a-z][\\w$]*\\.){2,}[A-Z][\\w$.]*(?:@[0-9a-f]+)?(?:: )?");

  private final RawFormat format;
  private final Configuration hadoop;

  public InspectFile(RawFormat format, Configuration hadoop) {
    this.format = format;
    this.hadoop = hadoop;
  }

  /**
   * Reads the file to its end and returns its layout.
   *
   * @throws LakeException if the storage fails, which does not mean that the file is unreadable
   */
  public Layout inspect(Path path) {
    try {
      StoredFile file = StoredFile.of(path, hadoop);
      return file.length() == 0 ? Layout.unreadable("empty file") : read(file);
    } catch (UnreadableFileException e) {
      return Layout.unreadable(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      if (StorageException.isCauseOf(e)) {
        throw LakeException.external("Cannot read %s: %s".formatted(path, e.getMessage()), e);
      }
      return Layout.unreadable(reason(e));
    }
  }

  private Layout read(StoredFile file) throws IOException {
    try (RecordReader records = OpenRecords.open(format, file)) {
      requireKnownColumn(records);
      OptionalLong lines = plainLines(file, records.columns().size());
      if (lines.isPresent()) {
        long header = format.options().header() ? 1 : 0;
        return Layout.plain(records.columns(), lines.getAsLong() - header);
      }
      long count = 0;
      while (records.next() != null) {
        count++;
      }
      return Layout.of(records.columns(), count);
    }
  }

  private OptionalLong plainLines(StoredFile file, int columns) throws IOException {
    if (format.format() != Format.CSV) {
      return OptionalLong.empty();
    }
    try (Reader reader = OpenRecords.text(format.options(), file)) {
      return PlainCsv.countLines(reader, format.options(), columns);
    } catch (CharacterCodingException e) {
      return OptionalLong.empty(); // the record reader reports the line
    }
  }

  /** A file without any of the feed's columns belongs to another feed. */
  private void requireKnownColumn(RecordReader records) throws UnreadableFileException {
    String header =
        switch (format.format()) {
          case CSV -> "its header has";
          case PARQUET, AVRO -> "it has";
          case JSON -> "";
        };
    if (!header.isEmpty() && records.columns().stream().noneMatch(format.headers()::contains)) {
      throw new UnreadableFileException(header + " none of the feed's columns");
    }
  }

  private static boolean endsEarly(Throwable failure) {
    return failure instanceof EOFException
        || (failure.getCause() != null && endsEarly(failure.getCause()));
  }

  private String reason(Exception e) {
    String first = CLASS_NAME.matcher(FirstLine.of(e)).replaceAll("");
    return endsEarly(e) || ENDS_EARLY.matcher(first).find()
        ? "truncated"
        : "not readable as %s: %s"
            .formatted(format.format().name().toLowerCase(Locale.ROOT), first);
  }
}
