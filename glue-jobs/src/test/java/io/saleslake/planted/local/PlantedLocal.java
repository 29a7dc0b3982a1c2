package io.saleslake.planted.local;

/** A class for the laptop. */
public final class PlantedLocal {
  private PlantedLocal() {}
}
