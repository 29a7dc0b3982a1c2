package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes files that cannot be read. Their lines are in no other file, so a line that appears in
 * silver proves that a file was read partially.
 */
final class BreakFiles {
  private static final int LINES = 200;

  /** An offset in the first page of a Parquet file, after its header. */
  private static final int IN_FIRST_PAGE = 200;

  /** The sync marker that ends a block in an Avro file. */
  private static final int SYNC_MARKER = 16;

  private final ExtraFiles extra;
  private final SplittableRandom random;

  BreakFiles(ExtraFiles extra, SplittableRandom random) {
    this.extra = extra;
    this.random = random;
  }

  /** The paths of the unreadable files, relative to the bronze root. */
  List<String> write(Channel channel) throws IOException {
    List<Path> broken =
        switch (channel) {
          case STOREFRONT -> List.of(truncated(), wronglyEncoded());
          case WEBSHOP -> List.of(garbage());
          case WHOLESALE -> List.of(truncated(), brokenPage());
          case PARTNER -> List.of(empty(), brokenBlock());
        };
    return broken.stream().map(extra::relative).toList();
  }

  private Path truncated() throws IOException {
    Path file = complete(StorefrontFeed.RESENDS);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var unused = channel.truncate(channel.size() * 2 / 3);
    }
    return file;
  }

  private Path wronglyEncoded() throws IOException {
    List<Line> notAscii =
        extra.lines(LINES).stream()
            .filter(line -> !US_ASCII.newEncoder().canEncode(line.city().region()))
            .toList();
    Path file = extra.write("legacy", notAscii);
    return Files.writeString(file, Files.readString(file, UTF_8), ISO_8859_1);
  }

  private Path garbage() throws IOException {
    byte[] bytes = new byte[5_000];
    random.nextBytes(bytes);
    // This byte is never valid in UTF-8.
    bytes[0] = (byte) 0xFF;
    return Files.write(complete("export"), bytes);
  }

  private Path empty() throws IOException {
    return Files.write(complete("export"), new byte[0]);
  }

  private Path brokenPage() throws IOException {
    Path file = complete("page");
    overwrite(file, IN_FIRST_PAGE);
    return file;
  }

  private Path brokenBlock() throws IOException {
    Path file = complete("block");
    overwrite(file, Files.size(file) - SYNC_MARKER);
    return file;
  }

  private static void overwrite(Path file, long position) throws IOException {
    byte[] bytes = new byte[SYNC_MARKER];
    Arrays.fill(bytes, (byte) 0xFF);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var unused = channel.write(ByteBuffer.wrap(bytes), position);
    }
  }

  private Path complete(String sender) throws IOException {
    return extra.write(sender, extra.lines(LINES));
  }
}
