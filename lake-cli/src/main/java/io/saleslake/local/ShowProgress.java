package io.saleslake.local;

import io.saleslake.Progress;
import io.saleslake.contract.Contracts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows the progress of a run in one line on the terminal: a bar, the elapsed time and the current
 * step. Prints nothing if standard error is not a terminal.
 */
final class ShowProgress implements Progress, AutoCloseable {
  private static final List<Step> STEPS = List.of(Step.values());
  private static final int BAR = 24;

  /** Truncates the line, because a wrapped line cannot be erased. */
  private static final int WIDTH = 79;

  private static final String ERASE_LINE = "\r\033[K";

  private final PrintWriter terminal;
  private final boolean watched;
  private final List<String> stages;
  private final Instant started = Instant.now();
  private final Thread clock = new Thread(this::tick, "progress");
  private double done;
  private String doing;
  private boolean closed;

  private ShowProgress(PrintWriter terminal, boolean watched, String doing, List<String> stages) {
    this.terminal = terminal;
    this.watched = watched;
    this.doing = doing;
    this.stages = stages;
  }

  /**
   * @param doing the activity before the first step is reported
   */
  static ShowProgress start(
      PrintWriter terminal, boolean watched, String doing, Contracts contracts) {
    List<String> stages =
        Stream.concat(
                contracts.feedsInOrder().stream().map(feed -> feed.name()),
                contracts.martsInOrder().stream().map(mart -> mart.name()))
            .toList();
    ShowProgress progress = new ShowProgress(terminal, watched, doing, stages);
    if (watched) {
      progress.clock.setDaemon(true);
      progress.clock.start();
    }
    return progress;
  }

  @Override
  public synchronized void reached(Step step, String subject) {
    doing = subject + ": " + next(step);
    int stage = stages.indexOf(subject.substring(subject.lastIndexOf('.') + 1));
    if (stage >= 0) {
      double within = (STEPS.indexOf(step) + 1.0) / STEPS.size();
      done = Math.max(done, (stage + within) / stages.size());
    }
    draw();
  }

  /** The activity that follows a step. */
  private static String next(Step step) {
    return switch (step) {
      case STARTED -> "reading and checking new files";
      case CHECKED -> "putting rejected rows into quarantine";
      case QUARANTINED -> "writing silver";
      case WRITTEN -> "publishing";
      case PUBLISHED -> "accounting for every row";
      case ACCOUNTED -> "done";
      case SUMMARISED -> "up to date";
    };
  }

  private void tick() {
    try {
      while (true) {
        draw();
        Thread.sleep(250);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void draw() {
    if (watched && !closed) {
      int filled = (int) Math.round(done * BAR);
      String line =
          "[%s%s] %4d s  %s"
              .formatted(
                  "#".repeat(filled),
                  ".".repeat(BAR - filled),
                  Duration.between(started, Instant.now()).toSeconds(),
                  doing);
      terminal.print(ERASE_LINE + line.substring(0, Math.min(line.length(), WIDTH)));
      terminal.flush();
    }
  }

  @Override
  public void close() {
    if (watched) {
      clock.interrupt();
      synchronized (this) {
        closed = true;
        terminal.print(ERASE_LINE);
        terminal.flush();
      }
    }
  }
}
