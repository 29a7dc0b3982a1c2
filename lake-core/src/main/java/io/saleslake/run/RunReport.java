package io.saleslake.run;

import io.saleslake.gold.MartReport;
import io.saleslake.silver.BatchReport;
import java.util.List;

/** What one run did: a batch per feed that had new files, a line per mart that was recomputed. */
public record RunReport(List<BatchReport> batches, List<MartReport> marts) {}
