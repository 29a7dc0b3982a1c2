package io.saleslake.engine;

import io.saleslake.catalog.LakeConfig;
import io.saleslake.contract.Contracts;

/** Starts an engine that only some class paths have; found by {@link java.util.ServiceLoader}. */
public interface EngineProvider {
  /**
   * Starts the engine and checks the contracts with it.
   *
   * @throws io.saleslake.contract.InvalidContractsException with every problem
   */
  Engine start(LakeConfig config, Contracts contracts);
}
