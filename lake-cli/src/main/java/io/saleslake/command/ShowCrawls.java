package io.saleslake.command;

import io.saleslake.crawl.CrawlProgress;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows the progress of crawlers on standard error: redrawn lines on a terminal, otherwise a line
 * for each change.
 */
final class ShowCrawls implements CrawlProgress {
  private static final String GREEN = "\033[32m";
  private static final String RED = "\033[31m";
  private static final String YELLOW = "\033[33m";
  private static final String PLAIN = "\033[0m";

  private final PrintWriter err;
  private final boolean drawn;
  private final boolean colored;
  private final Map<String, String> states = new HashMap<>();
  private int lines;

  /**
   * @param drawn whether standard error is a terminal, so that lines are redrawn
   */
  ShowCrawls(PrintWriter err, boolean drawn, boolean colored) {
    this.err = err;
    this.drawn = drawn;
    this.colored = colored;
  }

  @Override
  public void show(List<Line> crawlers) {
    if (drawn) {
      draw(crawlers);
    } else {
      crawlers.forEach(this::say);
    }
    err.flush();
  }

  private void draw(List<Line> crawlers) {
    err.print(lines > 0 ? "\033[%dA".formatted(lines) : "");
    int width = crawlers.stream().mapToInt(line -> line.crawler().length()).max().orElse(1);
    for (Line line : crawlers) {
      err.printf(
          "\033[2K%-" + width + "s  %s  %d:%02d%s%n",
          line.crawler(),
          color(line.state()),
          line.elapsed().toMinutes(),
          line.elapsed().toSecondsPart(),
          tables(line));
    }
    lines = crawlers.size();
  }

  private void say(Line line) {
    if (!line.state().equals(states.put(line.crawler(), line.state()))) {
      err.printf(
          "%s: %s%s%n",
          line.crawler(),
          line.state(),
          line.ended() ? " after %d s".formatted(line.elapsed().toSeconds()) : "");
    }
  }

  private static String tables(Line line) {
    return line.tables().isPresent() ? "  %d tables".formatted(line.tables().getAsLong()) : "";
  }

  private String color(String state) {
    String padded = "%-16s".formatted(state);
    if (!colored) {
      return padded;
    }
    return switch (state) {
      case "succeeded" -> GREEN + padded + PLAIN;
      case "failed", "stopped", "timed out" -> RED + padded + PLAIN;
      case "running", "running (joined)" -> YELLOW + padded + PLAIN;
      default -> padded;
    };
  }
}
