package io.saleslake.bronze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.contract.FeedContract.Format;
import io.saleslake.contract.FileOptions;
import io.saleslake.contract.FileOptions.Quotes;
import io.saleslake.contract.RawFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A storage failure must not be treated as an unreadable file, which would be quarantined. */
class StorageFailureTest {
  private static final FileOptions OPTIONS =
      new FileOptions(
          ",", '"', '"', "UTF-8", true, false, Quotes.STRICT, '.', "", List.of(), List.of());

  @TempDir java.nio.file.Path folder;

  /** Storage whose connection breaks after a few bytes, or that denies access to a file. */
  public static final class Flaky extends RawLocalFileSystem {
    @Override
    public String getScheme() {
      return "flaky";
    }

    @Override
    public URI getUri() {
      return URI.create("flaky:///");
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
      if (path.getName().startsWith("denied")) {
        throw new FileNotFoundException(path + " (Permission denied)");
      }
      FSDataInputStream stream = super.open(path, bufferSize);
      return new FSDataInputStream(
          new FSInputStream() {
            private int reads;

            @Override
            public int read() throws IOException {
              fail();
              return stream.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
              fail();
              return stream.read(buffer, offset, Math.min(length, 8));
            }

            private void fail() throws IOException {
              if (++reads > 2) {
                throw new IOException("Connection reset");
              }
            }

            @Override
            public void seek(long position) throws IOException {
              stream.seek(position);
            }

            @Override
            public long getPos() throws IOException {
              return stream.getPos();
            }

            @Override
            public boolean seekToNewSource(long position) {
              return false;
            }
          });
    }
  }

  private Layout inspect(Format format, String name) throws IOException {
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.flaky.impl", Flaky.class.getName());
    java.nio.file.Path file = folder.resolve(name);
    return new InspectFile(new RawFormat(format, OPTIONS, List.of("id")), hadoop)
        .inspect(new Path("flaky", null, file.toString()));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void failsTheRunWhenTheConnectionBreaks(Format format) throws IOException {
    String start = format == Format.AVRO ? "Obj\001" : "id,x\n";
    Files.writeString(folder.resolve("orders"), start + "1,2\n".repeat(1000));

    assertThatThrownBy(() -> inspect(format, "orders"))
        .isInstanceOf(LakeException.class)
        .hasMessage("Cannot read flaky:%s: Connection reset".formatted(folder.resolve("orders")));
  }

  @Test
  void failsTheRunWhenTheFileMayNotBeRead() throws IOException {
    Files.writeString(folder.resolve("denied.csv"), "id\n1\n");

    assertThatThrownBy(() -> inspect(Format.CSV, "denied.csv"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("denied.csv (Permission denied)");
  }

  @Test
  void treatsAMissingFileAsDeleted() throws IOException {
    assertThat(inspect(Format.CSV, "gone.csv").unreadable()).isEqualTo("gone");
  }
}
