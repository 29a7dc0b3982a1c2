package io.saleslake.gold;

import io.saleslake.contract.MartContract.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Finds the periods in which a table changed, from the partitions of the data files that its
 * snapshots added and removed. Only metadata is read.
 */
final class TouchedPeriods {
  private TouchedPeriods() {}

  /**
   * First days of the periods that changed after {@code since}, or empty when the table's history
   * or partitioning cannot tell.
   */
  static Optional<SortedSet<LocalDate>> since(Table table, long since, Period period) {
    Snapshot current = table.currentSnapshot();
    if (current == null
        || table.snapshot(since) == null
        || !SnapshotUtil.isAncestorOf(table, current.snapshotId(), since)) {
      return Optional.empty();
    }
    SortedSet<LocalDate> touched = new TreeSet<>();
    for (Snapshot snapshot : SnapshotUtil.ancestorsBetween(table, current.snapshotId(), since)) {
      if (DataOperations.REPLACE.equals(snapshot.operation())) {
        continue; // compaction moves rows, it does not change them
      }
      List<ContentFile<?>> changed = new ArrayList<>();
      SnapshotChanges changes = SnapshotChanges.builderFor(table).snapshot(snapshot).build();
      changes.addedDataFiles().forEach(changed::add);
      changes.removedDataFiles().forEach(changed::add);
      for (ContentFile<?> file : changed) {
        Optional<LocalDate> start = periodOf(table, file, period);
        if (start.isEmpty()) {
          return Optional.empty();
        }
        touched.add(start.get());
      }
    }
    return Optional.of(touched);
  }

  private static Optional<LocalDate> periodOf(Table table, ContentFile<?> file, Period period) {
    PartitionSpec spec = table.specs().get(file.specId());
    if (spec == null || spec.fields().size() != 1) {
      return Optional.empty();
    }
    PartitionField field = spec.fields().get(0);
    Integer ordinal = file.partition().get(0, Integer.class);
    if (ordinal == null) {
      return Optional.empty();
    }
    LocalDate epoch = LocalDate.EPOCH;
    return switch (field.transform().toString()) {
      case "day" -> Optional.of(startOf(epoch.plusDays(ordinal), period));
      case "month" -> Optional.of(startOf(epoch.plusMonths(ordinal), period));
      case "year" ->
          period == Period.YEAR ? Optional.of(epoch.plusYears(ordinal)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static LocalDate startOf(LocalDate day, Period period) {
    return switch (period) {
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }
}
