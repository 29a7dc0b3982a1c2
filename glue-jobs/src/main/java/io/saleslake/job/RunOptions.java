package io.saleslake.job;

import java.util.List;

/**
 * What a run should do beside the usual.
 *
 * @param rebuildGold recompute every mart as a whole
 * @param feeds only these feeds; empty means all
 */
public record RunOptions(boolean rebuildGold, List<String> feeds) {
  public static final RunOptions DEFAULT = new RunOptions(false, List.of());
}
