package io.saleslake.local;

/** Reports on standard error if a signal stops running work. */
final class ReportStop implements AutoCloseable {
  private final Thread report;

  private ReportStop(Thread report) {
    this.report = report;
  }

  static ReportStop of(String verb) {
    ReportStop stop =
        new ReportStop(
            new Thread(
                () ->
                    System.err.println(
                        "Stopped %s: what it had published stays, the next ./lake run completes the rest."
                            .formatted(verb))));
    Runtime.getRuntime().addShutdownHook(stop.report);
    return stop;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(report);
    } catch (IllegalStateException e) {
      // The process is already stopping and the shutdown hook reports it.
    }
  }
}
