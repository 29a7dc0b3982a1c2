package io.saleslake.lab;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** JSON files with a hostile structure. */
final class HostileJson {
  private static final int MEBI = 1 << 20;

  private final Draw draw;
  private final List<LabFile> files = new ArrayList<>();

  private HostileJson(Draw draw) {
    this.draw = draw;
  }

  static List<LabFile> files(Draw draw) {
    HostileJson json = new HostileJson(draw);
    json.layouts();
    json.grammar();
    json.texts();
    json.sizes();
    return json.files;
  }

  private void add(String name, byte[] content) {
    String file = name.contains(".") ? name : name + ".json";
    files.add(new LabFile(LabFeed.FJSON, "json special", name, file, content));
  }

  private void add(String name, String... lines) {
    add(name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  private String row() {
    return draw.json();
  }

  private String text(String json) {
    return JsonText.with(draw, LabColumn.S, json);
  }

  private void layouts() {
    add("lines", row(), row());
    add("crlf", (row() + "\r\n" + row() + "\r\n").getBytes(UTF_8));
    add("no-last-line-end", row().getBytes(UTF_8));
    add("blank-lines", "", row(), "", "   ", row(), "");
    add("ten-on-one-line", tenRows(""));
    add("hundred-on-one-line", tenRows("") + tenRows(" ") + tenRows("\t") + tenRows("  "));
    add("two-and-garbage", row() + row() + "garbage", row());
    add("garbage-after", row() + " garbage", row() + ",", row() + "]", row() + "}", row());
    add("comma-between", row() + "," + row(), row());
    add("array", "[" + row() + "," + row() + "]");
    add("array-later", row(), "[" + row() + "]", row());
    add("pretty", row().replace(",", ",\n  "), row().replace("{", "{\n"));
    add("bom", ("\ufeff" + row() + "\n").getBytes(UTF_8));
    add("utf16", (row() + "\n").getBytes(UTF_16LE));
    add("empty", new byte[0]);
    add("only-blanks", " ", "", "\t");
    add("scalars", "1", "\"x\"", "true", "null", "-");
    add("scalar-later", row(), "1", "\"x\"", "null", row());
    add("cut", row(), row().substring(0, 40));
    add("gzip.json.gz", Compress.gzip((row() + "\n" + row() + "\n").getBytes(UTF_8)));
    add("csv", Draw.header(LabFeed.FCSV), draw.line(LabFeed.FCSV));
    add("nul", row().replace("\"s\":\"", "\"s\":\"\0"), row());
    add("other-keys", "{\"x\":1}", "{\"y\":2}");
    add("no-keys", "{}", "{ }", row());
  }

  private String tenRows(String between) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      rows.append(row()).append(between);
    }
    return rows.toString();
  }

  private void grammar() {
    add("comments", "// comment", "/* c */" + row(), row() + "// end", "# x", row());
    add("single-quotes", row().replace('"', '\''), row());
    add("unquoted-keys", row().replace("\"id\"", "id"), row());
    add("trailing-comma", row().replace("}", ",}"), row());
    add("missing-comma", row().replaceFirst(",", " "), row());
    add(
        "not-a-number",
        JsonText.with(draw, LabColumn.DBL, "NaN"),
        JsonText.with(draw, LabColumn.DBL, "Infinity"),
        row());
    add(
        "leading-zeros",
        JsonText.with(draw, LabColumn.N, "007"),
        JsonText.with(draw, LabColumn.N, "+7"),
        JsonText.with(draw, LabColumn.M, ".5"),
        JsonText.with(draw, LabColumn.M, "5."),
        row());
    add("hex", JsonText.with(draw, LabColumn.N, "0x10"), row());
    add(
        "upper-case-words",
        JsonText.with(draw, LabColumn.B, "TRUE"),
        JsonText.with(draw, LabColumn.B, "Null"),
        row());
    add(
        "duplicate-keys",
        row().replace("}", ",\"n\":5}"),
        row().replace("}", ",\"x\":1,\"x\":2}"),
        row());
    add(
        "case-keys",
        row().replace("}", ",\"N\":5,\"ID\":\"other\"}"),
        row().replace("\"n\"", "\"N\""),
        row());
    add("missing-keys", "{\"id\":\"%s\"}".formatted(draw.id()), "{\"s\":\"no id\"}", row());
    add(
        "reserved-keys",
        row().replace("}", ",\"_corrupt_record\":\"x\",\"_metadata\":{\"a\":1}}"),
        row());
    add("escaped-keys", row().replace("\"n\"", "\"\\u006e\""), row());
    add("empty-key", row().replace("}", ",\"\":1}"), row());
    add(
        "nulls",
        JsonText.with(draw, LabColumn.N, "null"),
        JsonText.with(draw, LabColumn.ID, "null"),
        JsonText.with(draw, LabColumn.ID, "\"\""));
    add(
        "other-types",
        JsonText.with(draw, LabColumn.ID, "\"" + draw.id() + "\""),
        text("12.50"),
        text("true"),
        JsonText.with(draw, LabColumn.B, "1"),
        JsonText.with(draw, LabColumn.N, "true"),
        JsonText.with(draw, LabColumn.D, "20260101"),
        row());
    add(
        "nested",
        text("{\"a\": [1, 2.50, {\"b\": null}]}"),
        text("[ ]"),
        JsonText.with(draw, LabColumn.N, "[1]"),
        JsonText.with(draw, LabColumn.N, "{}"),
        row());
    add("form-feed", "\f" + row(), row().replace(",", ",\u00a0"), row());
  }

  private void texts() {
    add(
        "escapes",
        text("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\""),
        text("\"\\x41\""),
        text("\"\\u00g0\""),
        text("\"\\'\""),
        row());
    add(
        "lone-surrogates",
        text("\"\\ud800\""),
        text("\"a\\udc00b\""),
        text("\"\\udc00\\ud800\""),
        row());
    add("lone-surrogate-elsewhere", row().replace("}", ",\"x\":\"\\ud800\"}"), row());
    add("escaped-nul", text("\"a\\u0000b\""), row());
    add("raw-controls", text("\"a\tb\""), text("\"a\u0001b\""), text("\"a\u007fb\""), row());
    add("separators-of-unicode", text("\"a\u2028b\u0085c\""), row());
    add("bad-utf8", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
    add("unclosed-text", text("\"open"), row());
    add("line-break-in-text", text("\"two\nlines\""), row());
  }

  private void sizes() {
    add("nested-100", text("[".repeat(100) + "]".repeat(100)), row());
    add(
        "nested-3000",
        text("[".repeat(3000) + "]".repeat(3000)),
        text("{\"a\":".repeat(3000) + "1" + "}".repeat(3000)),
        row());
    add("nested-100000", text("[".repeat(100_000)), row());
    add("text-of-10-mebi", text("\"" + "x".repeat(10 * MEBI) + "\""), row());
    add("text-of-25-mebi", text("\"" + "x".repeat(25 * MEBI) + "\""), row());
    add(
        "number-of-900-digits",
        JsonText.with(draw, LabColumn.N, "9".repeat(900)),
        text("9".repeat(900)),
        row());
    add(
        "number-of-2000-digits",
        JsonText.with(draw, LabColumn.M, "9".repeat(2000)),
        text("9".repeat(2000)),
        row());
    add("key-of-60000", row().replace("}", ",\"" + "k".repeat(60_000) + "\":1}"), row());
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      keys.append(",\"x").append(i).append("\":").append(i);
    }
    add("5000-keys", row().replace("}", keys + "}"), row());
  }
}
