package io.saleslake.bronze;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Reads text line by line. Lines end with LF, CRLF or CR. */
final class LineReader implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Reader reader;
  private final String encoding;
  private final int longest;
  private final char[] buffer = new char[BUFFER];
  private int position;
  private int limit;
  private long number;
  private String terminator = "";

  /**
   * @param encoding of the text, for messages
   * @param longest maximum number of characters in a line
   */
  LineReader(Reader reader, String encoding, int longest) {
    this.reader = reader;
    this.encoding = encoding;
    this.longest = longest;
  }

  /** Number of the last line, counted from 1. */
  long number() {
    return number;
  }

  /** The line break that ended the last line; empty at the end of the file. */
  String terminator() {
    return terminator;
  }

  /** Returns the next line without its line break, or null at the end of the file. */
  @Nullable String next() throws IOException {
    if (position == limit && !fill()) {
      return null;
    }
    number++;
    StringBuilder begun = null;
    do {
      int start = position;
      char c = 0;
      while (position < limit) {
        c = buffer[position];
        if (c <= '\r' && (c == '\n' || c == '\r' || c == 0)) {
          break;
        }
        position++;
      }
      if (position < limit && c == 0) {
        throw new UnreadableFileException("binary content in line " + number);
      }
      if (position < limit && begun == null) {
        String line = new String(buffer, start, position - start);
        endLine(c);
        return line;
      }
      begun = begun == null ? new StringBuilder() : begun;
      if (begun.length() + position - start > longest) {
        throw new UnreadableFileException(
            "line %d is longer than %,d characters".formatted(number, longest));
      }
      begun.append(buffer, start, position - start);
      if (position < limit) {
        endLine(c);
        return begun.toString();
      }
    } while (fill());
    terminator = "";
    return begun.toString();
  }

  private void endLine(char c) throws IOException {
    position++;
    terminator = c == '\n' ? "\n" : "\r";
    if (c == '\r' && (position < limit || fill()) && buffer[position] == '\n') {
      position++;
      terminator = "\r\n";
    }
  }

  private boolean fill() throws IOException {
    try {
      int length = reader.read(buffer);
      // Java's decoders do not remove the byte order mark in UTF-8.
      position = number == 0 && length > 0 && buffer[0] == '\uFEFF' ? 1 : 0;
      limit = Math.max(0, length);
      return length > position || (length > 0 && fill());
    } catch (CharacterCodingException e) {
      throw new UnreadableFileException(
          "not %s in or after line %d; options.encoding names the encoding of a feed"
              .formatted(encoding, Math.max(1, number)),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
