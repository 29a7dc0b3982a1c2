package io.saleslake.engine;

/**
 * The engines of a run. They are asked for only when there is work, and have checked the contracts
 * by then.
 */
@FunctionalInterface
public interface Engines {
  /**
   * Returns the engine for a feed or a mart.
   *
   * @param needsSpark whether its contract has {@code engine: spark}
   */
  Engine of(boolean needsSpark);
}
