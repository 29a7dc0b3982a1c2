package io.saleslake.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saleslake.LakeException;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.FeedContract;
import io.saleslake.contract.RawColumn;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateSampleTest {
  private static final SampleOptions OPTIONS =
      new SampleOptions(7, 8_000, LocalDate.of(2026, 1, 1), 40);

  private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
  private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static Path bronze;
  private static Manifest manifest;

  @BeforeAll
  static void generate(@TempDir Path folder) {
    bronze = folder;
    manifest = GenerateSample.generate(bronze, OPTIONS);
  }

  @Test
  void givesTheSameFilesForTheSameSeedAndOthersForAnother(@TempDir Path again, @TempDir Path other)
      throws Exception {
    assertThat(GenerateSample.generate(again, OPTIONS)).isEqualTo(manifest);
    assertThat(digests(again)).isEqualTo(digests(bronze));

    GenerateSample.generate(other, new SampleOptions(8, 8_000, OPTIONS.firstDay(), 40));
    assertThat(digests(other)).isNotEqualTo(digests(bronze));
  }

  @Test
  void expectsOfTheStorefrontWhatTheFilesContain() throws Exception {
    try (ReadBack files = new ReadBack(bronze, manifest)) {
      files.storefront();
      assertExpected("storefront", files);
    }
  }

  @Test
  void expectsOfTheWebshopWhatTheFilesContain() throws Exception {
    try (ReadBack files = new ReadBack(bronze, manifest)) {
      files.webshop();
      assertExpected("webshop", files);
    }
  }

  @Test
  void expectsOfWholesaleWhatTheFilesContain() throws Exception {
    try (ReadBack files = new ReadBack(bronze, manifest)) {
      files.wholesale();
      assertExpected("wholesale", files);
    }
  }

  @Test
  void expectsOfPartnersWhatTheFilesContain() throws Exception {
    long rows = 0;
    Map<String, GenericRecord> newest = new TreeMap<>();
    long broken = 0;
    List<Path> files;
    try (ReadBack back = new ReadBack(bronze, manifest)) {
      files = back.readable("sales", "partner");
    }
    for (Path file : files) {
      try (DataFileReader<GenericRecord> avro =
          new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
        for (GenericRecord row : avro) {
          rows++;
          if (isGoodPartnerRow(row)) {
            newest.put(row.get("partner_order") + "/" + row.get("position"), row);
          } else {
            broken++;
          }
        }
      }
    }
    Map<String, BigDecimal> amounts = new TreeMap<>();
    newest
        .values()
        .forEach(
            row ->
                amounts.merge(
                    text(row, "currency"),
                    new BigDecimal(text(row, "net_amount")).setScale(4),
                    BigDecimal::add));
    Manifest.Expected expected = manifest.feed("partner").expected();
    assertThat(rows).isEqualTo(expected.rowsRead());
    assertThat(broken).isEqualTo(expected.quarantined());
    assertThat((long) newest.size()).isEqualTo(expected.keys());
    assertThat(digest(newest)).isEqualTo(expected.digest());
    assertThat(amounts).isEqualTo(expected.amounts());
  }

  @Test
  void expectsOfReferenceDataWhatTheFilesContain() throws Exception {
    try (ReadBack files = new ReadBack(bronze, manifest)) {
      for (String feed : List.of("stores", "products", "customers", "ecb_fx")) {
        Manifest.Expected expected = manifest.feed(feed).expected();
        assertThat(files.number("SELECT count(*) FROM " + feed)).isEqualTo(expected.rowsRead());
        assertThat(files.number("SELECT count(DISTINCT id) FROM " + feed))
            .as("each broken row has an id of its own")
            .isEqualTo(expected.keys() + expected.quarantined());
      }
      assertThat(
              files.number(
                  "SELECT count(*) FROM"
                      + " (FROM ecb_fx SELECT id GROUP BY id HAVING count(DISTINCT rate) > 1)"))
          .isEqualTo(count(manifest.feed("ecb_fx").planted(), "correction"));
    }
  }

  @Test
  void generatesTheSmallestSample(@TempDir Path small) {
    SampleOptions smallest = new SampleOptions(1, 1, OPTIONS.firstDay(), 1);

    assertThat(GenerateSample.generate(small, smallest).feed("partner").expected().rowsRead())
        .isZero();
  }

  @Test
  void plantsEveryKindOfDefect() {
    for (Channel channel : Channel.values()) {
      Map<String, Manifest.Planted> planted = manifest.feed(channel.feed()).planted();
      assertThat(planted)
          .containsKeys(
              "exact_duplicate",
              "correction",
              "late",
              "unknown_currency",
              "missing_key",
              "orphan_reference",
              "negative_quantity",
              "negative_price");
      assertThat(planted.values()).allSatisfy(kind -> assertThat(kind.count()).isPositive());
    }
    Set<String> planted =
        manifest.feeds().values().stream()
            .flatMap(feed -> feed.planted().keySet().stream())
            .collect(toSet());
    assertThat(planted)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Defect.values()).map(Defect::label).toList());
  }

  @Test
  void plantsFilesThatLookUnusual() throws Exception {
    Map<String, Integer> names = new TreeMap<>();
    try (Stream<Path> files = Files.walk(bronze)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("_.*|.*[\\[].*|.*\\.(bz2|zst)"))
          .forEach(name -> names.merge(name, 1, Integer::sum));
    }
    assertThat(names)
        .containsOnlyKeys(
            "S01_2026-01-21[1].csv",
            "_S01_2026-01-21.csv",
            "archive_2026-01-21.json.bz2",
            "archive_2026-01-21.json.zst");
    assertThat(manifest.feed("storefront").skipped())
        .containsExactly("sales/storefront/ingest_date=2026-01-22/_S01_2026-01-21.csv");
  }

  @Test
  void balancesTheExpectedRowsOfEveryFeed() {
    manifest
        .feeds()
        .forEach(
            (name, feed) -> {
              Manifest.Expected expected = feed.expected();
              assertThat(expected.rowsRead())
                  .as(name)
                  .isPositive()
                  .isEqualTo(
                      expected.promoted()
                          + expected.duplicates()
                          + expected.superseded()
                          + expected.quarantined());
            });
  }

  @Test
  void breaksFilesSoThatTheyCannotBeRead() {
    assertThatThrownBy(() -> read("storefront", 0)).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read("storefront", 1)).isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> read("webshop", 0)).isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(
            () -> {
              try (ReadBack files = new ReadBack(bronze, manifest)) {
                files.number("SELECT count(*) FROM '" + unreadable("wholesale", 0) + "'");
              }
            })
        .hasMessageContaining("No magic bytes found at end of file");
    assertThatThrownBy(
            () -> {
              try (ReadBack files = new ReadBack(bronze, manifest)) {
                files.number(
                    "SELECT max(order_no) FROM '%s'".formatted(unreadable("wholesale", 1)));
              }
            })
        .hasMessageContaining("Invalid");
    assertThat(unreadable("partner", 0)).isEmptyFile();
    assertThatThrownBy(
            () -> {
              try (DataFileReader<GenericRecord> avro =
                  new DataFileReader<>(
                      unreadable("partner", 1).toFile(), new GenericDatumReader<>())) {
                avro.next();
              }
            })
        .hasMessageContaining("Invalid sync!");
  }

  @Test
  void writesTheColumnsThatTheContractsName() throws Exception {
    Map<String, FeedContract> feeds = ContractReader.read(Path.of("contracts")).feeds();
    for (String feed : List.of("products", "customers", "ecb_fx", "storefront")) {
      FeedContract contract = requireNonNull(feeds.get(feed));
      String[] domain = contract.prefix().split("/", -1);
      Path file;
      try (ReadBack files = new ReadBack(bronze, manifest)) {
        file = files.readable(domain[0], feed).get(0);
      }
      String header = Files.readString(file, ISO_8859_1).lines().findFirst().orElse("");
      String named =
          String.join(
              contract.options().delimiter(),
              contract.columns().stream().map(RawColumn::header).toList());
      assertThat(header).isEqualTo(feed.equals("ecb_fx") ? named + "," : named);
    }
  }

  @Test
  void addsAColumnHalfWayAndReordersSomeHeaders() throws Exception {
    assertThat(header("S01", "2026-01-20")).endsWith("discount,currency,kind");
    assertThat(header("S01", "2026-01-21")).endsWith("discount,currency,promotion_code,kind");
    assertThat(header("S05", "2026-01-20")).startsWith("product_id,receipt_no").endsWith("sold_at");
  }

  @Test
  void keepsTheManifestAsJson() {
    assertThat(Manifest.fromJson(manifest.toJson())).isEqualTo(manifest);
    assertThatThrownBy(() -> Manifest.fromJson("{\"unknown\": 1}"))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("Cannot read the sample's manifest: ");
  }

  @Test
  void rejectsOptionsThatGiveNothing() {
    assertThatThrownBy(() -> new SampleOptions(1, 0, OPTIONS.firstDay(), 10))
        .hasMessage("Invalid order lines: 0 (must be 1 or more)");
    assertThatThrownBy(() -> new SampleOptions(1, 10, OPTIONS.firstDay(), 0))
        .hasMessage("Invalid days: 0 (must be 1 or more)");
  }

  private static void assertExpected(String feed, ReadBack files) throws Exception {
    Manifest.Expected expected = manifest.feed(feed).expected();
    Map<String, Manifest.Planted> planted = manifest.feed(feed).planted();
    assertThat(files.rows()).isEqualTo(expected.rowsRead());
    assertThat(files.brokenByRule()).isEqualTo(expected.quarantinedByRule());
    assertThat(files.keys()).isEqualTo(expected.keys());
    assertThat(files.corrected()).isEqualTo(count(planted, "correction"));
    assertThat(files.late()).isEqualTo(count(planted, "late"));
    assertThat(files.duplicates())
        .isEqualTo(expected.duplicates())
        .isEqualTo(count(planted, "exact_duplicate"));
    assertThat(expected.superseded()).isEqualTo(count(planted, "correction"));
    assertThat(files.digest()).isEqualTo(expected.digest());
    assertThat(files.amounts()).isEqualTo(expected.amounts());
  }

  private static long count(Map<String, Manifest.Planted> planted, String kind) {
    Manifest.Planted found = planted.get(kind);
    return found == null ? 0 : found.count();
  }

  private static boolean isGoodPartnerRow(GenericRecord row) {
    boolean typed =
        Stream.of("unit_price", "net_amount")
            .allMatch(column -> text(row, column).matches("-?\\d+\\.\\d\\d"));
    boolean dated = text(row, "occurred_at").matches("[0-3]\\d\\.[01]\\d\\.2026 (?!02).*|2026-.*");
    boolean known = row.get("partner_order") != null && row.get("sku") != null;
    return typed
        && dated
        && known
        && !text(row, "currency").equals("XXX")
        && !text(row, "sku").equals("P-99999")
        && !text(row, "unit_price").startsWith("-")
        && !(text(row, "kind").equals("sale") && (int) row.get("quantity") < 0);
  }

  private static long digest(Map<String, GenericRecord> newest) {
    return newest.entrySet().stream()
        .mapToLong(
            row -> Manifest.digest(row.getKey() + "@" + utc(text(row.getValue(), "occurred_at"))))
        .sum();
  }

  private static String utc(String stated) {
    ZonedDateTime at =
        stated.contains("T")
            ? ZonedDateTime.parse(stated)
            : LocalDateTime.parse(stated, stated.contains(".") ? GERMAN : ISO)
                .atZone(ZoneId.of("Europe/Berlin"));
    return at.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime().toString().replace('T', ' ');
  }

  private static String text(GenericRecord row, String column) {
    return String.valueOf(row.get(column));
  }

  private static Path unreadable(String feed, int index) {
    return bronze.resolve(manifest.feed(feed).unreadable().get(index));
  }

  private static String read(String feed, int index) throws IOException {
    Path file = unreadable(feed, index);
    if (!file.toString().endsWith(".gz")) {
      return Files.readString(file);
    }
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String header(String store, String day) throws IOException {
    LocalDate arrives = LocalDate.parse(day).plusDays(1);
    Path file =
        bronze.resolve("sales/storefront/ingest_date=%s/%s_%s.csv".formatted(arrives, store, day));
    return Files.readString(file).lines().findFirst().orElse("");
  }

  private static Map<String, String> digests(Path root) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.put(root.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }
}
