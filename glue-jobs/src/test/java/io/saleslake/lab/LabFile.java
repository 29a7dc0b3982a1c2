package io.saleslake.lab;

/** A generated raw file. */
final class LabFile {
  static final String DAY = "2026-03-02";

  private final LabFeed feed;
  private final String group;
  private final String what;
  private final String name;
  private final byte[] content;

  /**
   * @param group the kind of damage, for counts and minimum match rates
   * @param what one or two words that describe the damage, for counterexamples
   * @param name below {@code ingest_date=...}; may contain folders
   */
  LabFile(LabFeed feed, String group, String what, String name, byte[] content) {
    this.feed = feed;
    this.group = group;
    this.what = what;
    this.name = name;
    this.content = content;
  }

  LabFeed feed() {
    return feed;
  }

  String group() {
    return group;
  }

  String what() {
    return what;
  }

  String name() {
    return name;
  }

  byte[] content() {
    return content;
  }

  /** Relative to bronze, as {@code ops.files} has it. */
  String path() {
    return "lab/" + feed.feedName() + "/ingest_date=" + DAY + "/" + name;
  }
}
