package io.saleslake.run;

import java.util.List;

/**
 * What a promotion to gold recomputes.
 *
 * @param marts only these and the marts they read; empty means all
 * @param rebuild in full, not only what silver's changes touched
 */
public record GoldOptions(List<String> marts, boolean rebuild) {
  public static final GoldOptions TOUCHED = new GoldOptions(List.of(), false);

  public GoldOptions {
    marts = List.copyOf(marts);
  }
}
