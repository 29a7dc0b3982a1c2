package io.saleslake.planted.local;

/** A class of the laptop. */
public final class PlantedLocal {
  private PlantedLocal() {}
}
