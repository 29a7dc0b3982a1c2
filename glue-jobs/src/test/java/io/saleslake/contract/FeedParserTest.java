package io.saleslake.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.saleslake.sql.CheckSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeedParserTest {
  private static final String TILL = "contracts/shop/feeds/till.yaml: ";
  private static final String RAW = TILL + "schema[0]";
  private static final String PRICES = "contracts/shop/feeds/price_list.yaml: schema[0]";

  @ParameterizedTest(name = "{0}")
  @MethodSource({"brokenFiles", "brokenColumns", "brokenOptions"})
  void namesFileAndKeyOf(String name, Change change, List<String> problems, @TempDir Path folder)
      throws IOException {
    assertThat(change.problemsIn(folder, CheckSyntax::check)).containsExactlyElementsOf(problems);
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        till("schema:\n  - name: till\n", "schema:\n  - name: tills\n")
            .gives("another name", RAW + ".name: must be the file's name, 'till', not 'tills'"),
        till("  - name: sales\n", "  - name: other\n  - name: sales\n")
            .gives(
                "three objects",
                TILL + "schema: must have two objects, the raw file and its mapping, not 3"),
        till("  - name: sales\n", "  - name: orders\n")
            .gives(
                "an unknown table", TILL + "schema[1].name: silver table 'orders' does not exist"),
        till("value: csv", "value: xml")
            .gives(
                "unknown format",
                RAW + ".format: unknown value 'xml' (allowed: csv, json, parquet, avro)"),
        till("      - property: format\n        value: csv\n", "")
            .gives("no format", RAW + ": missing: the custom property 'format'"),
        till("property: options", "property: option")
            .gives(
                "unknown setting",
                RAW
                    + ".customProperties[1].property: unknown property 'option' (allowed here:"
                    + " engine, format, options, reshape, rejectLimit)"),
        till(
                "    customProperties:\n",
                "    quality: [{type: custom, engine: dqdl, implementation: RowCount > 0}]\n    customProperties:\n")
            .gives("a rule of the raw file", RAW + ".quality: has no effect in a raw file"),
        prices("FROM price_list", "FROM silver.products")
            .gives(
                "reshape of another table",
                PRICES + ".reshape: reads 'silver.products'; it may read 'price_list' only"),
        prices("FROM price_list", "FROM price_list WHERE article IN (SELECT name FROM other)")
            .gives(
                "reshape that looks at another table",
                PRICES + ".reshape: reads 'other'; it may read 'price_list' only"),
        prices("_record, ", "")
            .gives(
                "reshape without the record",
                PRICES + ".reshape: must pass the column _record on, which ties a row to its file"),
        prices("SELECT _record, article AS id, english AS name FROM", "DELETE FROM")
            .gives(
                "reshape that is no query",
                PRICES + ".reshape: must pass the column _record on, which ties a row to its file",
                PRICES + ".reshape: must be a query, and change nothing"),
        prices("english AS name", "to_date(english) AS name")
            .gives(
                "a conversion in a reshape",
                PRICES
                    + ".reshape: to_date would lose values in silence; give the mapped column the"
                    + " type instead"),
        prices("english AS name", "stack(2000000000, english) AS name")
            .gives(
                "rows without end",
                PRICES + ".reshape: stack: the size must be a number up to 1000"),
        prices(
                "- name: english\n        logicalType: string",
                "- name: english\n        logicalType: date")
            .gives(
                "a type before a reshape",
                PRICES
                    + ".properties[1].logicalType: must be string: a feed with a reshape converts"
                    + " afterwards"));
  }

  static Stream<Arguments> brokenColumns() {
    String sold = RAW + ".properties[1].logicalTypeOptions";
    return Stream.of(
        till("- name: article\n", "- name: receipt\n")
            .gives(
                "duplicate column",
                RAW + ".properties[2].name: duplicate column 'receipt'",
                TILL + "schema[1].properties[2].transformLogic: column 'article' does not exist"),
        till("physicalName: Article", "physicalName: receipt")
            .gives(
                "duplicate header",
                RAW + ".properties[2].physicalName: duplicate column 'receipt'"),
        till("format: dd.MM.yyyy HH:mm", "format: dd.QQ.bbbb")
            .gives(
                "bad date format",
                sold
                    + ".format: 'dd.QQ.bbbb' does not give a date (letters of Spark's datetime"
                    + " patterns, MM is the month)"),
        till("format: dd.MM.yyyy HH:mm", "format: dd.mm.yyyy")
            .gives(
                "minutes for months",
                sold
                    + ".format: 'dd.mm.yyyy' does not give a date (letters of Spark's datetime"
                    + " patterns, MM is the month)"),
        till("format: dd.MM.yyyy HH:mm", "format: YYYY-MM-dd")
            .gives(
                "years of weeks",
                sold
                    + ".format: 'YYYY-MM-dd' does not give a date (letters of Spark's datetime"
                    + " patterns, MM is the month)"),
        till("format: dd.MM.yyyy HH:mm\n", "format: d.M.yy\n")
            .and(
                till(
                    "        physicalName: Sold\n",
                    "        customProperties: [{property: formats, value: [yyyyMMdd, MM]}]\n"))
            .gives(
                "the second of several date formats",
                RAW
                    + ".properties[1].formats: 'MM' does not give a date (letters of Spark's"
                    + " datetime patterns, MM is the month)"),
        till("Europe/Vienna", "Europe/Wien")
            .gives("bad time zone", sold + ".defaultTimezone: unknown time zone 'Europe/Wien'"),
        till("logicalType: timestamp", "logicalType: date")
            .gives("time zone of a date", sold + ".defaultTimezone: needs a timestamp, not date"),
        till(
                "physicalType: int\n",
                "physicalType: int\n        logicalTypeOptions: {format: '0'}\n")
            .gives(
                "format of a number",
                RAW
                    + ".properties[3].logicalTypeOptions.format: needs a date or a timestamp, not"
                    + " int"),
        till("physicalType: int\n", "physicalType: int\n        required: true\n")
            .gives(
                "a rule of a raw column",
                RAW + ".properties[3].required: has no effect in a raw column"),
        till("physicalType: int\n", "physicalType: int\n        logicalTypeOptions: {minimum: 1}\n")
            .gives(
                "a range of a raw column",
                RAW + ".properties[3].logicalTypeOptions.minimum: has no effect in a raw column"));
  }

  static Stream<Arguments> brokenOptions() {
    String options = RAW + ".options";
    return Stream.of(
        till("encoding: ISO-8859-1", "encoding: latin-99")
            .gives("bad encoding", options + ".encoding: unknown encoding 'latin-99'"),
        till("delimiter: \";\"", "seperator: \";\"")
            .gives(
                "unknown option",
                options
                    + ".seperator: unknown key (allowed: delimiter, quote, escape, encoding,"
                    + " header, multiLine, quotes, decimalMark, thousandsMark, currencySigns, missingValues)"),
        till("header: true", "header: \"yes\"")
            .gives("text for a flag", options + ".header: must be true or false, not 'yes'"),
        till("header: true", "quote: \"''\"")
            .gives("two characters for one", options + ".quote: must be one character, not ''''"),
        till("header: true", "missingValues: N/A")
            .gives("text for a list", options + ".missingValues: must be a list, not 'N/A'"),
        till("delimiter: \";\"", "delimiter: '\"'")
            .gives(
                "the quote for delimiter",
                options + ".delimiter: must be a character or more, without the quote"),
        till("delimiter: \";\"", "delimiter: \"\\n\"")
            .gives("a line break for delimiter", options + ".delimiter: must not be a line break"),
        till("header: true", "thousandsMark: \",\"")
            .gives("one mark for two", options + ".thousandsMark: must not be the decimal mark"),
        till("value: csv", "value: json")
            .gives(
                "CSV options of JSON",
                options + ".delimiter: has no effect on json",
                options + ".header: has no effect on json"));
  }

  private static Change till(String before, String after) {
    return Change.of("shop/feeds/till.yaml", before, after);
  }

  private static Change prices(String before, String after) {
    return Change.of("shop/feeds/price_list.yaml", before, after);
  }
}
