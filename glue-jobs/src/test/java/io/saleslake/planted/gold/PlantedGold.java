package io.saleslake.planted.gold;

import io.saleslake.planted.silver.PlantedSilver;
import java.util.logging.Logger;
import org.apache.iceberg.CatalogUtil;

/** A mart that bypasses the contracts, creates its own catalog, logs and prints. */
public final class PlantedGold {
  private PlantedGold() {}

  public static final Class<?> SILVER = PlantedSilver.class;
  public static final Class<?> CATALOGS = CatalogUtil.class;
  private static final Logger LOG = Logger.getLogger("planted");

  public static void print() {
    LOG.info("planted");
    System.out.println("planted");
  }
}
