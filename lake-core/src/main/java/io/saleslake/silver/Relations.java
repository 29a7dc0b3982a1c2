package io.saleslake.silver;

/** Names of the relations between the steps of a batch, in the order in which they are made. */
final class Relations {
  /** The records of the batch, with every value as text. */
  static final String RAW = "_raw";

  /** Open entries of quarantine whose raw records are replayed. */
  static final String ENTRIES = "_entries";

  static final String PRESENT = "_present";
  static final String RESHAPED = "_reshaped";

  /** The columns that the mapping sees, beside their text in the file. */
  static final String SOURCE = "_source";

  static final String WITH_LOOKUPS = "_with_lookups";
  static final String MAPPED = "_mapped";
  static final String TYPED = "_typed";
  static final String CHECKED = "_checked";
  static final String REPEATED = "_repeated";
  static final String CONTESTED = "_contested";
  static final String RANKED = "_ranked";

  /** The files of the batch. */
  static final String FILES = "_files";

  static final String TRACED = "_traced";
  static final String REJECTED = "_rejected";
  static final String SUPERSEDED = "_superseded";
  static final String NEWEST = "_newest";

  /** The rows of the table in which a key of the batch may be. */
  static final String EXISTING = "_existing";

  static final String COMPARED = "_compared";
  static final String REWRITTEN = "_rewritten";
  static final String WRITTEN = "_written";

  private Relations() {}

  /** A silver table whose keys the batch refers to, or whose rows its mapping reads. */
  static String silver(String table) {
    return "_silver_" + table;
  }
}
