package io.saleslake.infer;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.saleslake.infer.DecodeText.Decoded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CSV or JSON samples, converted to UTF-8 in temporary files for DuckDB.
 *
 * @param originals the samples
 * @param texts the temporary file of each sample
 * @param charset the encoding of the samples
 */
record TextFiles(List<Path> originals, List<Path> texts, Charset charset, List<String> notes) {
  /** The encoding option for the contract. */
  Map<String, Object> options() {
    return charset.equals(UTF_8) ? Map.of() : Map.of("encoding", charset.name());
  }

  /** DuckDB's reason, with the sample's name instead of the temporary file's. */
  String reason(SQLException e) {
    String reason = Sql.reason(e);
    for (int i = 0; i < texts.size(); i++) {
      reason = reason.replace(texts.get(i).toString(), originals.get(i).toString());
    }
    return reason;
  }

  /** One sample, decoded. */
  private record Text(Path file, Charset charset, Decoded content, boolean detected) {}

  /**
   * Decodes all samples.
   *
   * @param given the encoding; detected if absent
   */
  static TextFiles decode(List<Path> paths, Optional<Charset> given, Scratch scratch) {
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      Path path = paths.get(i);
      try {
        Path to = scratch.resolve("sample-%d.txt".formatted(i));
        texts.add(given.isPresent() ? as(given.get(), path, to) : detect(path, to));
      } catch (IOException e) {
        throw SampleFiles.cannotInfer(path, "it cannot be read (%s)".formatted(e.getMessage()));
      }
    }
    Text first =
        texts.stream().filter(text -> !text.content().ascii()).findFirst().orElse(texts.get(0));
    for (int i = 0; i < paths.size(); i++) {
      checkSame(first, texts.get(i), paths.get(texts.indexOf(first)), paths.get(i));
    }
    return new TextFiles(
        paths, texts.stream().map(Text::file).toList(), first.charset(), notes(first));
  }

  private static List<String> notes(Text text) {
    return text.detected()
        ? List.of(
            "the text is not UTF-8; its bytes look like %s: check the letters that are not ASCII, --encoding sets another"
                .formatted(text.charset().name()))
        : List.of();
  }

  private static void checkSame(Text first, Text other, Path firstPath, Path path) {
    boolean plain = other.content().ascii() && other.charset().equals(UTF_8);
    if (!first.charset().equals(other.charset()) && !(plain && isAsciiBased(first.charset()))) {
      throw SampleFiles.cannotInfer(
          path,
          "its encoding is %s and that of %s is %s; a feed has one encoding"
              .formatted(other.charset(), firstPath.getFileName(), first.charset()));
    }
  }

  private static boolean isAsciiBased(Charset charset) {
    return Arrays.equals("a1,;".getBytes(charset), "a1,;".getBytes(UTF_8));
  }

  private static Text as(Charset charset, Path path, Path to) throws IOException {
    Decoded content =
        decode(path, charset, to)
            .orElseThrow(() -> SampleFiles.cannotInfer(path, "its text is not " + charset.name()));
    return text(path, to, charset, content, false);
  }

  private static Text text(Path path, Path to, Charset charset, Decoded content, boolean detected) {
    if (content.characters() == 0) {
      throw SampleFiles.cannotInfer(path, "it is empty");
    } else if (content.nuls() > 0) {
      throw SampleFiles.cannotInfer(path, "binary content");
    }
    return new Text(to, charset, content, detected);
  }

  private static Text detect(Path path, Path to) throws IOException {
    Optional<Charset> marked = byMark(path);
    if (marked.isPresent()) {
      return as(marked.get(), path, to);
    }
    Optional<Decoded> utf8 = decode(path, UTF_8, to);
    boolean binary = utf8.filter(content -> content.nuls() > 0).isPresent();
    boolean isUtf8 = utf8.isPresent() && !binary;
    if (!isUtf8 || utf8.get().escapes() > 0) {
      for (Charset charset : DetectEncoding.candidates(path)) {
        Optional<Decoded> content =
            isUtf8 && !charset.name().startsWith("ISO-2022")
                ? Optional.empty()
                : decode(path, charset, to).filter(Decoded::isText);
        if (content.isPresent()) {
          return text(path, to, charset, content.get(), true);
        }
      }
    }
    if (isUtf8) {
      return as(UTF_8, path, to);
    }
    throw SampleFiles.cannotInfer(
        path,
        binary ? "binary content" : "its encoding cannot be detected; name it with --encoding");
  }

  private static Optional<Decoded> decode(Path path, Charset charset, Path to) throws IOException {
    try {
      return Optional.of(DecodeText.decode(path, charset, to));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The encoding given by the byte order mark. */
  private static Optional<Charset> byMark(Path path) throws IOException {
    try (InputStream in = DecodeText.open(path)) {
      String mark = HexFormat.of().formatHex(in.readNBytes(4));
      if (mark.equals("fffe0000") || mark.equals("0000feff")) {
        return Optional.of(Charset.forName("UTF-32"));
      }
      return mark.startsWith("fffe") || mark.startsWith("feff")
          ? Optional.of(UTF_16)
          : Optional.empty();
    }
  }
}
