package io.saleslake.infer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {
  private static final String RUSSIAN =
      "номер;товар\n1;Стул деревянный\n2;Стол обеденный\n3;Шкаф для одежды\n";
  private static final String JAPANESE = "注文番号,商品名\n1,木製の椅子とテーブル\n2,ノートパソコン\n3,青い靴\n";

  @TempDir private Path folder;

  @Test
  void detectsTheEncoding() throws IOException {
    assertDetected("UTF-8", "id;name\n1;Größe\n", "UTF-8");
    assertDetected("ISO-8859-1", "id;name\n1;Größe für groß und klein\n", "ISO-8859-1");
    assertDetected("ISO-8859-1", "id;name\n1;José\n", "ISO-8859-1");
    assertDetected("windows-1252", "id;name\n1;12 €\n", "windows-1252");
    assertDetected("UTF-16LE", "id;name\n1;Größe\n2;klein\n", "UTF-16LE");
    assertDetected("UTF-16", "id;name\n1;Größe\n", "UTF-16");
  }

  @Test
  void detectsLettersThatAreNotLatin() throws IOException {
    assertDetected("windows-1251", RUSSIAN, "windows-1251");
    assertDetected("KOI8-R", RUSSIAN, "KOI8-R");
    assertDetected("Shift_JIS", JAPANESE, "Shift_JIS");
    assertDetected("EUC-JP", JAPANESE, "EUC-JP");
    assertDetected("ISO-2022-JP", JAPANESE, "ISO-2022-JP");
    assertDetected(
        "windows-1250",
        "numer;produkt\n1;krzesło drewniane\n2;stół kuchenny żółty\n3;łóżko dziecięce, świąteczne\n",
        "windows-1250");
    assertDetected("GB18030", "订单,商品\n1,木制椅子和桌子\n2,笔记本电脑\n", "GB18030");
  }

  @Test
  void findsBytesOfWindowsBehindManyOfIso() throws IOException {
    String text = "id;name\n" + "1;Größe für groß und klein\n".repeat(2000) + "2;12 €\n";

    assertDetected("windows-1252", text, "windows-1252");
  }

  @Test
  void usesTheGivenEncoding() throws IOException {
    Path file = write("a.csv", "id;name\n1;Größe\n".getBytes(Charset.forName("IBM850")));
    try (Scratch scratch = new Scratch()) {
      TextFiles files =
          TextFiles.decode(List.of(file), Optional.of(Charset.forName("IBM850")), scratch);

      assertThat(files.texts().get(0)).hasContent("id;name\n1;Größe\n");
      assertThat(files.options()).containsEntry("encoding", "IBM850");
      assertThat(files.notes()).isEmpty();
    }
  }

  @Test
  void rejectsAnEncodingThatTheFileDoesNotHave() throws IOException {
    Path file = write("a.csv", "id;name\n1;Größe\n".getBytes(Charset.forName("windows-1252")));
    try (Scratch scratch = new Scratch()) {
      assertThatThrownBy(() -> TextFiles.decode(List.of(file), Optional.of(UTF_8), scratch))
          .hasMessage("Cannot infer %s: its text is not UTF-8".formatted(file));
    }
  }

  @Test
  void rejectsFilesInSeveralEncodings() throws IOException {
    Path windows = write("a.csv", "id;name\n1;Größe €\n".getBytes(Charset.forName("windows-1252")));
    Path utf8 = write("b.csv", "id;name\n1;Größe\n".getBytes(UTF_8));
    try (Scratch scratch = new Scratch()) {
      assertThatThrownBy(() -> TextFiles.decode(List.of(windows, utf8), Optional.empty(), scratch))
          .hasMessage(
              "Cannot infer %s: its encoding is UTF-8 and that of a.csv is windows-1252; a feed has one encoding"
                  .formatted(utf8));
    }
  }

  @Test
  void readsAsciiInTheEncodingOfTheOtherFiles() throws IOException {
    Path ascii = write("a.csv", "id;name\n1;small\n".getBytes(UTF_8));
    Path windows = write("b.csv", "id;name\n1;12 €\n".getBytes(Charset.forName("windows-1252")));
    try (Scratch scratch = new Scratch()) {
      assertThat(TextFiles.decode(List.of(ascii, windows), Optional.empty(), scratch).charset())
          .isEqualTo(Charset.forName("windows-1252"));
    }
  }

  @Test
  void endsLinesWithLineFeeds() throws IOException {
    assertDecoded("a.csv", "id\r1\r2\r".getBytes(UTF_8), "id\n1\n2\n");
    assertDecoded("b.csv", "\uFEFFid\r\n1\r\n".getBytes(UTF_8), "id\n1\n");
  }

  @Test
  void decompressesByTheEndingOfTheName() throws IOException {
    ByteArrayOutputStream gz = new ByteArrayOutputStream();
    ByteArrayOutputStream bz2 = new ByteArrayOutputStream();
    ByteArrayOutputStream zst = new ByteArrayOutputStream();
    for (OutputStream out :
        List.of(
            new GZIPOutputStream(gz),
            new BZip2CompressorOutputStream(bz2),
            new ZstdOutputStream(zst))) {
      out.write("id\n1\n".getBytes(UTF_8));
      out.close();
    }

    assertDecoded("a.csv.gz", gz.toByteArray(), "id\n1\n");
    assertDecoded("a.csv.bz2", bz2.toByteArray(), "id\n1\n");
    assertDecoded("a.csv.ZST", zst.toByteArray(), "id\n1\n");
  }

  @Test
  void rejectsFilesThatAreNotCompressed() throws IOException {
    Path file = write("a.csv.gz", "id\n1\n".getBytes(UTF_8));
    try (Scratch scratch = new Scratch()) {
      assertThatThrownBy(() -> TextFiles.decode(List.of(file), Optional.empty(), scratch))
          .hasMessage("Cannot infer %s: it cannot be read (Not in GZIP format)".formatted(file));
    }
  }

  private void assertDetected(String written, String text, String detected) throws IOException {
    Path file = write("a.csv", text.getBytes(Charset.forName(written)));
    try (Scratch scratch = new Scratch()) {
      TextFiles files = TextFiles.decode(List.of(file), Optional.empty(), scratch);

      assertThat(files.charset()).isEqualTo(Charset.forName(detected));
      assertThat(files.texts().get(0)).hasContent(text);
    }
  }

  private void assertDecoded(String name, byte[] bytes, String text) throws IOException {
    Path file = write(name, bytes);
    try (Scratch scratch = new Scratch()) {
      assertThat(TextFiles.decode(List.of(file), Optional.empty(), scratch).texts().get(0))
          .hasContent(text);
    }
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
