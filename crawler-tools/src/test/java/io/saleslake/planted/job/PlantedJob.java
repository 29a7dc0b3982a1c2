package io.saleslake.planted.job;

/** A job, which this module must not know. */
public final class PlantedJob {
  private PlantedJob() {}
}
