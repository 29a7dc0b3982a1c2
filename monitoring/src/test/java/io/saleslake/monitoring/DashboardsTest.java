package io.saleslake.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DashboardsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

  private final Template loyalty = Template.of(Template.LOYALTY);
  private final Template project = Template.of(Template.PROJECT);

  @Test
  void createsOneForTheLakeOneForCostAndOnePerDomain() {
    assertThat(project.dashboards().keySet())
        .containsExactly(
            "saleslake-dev-cost",
            "saleslake-dev-domain-customer",
            "saleslake-dev-domain-product",
            "saleslake-dev-domain-reference",
            "saleslake-dev-domain-sales",
            "saleslake-dev-lake");
    assertThat(loyalty.dashboards().keySet())
        .containsExactly(
            "saleslake-dev-cost", "saleslake-dev-domain-loyalty", "saleslake-dev-lake");
  }

  @Test
  void theLakeDashboardShowsBronzeOnTheLeftAndGoldOnTheRight() {
    Map<String, Integer> columns = new TreeMap<>();
    for (JsonNode widget : lake().get("widgets")) {
      for (JsonNode metric : widget.path("properties").path("metrics")) {
        if (metric.get(0).asText().equals("AWS/S3")) {
          columns.put(metric.get(3).asText(), widget.get("x").asInt());
        }
      }
    }
    assertThat(columns)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("saleslake-dev-bronze", 0, "saleslake-dev-silver", 8, "saleslake-dev-gold", 16));
  }

  @Test
  void theLakeDashboardShowsTheMainMetrics() {
    List<String> titles = new ArrayList<>();
    lake()
        .get("widgets")
        .forEach(widget -> titles.add(widget.path("properties").path("title").asText()));

    assertThat(titles)
        .contains(
            "The lake and its domains",
            "Jobs, pipeline, storage and cost",
            "Size and objects",
            "Rows read a day",
            "Results of the rows",
            "Quarantined, percent of rows read",
            "Feeds: age in percent of the maximum",
            "Tables: age in percent of the maximum",
            "Marts: age in percent of the maximum",
            "Crawls a day",
            "Runs of the pipeline a day",
            "Longest run of a job",
            "Maximum DPU-seconds a day",
            "Scanned by queries in Athena");
  }

  @Test
  void widgetsFitIntoTheGridAndDoNotOverlap() {
    project
        .dashboards()
        .forEach(
            (name, body) -> {
              Set<String> taken = new HashSet<>();
              assertThat(body.get("widgets")).isNotEmpty();
              for (JsonNode widget : body.get("widgets")) {
                int right = widget.get("x").asInt() + widget.get("width").asInt();
                int bottom = widget.get("y").asInt() + widget.get("height").asInt();
                assertThat(right).as(name).isLessThanOrEqualTo(24);
                for (int x = widget.get("x").asInt(); x < right; x++) {
                  for (int y = widget.get("y").asInt(); y < bottom; y++) {
                    assertThat(taken.add(x + "," + y)).as("%s at %d,%d", name, x, y).isTrue();
                  }
                }
              }
            });
  }

  @Test
  void statesReferToExistingAlarms() {
    Set<String> there = new HashSet<>(project.alarms().keySet());
    there.addAll(project.composites().keySet());
    project
        .raw()
        .get("Metadata")
        .get("TerraformsAlarms")
        .forEach(name -> there.add("saleslake-dev-" + name.asText()));

    Set<String> shown = new TreeSet<>();
    for (JsonNode body : project.dashboards().values()) {
      for (JsonNode widget : body.get("widgets")) {
        for (JsonNode alarm : widget.path("properties").path("alarms")) {
          String start = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:";
          assertThat(alarm.asText()).startsWith(start);
          shown.add(alarm.asText().substring(start.length()));
        }
      }
    }
    assertThat(shown).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void linksReferToExistingPagesAndDashboards() {
    Set<String> pages = new TreeSet<>();
    for (JsonNode body : project.dashboards().values()) {
      for (JsonNode widget : body.get("widgets")) {
        var links = LINK.matcher(widget.path("properties").path("markdown").asText());
        while (links.find()) {
          String target = links.group(1);
          if (target.startsWith("#dashboards:name=")) {
            assertThat(project.dashboards()).containsKey(target.substring(17));
          } else {
            assertThat(Path.of(target)).exists();
            pages.add(target);
          }
        }
      }
    }
    assertThat(pages)
        .containsExactly(
            "docs/runbooks/README.md",
            "docs/runbooks/cost.md",
            "docs/runbooks/crawler-success-rate.md",
            "docs/runbooks/freshness.md",
            "docs/runbooks/quarantine.md");
  }

  @Test
  void aDomainShowsEachOfItsFeedsAndPromises() {
    JsonNode body = loyalty.dashboard("domain-loyalty");
    List<String> titles = new ArrayList<>();
    body.get("widgets")
        .forEach(widget -> titles.add(widget.path("properties").path("title").asText()));

    assertThat(titles)
        .containsExactly(
            "",
            "Alarms",
            "Age of tables, percent of the maximum",
            "loyalty_app: results of its rows",
            "loyalty_app: quarantined",
            "Crawls a day",
            "Cost a day");
  }

  @Test
  void theLimitOfQuarantineIsDrawnAsANumber() {
    for (JsonNode widget : lake().get("widgets")) {
      JsonNode properties = widget.get("properties");
      if (properties.path("title").asText().equals("Quarantined, percent of rows read")) {
        JsonNode line = properties.get("annotations").get("horizontal").get(0);
        assertThat(line.get("value").isNumber()).isTrue();
        assertThat(line.get("value").asInt()).isEqualTo(2);
        return;
      }
    }
    throw new AssertionError("no widget shows the share of quarantined rows");
  }

  private JsonNode lake() {
    return project.dashboard("lake");
  }
}
