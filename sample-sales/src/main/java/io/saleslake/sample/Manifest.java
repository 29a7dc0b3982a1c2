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
 * The content of a sample and the expected results of promoting it in one run. The numbers are
 * derived from the planted data, not from the lake.
 *
 * @param feeds feeds by name
 */
public record Manifest(SampleOptions options, Map<String, Feed> feeds) {
  /**
   * The files of one feed.
   *
   * @param files number of files, including unreadable ones
   * @param unreadable paths of unreadable files, relative to the bronze root
   * @param skipped paths of additional files with hidden names, which are never read
   * @param records number of records in readable files, without headers
   * @param planted defects by kind
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
   * @param rule the violated rule; empty if it does not cause quarantine
   * @param count number of rows; for an unnamed column, number of files
   */
  public record Planted(String rule, long count) {}

  /**
   * The lake's accounting: {@code rowsRead = promoted + duplicates + superseded + quarantined}.
   *
   * @param rowsRead number of records, or of rows after reshaping
   * @param duplicates rows that equal the newest row with their key
   * @param superseded older rows that differ from the newest row with their key
   * @param quarantinedByRule rows by rule; each row violates one rule
   * @param keys number of distinct business keys in silver
   * @param amounts sum of the amounts in silver by currency; empty for reference data
   * @param digest the sum over the lines in silver of {@link #digest} of {@code
   *     order_id/line_id@yyyy-MM-dd HH:mm}: it changes if a key or a time changes
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

    /** Rows inserted or updated, which is one per key in a single run. */
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

  /** The first 32 bits of the text's MD5, which can also be computed in SQL. */
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
