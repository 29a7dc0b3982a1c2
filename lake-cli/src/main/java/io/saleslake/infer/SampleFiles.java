package io.saleslake.infer;

import io.saleslake.LakeException;
import io.saleslake.contract.FeedContract.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** The sample files: existing, not empty, and with the same format. */
record SampleFiles(Format format, List<Path> paths) {
  private static final int HEAD = 8192;

  /**
   * Detects the format from file names and first bytes.
   *
   * @throws LakeException if a file is missing, empty, or has an unknown format or a different
   *     format than the others
   */
  static SampleFiles of(List<Path> paths) {
    TreeMap<Format, Path> formats = new TreeMap<>();
    paths.forEach(path -> formats.putIfAbsent(format(path), path));
    if (formats.size() > 1) {
      Path first = formats.firstEntry().getValue();
      Path other = formats.lastEntry().getValue();
      throw cannotInfer(
          other,
          "it is %s and %s is %s; a feed has one format"
              .formatted(label(formats.lastKey()), first.getFileName(), label(formats.firstKey())));
    }
    return new SampleFiles(formats.firstKey(), List.copyOf(paths));
  }

  /**
   * The file name without extensions, dates and numbers: {@code S20_2026-04-01.csv.gz} is {@code
   * s}.
   */
  String feedName() {
    String name = String.valueOf(paths.get(0).getFileName());
    int dot = name.indexOf('.', 1);
    return Names.of((dot < 0 ? name : name.substring(0, dot)).replaceAll("[\\d_-]+$", ""), "feed");
  }

  static LakeException cannotInfer(Path path, String reason) {
    return LakeException.user("Cannot infer %s: %s".formatted(path, reason));
  }

  static String label(Format format) {
    return switch (format) {
      case CSV -> "CSV";
      case JSON -> "JSON";
      case PARQUET -> "Parquet";
      case AVRO -> "Avro";
    };
  }

  private static Format format(Path path) {
    byte[] head = head(path);
    if (head.length == 0) {
      throw cannotInfer(path, "it is empty");
    }
    if (startsWith(head, 'P', 'A', 'R', '1')) {
      return Format.PARQUET;
    } else if (startsWith(head, 'O', 'b', 'j', 1)) {
      return Format.AVRO;
    }
    Format format =
        byName(path)
            .orElseThrow(
                () ->
                    cannotInfer(
                        path,
                        "its name does not tell its format (csv, tsv, txt, json, jsonl, ndjson,"
                            + " parquet, avro; then .gz, .bz2 or .zst)"));
    return switch (format) {
      case PARQUET, AVRO ->
          throw cannotInfer(path, "its content is not %s".formatted(label(format)));
      case CSV, JSON -> format;
    };
  }

  private static Optional<Format> byName(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    String plain = name.replaceFirst("\\.(gz|bz2|zst)$", "");
    return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
      case "csv", "tsv", "txt" -> Optional.of(Format.CSV);
      case "json", "jsonl", "ndjson" -> Optional.of(Format.JSON);
      case "parquet" -> Optional.of(Format.PARQUET);
      case "avro" -> Optional.of(Format.AVRO);
      default -> Optional.empty();
    };
  }

  private static boolean startsWith(byte[] head, int... magic) {
    byte[] bytes = new byte[magic.length];
    for (int i = 0; i < magic.length; i++) {
      bytes[i] = (byte) magic[i];
    }
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, bytes, 0, magic.length);
  }

  private static byte[] head(Path path) {
    if (!Files.exists(path)) {
      throw cannotInfer(path, "there is no such file");
    } else if (!Files.isRegularFile(path)) {
      throw cannotInfer(path, "it is not a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(HEAD);
    } catch (IOException e) {
      throw cannotInfer(path, "it cannot be read (%s)".formatted(e.getMessage()));
    }
  }
}
