package io.saleslake.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateBenchTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);
  private static final BenchOptions OPTIONS =
      new BenchOptions(30_001, FIRST_DAY, 1_000, 200_000, 5);

  private static Path bronze;
  private static BenchCounts counts;

  @BeforeAll
  static void generate(@TempDir Path folder) {
    bronze = folder;
    counts = GenerateBench.generate(bronze, OPTIONS);
  }

  @Test
  void countsWhatTheFilesContain() throws Exception {
    List<String> lines = lines();
    Set<String> distinct = new HashSet<>(lines);
    long rejected =
        distinct.stream().filter(line -> line.contains(",two,") || line.contains(",XXX,")).count();

    assertThat(counts.rows()).isEqualTo(30_001).isEqualTo(lines.size());
    assertThat(counts.duplicates()).isEqualTo(300).isEqualTo(lines.size() - distinct.size());
    assertThat(counts.rejected()).isEqualTo(150).isEqualTo(rejected);
    assertThat(counts.inserted()).isEqualTo(distinct.size() - rejected);
    assertThat(byKey(lines)).hasSize(distinct.size());
  }

  @Test
  void sumsUpTheLinesThatALakeKeeps() throws Exception {
    Collection<String> kept =
        byKey(lines()).values().stream()
            .filter(line -> !line.contains(",two,") && !line.contains(",XXX,"))
            .toList();

    assertSums(counts.all(), kept);
    assertSums(counts.withCard(), kept.stream().filter(line -> line.contains(",C-")).toList());
  }

  @Test
  void sumsUpWhatADayChanges(@TempDir Path later) throws Exception {
    BenchCounts day = GenerateBench.addDay(later, OPTIONS, OPTIONS.nextDay(), 2_000);
    List<String> all = lines();
    all.addAll(linesOf(filesBelow(later)));
    Collection<String> kept =
        byKey(all).values().stream()
            .filter(line -> !line.contains(",two,") && !line.contains(",XXX,"))
            .toList();

    assertSums(counts.plus(day).all(), kept);
    assertSums(
        counts.plus(day).withCard(), kept.stream().filter(line -> line.contains(",C-")).toList());
  }

  private static void assertSums(LineSums sums, Collection<String> lines) {
    SortedMap<String, BigDecimal> revenue = new TreeMap<>();
    long units = 0;
    for (String line : lines) {
      List<String> fields = List.of(line.split(",", -1));
      BigDecimal quantity = new BigDecimal(fields.get(9));
      BigDecimal amount =
          quantity
              .multiply(new BigDecimal(fields.get(10)))
              .subtract(new BigDecimal(fields.get(11)));
      units += quantity.longValueExact();
      revenue.merge(fields.get(12), amount, BigDecimal::add);
    }
    assertThat(sums).isEqualTo(new LineSums(lines.size(), units, revenue));
  }

  @Test
  void writesFewFilesOfAWeekEach() throws Exception {
    List<Path> files = files();
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    assertThat(files).hasSize(5 * 4).hasSize(counts.files());
    assertThat(bytes).isEqualTo(counts.bytes());
    assertThat(bytes / counts.rows()).isBetween(95L, 115L);
  }

  @Test
  void writesEveryDayUpToTheLast() throws Exception {
    assertThat(lines()).anyMatch(line -> line.contains(",2025-03-01T"));
    assertThat(lines()).anyMatch(line -> line.contains(",2025-03-31T"));
    assertThat(OPTIONS.nextDay()).isEqualTo("2025-04-01");
  }

  @Test
  void addsADayThatCorrectsEarlierLines(@TempDir Path later) throws Exception {
    BenchCounts day = GenerateBench.addDay(later, OPTIONS, OPTIONS.nextDay(), 2_000);
    Map<String, String> before = byKey(lines());
    List<String> added = linesOf(filesBelow(later));
    List<String> corrections =
        added.stream().filter(line -> before.containsKey(key(line))).toList();

    assertThat(day.rows()).isEqualTo(2_000).isEqualTo(added.size());
    assertThat(day.updated()).isEqualTo(10).isEqualTo(corrections.size());
    assertThat(corrections)
        .allSatisfy(line -> assertThat(line).isNotEqualTo(before.get(key(line))));
    assertThat(day.duplicates()).isEqualTo(added.size() - new HashSet<>(added).size());
    assertThat(day.inserted() + day.updated() + day.duplicates() + day.rejected())
        .isEqualTo(day.rows());
    assertThat(filesBelow(later).get(0).toString()).contains("ingest_date=2025-04-02");
    assertThat(files().get(files().size() - 1).toString()).contains("ingest_date=2025-04-01");
  }

  @Test
  void givesTheSameFilesForTheSameSeed(@TempDir Path again) throws Exception {
    assertThat(GenerateBench.generate(again, OPTIONS)).isEqualTo(counts);
    assertThat(linesOf(filesBelow(again.resolve("sales/storefront")))).isEqualTo(lines());
  }

  @Test
  void rejectsOptionsThatGiveNothing() {
    assertThatThrownBy(() -> new BenchOptions(0, FIRST_DAY, 10, 20, 1))
        .hasMessage("Invalid number of lines: 0, 10 a day (must be 1 or more)");
    assertThatThrownBy(() -> new BenchOptions(10, FIRST_DAY, 10, 0, 1))
        .hasMessage("Invalid number of customers: 0 (must be 1 or more)");
  }

  private static Map<String, String> byKey(List<String> lines) {
    Map<String, String> byKey = new HashMap<>();
    lines.forEach(line -> byKey.put(key(line), line));
    return byKey;
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf(',', line.indexOf(',') + 1));
  }

  private static List<String> lines() throws IOException {
    return linesOf(files());
  }

  private static List<Path> files() throws IOException {
    return filesBelow(bronze.resolve("sales/storefront"));
  }

  private static List<Path> filesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<String> linesOf(List<Path> files) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      List<String> all = Files.readAllLines(file);
      lines.addAll(all.subList(1, all.size()));
    }
    return lines;
  }
}
