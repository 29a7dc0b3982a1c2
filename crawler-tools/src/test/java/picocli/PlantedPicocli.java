package picocli;

/** Replaces picocli, on which this module must not depend. */
public final class PlantedPicocli {
  private PlantedPicocli() {}
}
