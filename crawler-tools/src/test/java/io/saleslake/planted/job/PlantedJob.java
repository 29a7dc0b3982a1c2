package io.saleslake.planted.job;

/** A job, on which this module must not depend. */
public final class PlantedJob {
  private PlantedJob() {}
}
