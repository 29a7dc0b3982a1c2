package io.saleslake.contract;

import static io.saleslake.contract.Odcs.orEmpty;

import io.saleslake.contract.ContractFolder.ContractFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields that all contracts have in common. */
final class ContractHeaderParser {
  private static final List<String> PROMISES = List.of("freshness", "history");

  private ContractHeaderParser() {}

  static ContractHeader parse(Odcs odcs, ContractFile file) {
    Problems problems = file.problems();
    mustBe("v3.1.0", odcs.apiVersion(), "apiVersion", problems);
    mustBe("DataContract", odcs.kind(), "kind", problems);
    problems.required(odcs.id(), "id", "");
    problems.required(odcs.status(), "status", "");
    mustBe(file.domain(), odcs.domain(), "domain", problems);
    CustomProperties.of(odcs.customProperties(), problems);
    Odcs.Team team = odcs.team();
    Odcs.Description description = odcs.description();
    Map<String, Duration> promises = promises(odcs, problems);
    return new ContractHeader(
        problems.file(),
        file.domain(),
        problems.required(odcs.version(), "version", ""),
        problems.required(team == null ? null : team.name(), "team.name", ""),
        problems.required(
            description == null ? null : description.purpose(), "description.purpose", ""),
        Optional.ofNullable(promises.get("freshness")),
        Optional.ofNullable(promises.get("history")));
  }

  private static void mustBe(String wanted, @Nullable String given, String key, Problems problems) {
    if (!wanted.equals(problems.required(given, key, wanted))) {
      problems.at(key).add("must be '%s', not '%s'".formatted(wanted, given));
    }
  }

  private static Map<String, Duration> promises(Odcs odcs, Problems problems) {
    Map<String, Duration> promises = new HashMap<>();
    List<Odcs.ServiceLevel> levels = orEmpty(odcs.slaProperties());
    for (int i = 0; i < levels.size(); i++) {
      Problems at = problems.at("slaProperties", i);
      String property = at.required(levels.get(i).property(), "property", "freshness");
      if (!PROMISES.contains(property)) {
        at.at("property")
            .add(
                "unknown promise '%s' (allowed: %s)"
                    .formatted(property, String.join(", ", PROMISES)));
      } else if (promises.containsKey(property)) {
        at.add(property + " is promised twice");
      } else {
        duration(levels.get(i), at).ifPresent(duration -> promises.put(property, duration));
      }
    }
    return promises;
  }

  private static Optional<Duration> duration(Odcs.ServiceLevel level, Problems problems) {
    String value = String.valueOf(problems.required(level.value(), "value", 1));
    if (!value.matches("[1-9]\\d{0,5}")) {
      problems.at("value").add("'%s' is not a whole number above 0".formatted(value));
      return Optional.empty();
    }
    String unit = problems.required(level.unit(), "unit", "h");
    return switch (unit) {
      case "h" -> Optional.of(Duration.ofHours(Long.parseLong(value)));
      case "d" -> Optional.of(Duration.ofDays(Long.parseLong(value)));
      default -> {
        problems.at("unit").add("unknown unit '%s' (allowed: h, d)".formatted(unit));
        yield Optional.empty();
      }
    };
  }
}
