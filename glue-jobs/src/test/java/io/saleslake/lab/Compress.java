package io.saleslake.lab;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Compressed bytes. */
final class Compress {
  private interface Write {
    void to(ByteArrayOutputStream bytes) throws IOException;
  }

  private Compress() {}

  static byte[] gzip(byte[] plain) {
    return bytes(
        bytes -> {
          try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
          }
        });
  }

  /** Some text, then one character repeated many times. */
  static byte[] gzip(String start, char fill, int times) {
    return bytes(
        bytes -> {
          try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            byte[] chunk = new byte[1 << 20];
            Arrays.fill(chunk, (byte) fill);
            for (int left = times; left > 0; left -= chunk.length) {
              out.write(chunk);
            }
          }
        });
  }

  static byte[] bzip2(byte[] plain) {
    return bytes(
        bytes -> {
          try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
            out.write(plain);
          }
        });
  }

  static byte[] zip(byte[] plain) {
    return bytes(
        bytes -> {
          try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("rows.csv"));
            out.write(plain);
          }
        });
  }

  static byte[] zstd(byte[] plain) {
    return Zstd.compress(plain);
  }

  static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static byte[] bytes(Write write) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write.to(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
