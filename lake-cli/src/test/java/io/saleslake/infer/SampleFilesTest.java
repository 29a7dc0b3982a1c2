package io.saleslake.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty.csv    | ''                  | it is empty
          data.xlsx    | PK                  | its name does not tell its format (csv, tsv, txt, json, jsonl, ndjson, parquet, avro; then .gz, .bz2 or .zst)
          x.parquet    | hello               | its content is not Parquet
          x.avro       | hello               | its content is not Avro
          x.csv        | 'a,b\n'             | it has columns but no rows
          x.json       | '[{\"a\": 1}]'      | it has no records; the lake reads JSON lines, an object per line
          x.parquet    | PAR1 begins it only | No magic bytes found at end of file 'FILE'
          """)
  void rejectsFilesThatAreNotASample(String name, String bytes, String reason) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> infer(file))
        .hasMessage("Cannot infer %s: %s".formatted(file, reason.replace("FILE", file.toString())));
  }

  @Test
  void rejectsBinaryContent() throws IOException {
    Path file = Files.write(folder.resolve("x.csv"), new byte[] {'a', ',', 0, '\n', 'b'});

    assertThatThrownBy(() -> infer(file))
        .hasMessage("Cannot infer %s: binary content".formatted(file));
  }

  @Test
  void rejectsAMissingFile() {
    assertThatThrownBy(() -> infer(folder.resolve("absent.csv")))
        .hasMessage(
            "Cannot infer %s: there is no such file".formatted(folder.resolve("absent.csv")));
    assertThatThrownBy(() -> infer(folder))
        .hasMessage("Cannot infer %s: it is not a file".formatted(folder));
  }

  @Test
  void rejectsFilesOfSeveralFormats() throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "a\n1\n");
    Path json = Files.writeString(folder.resolve("b.json"), "{\"a\":1}\n");

    assertThatThrownBy(() -> infer(csv, json))
        .hasMessage(
            "Cannot infer %s: it is JSON and a.csv is CSV; a feed has one format".formatted(json));
  }

  @Test
  void rejectsFilesWithDifferentDelimiters() throws IOException {
    Path commas = Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n");
    Path tabs = Files.writeString(folder.resolve("b.csv"), "a\tb\n1\t2\n");

    assertThatThrownBy(() -> infer(commas, tabs))
        .hasMessage(
            "Cannot infer %s: its format differs from a.csv (delimiter tab and a header against ',' and a header)"
                .formatted(tabs));
  }

  @Test
  void rejectsTextThatIsNotCsv() throws IOException {
    byte[] noise = new byte[2000];
    new java.util.Random(7).nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noise[i] == 0 ? 1 : noise[i];
    }
    Path file = Files.write(folder.resolve("noise.csv"), noise);

    assertThatThrownBy(() -> infer(file))
        .hasMessage(
            "Cannot infer %s: its encoding cannot be detected; name it with --encoding"
                .formatted(file));
  }

  @Test
  void namesAFeedLikeItsFiles() throws IOException {
    assertThat(feedName("S20_2026-04-01.csv.gz")).isEqualTo("s");
    assertThat(feedName("Online Retail.csv")).isEqualTo("online_retail");
    assertThat(feedName("2026-04-01.csv")).isEqualTo("feed");
  }

  private String feedName(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "a\n1\n");
    return SampleFiles.of(List.of(file)).feedName();
  }

  private static InferFeed.Inferred infer(Path... files) {
    return InferSample.infer(Optional.empty(), files);
  }
}
