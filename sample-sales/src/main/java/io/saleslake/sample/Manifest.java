package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.saleslake.LakeException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/**
 * What a sample holds, and what a lake that promotes all of it in one run must say about it. The
 * numbers come from what was planted, not from the lake.
 *
 * @param feeds by name
 */
public record Manifest(SampleOptions options, Map<String, Feed> feeds) {
  /**
   * The files of one feed.
   *
   * @param files all of them, the unreadable ones included
   * @param unreadable paths below the bronze root of files that give no row
   * @param skipped paths of further files, whose names say that they are never read
   * @param records in the readable files, headers aside
   * @param planted by kind of defect
   */
  public record Feed(
      int files,
      List<String> unreadable,
      List<String> skipped,
      long records,
      Map<String, Planted> planted,
      Expected expected) {}

  /**
   * Defects of one kind.
   *
   * @param rule what such a row breaks; empty where it is no reason for quarantine
   * @param count of rows; of an unnamed column, of files
   */
  public record Planted(String rule, long count) {}

  /**
   * The lake's accounting: {@code rowsRead = promoted + duplicates + superseded + quarantined}.
   *
   * @param rowsRead the records, or the rows they are reshaped to
   * @param duplicates rows that are equal to the newest with their key
   * @param superseded rows that are not
   * @param quarantinedByRule each row breaks one rule
   * @param keys distinct business keys in silver at the end
   * @param amounts the sum of the lines in silver per currency; empty for reference data
   * @param digest the sum over the lines in silver of {@link #digest} of {@code
   *     order_id/line_id@yyyy-MM-dd HH:mm}: it differs where a key or a time was changed
   */
  public record Expected(
      long rowsRead,
      long duplicates,
      long superseded,
      long quarantined,
      Map<String, Long> quarantinedByRule,
      long keys,
      Map<String, BigDecimal> amounts,
      long digest) {

    /** Rows inserted or updated: in one run, one per key. */
    public long promoted() {
      return keys;
    }
  }

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** The first 32 bits of the text's MD5, which SQL has as well. */
  static long digest(String text) {
    try {
      byte[] md5 = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
      return ByteBuffer.wrap(md5).getInt() & 0xFFFFFFFFL;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** The counts of one feed. */
  public Feed feed(String name) {
    Feed feed = feeds.get(name);
    if (feed == null) {
      throw LakeException.user(
          "Invalid feed: %s (the sample has %s)"
              .formatted(name, String.join(", ", feeds.keySet())));
    }
    return feed;
  }

  public String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always valid JSON", e);
    }
  }

  public static Manifest fromJson(String json) {
    try {
      return JSON.readValue(json, Manifest.class);
    } catch (JsonProcessingException e) {
      throw LakeException.user("Cannot read the sample's manifest: " + e.getOriginalMessage());
    }
  }
}
