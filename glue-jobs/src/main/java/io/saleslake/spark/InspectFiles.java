package io.saleslake.spark;

import static java.util.Comparator.comparing;

import io.saleslake.bronze.InspectFile;
import io.saleslake.bronze.InspectedFile;
import io.saleslake.bronze.Layout;
import io.saleslake.contract.RawFormat;
import io.saleslake.ledger.BronzeFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;

/** Inspects the files of a batch, in parallel. */
public final class InspectFiles {
  /**
   * The order of arrival: the day a file was received for, then when storage got it, then its name.
   */
  public static final Comparator<BronzeFile> ARRIVAL =
      comparing((BronzeFile file) -> ingestDate(file.path()))
          .thenComparing(BronzeFile::arrivedAt)
          .thenComparing(BronzeFile::path);

  private InspectFiles() {}

  public static List<InspectedFile> inspect(
      SparkSession spark, RawFormat expected, String bronze, List<BronzeFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    List<BronzeFile> sorted = files.stream().sorted(ARRIVAL).toList();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Layout> layouts =
        context
            .parallelize(sorted, Math.min(sorted.size(), 4 * context.defaultParallelism()))
            .mapPartitions(part -> inspect(expected, bronze, part))
            .collect();
    List<InspectedFile> inspected = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      inspected.add(new InspectedFile(i, sorted.get(i), layouts.get(i)));
    }
    return inspected;
  }

  private static Iterator<Layout> inspect(
      RawFormat expected, String bronze, Iterator<BronzeFile> files) {
    InspectFile inspect =
        new InspectFile(expected, SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf()));
    List<Layout> layouts = new ArrayList<>();
    while (files.hasNext()) {
      layouts.add(inspect.inspect(InspectedFile.absolute(bronze, files.next())));
    }
    return layouts.iterator();
  }

  static String ingestDate(String path) {
    int at = path.indexOf("/ingest_date=");
    return at < 0 ? "" : path.substring(at + 1, path.indexOf('/', at + 1));
  }
}
