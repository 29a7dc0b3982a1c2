package io.saleslake.planted.status;

import io.saleslake.planted.job.PlantedJob;

/** A status that depends on a job. */
public final class PlantedStatus {
  private PlantedStatus() {}

  public static final Class<?> BROKEN = PlantedJob.class;
}
