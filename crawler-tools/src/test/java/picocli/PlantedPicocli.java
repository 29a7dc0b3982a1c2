package picocli;

/** Stands for picocli, which this module must not have. */
public final class PlantedPicocli {
  private PlantedPicocli() {}
}
