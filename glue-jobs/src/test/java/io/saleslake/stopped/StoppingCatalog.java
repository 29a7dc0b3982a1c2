package io.saleslake.stopped;

import java.util.Map;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** Counts every commit twice: before and after the catalog has it. */
public final class StoppingCatalog extends JdbcCatalog {
  private Calls calls = Calls.untilCall(1);

  @Override
  public void initialize(String name, Map<String, String> properties) {
    calls = Calls.of(properties);
    super.initialize(name, properties);
  }

  @Override
  public void createNamespace(Namespace namespace, Map<String, String> metadata) {
    calls.next("create " + namespace);
    super.createNamespace(namespace, metadata);
    calls.next("after creating " + namespace);
  }

  @Override
  protected TableOperations newTableOps(TableIdentifier table) {
    TableOperations operations = super.newTableOps(table);
    return new TableOperations() {
      @Override
      public void commit(TableMetadata base, TableMetadata metadata) {
        calls.next("commit to " + table);
        operations.commit(base, metadata);
        calls.next("after a commit to " + table);
      }

      @Override
      public TableMetadata current() {
        return operations.current();
      }

      @Override
      public TableMetadata refresh() {
        return operations.refresh();
      }

      @Override
      public FileIO io() {
        return operations.io();
      }

      @Override
      public EncryptionManager encryption() {
        return operations.encryption();
      }

      @Override
      public String metadataFileLocation(String fileName) {
        return operations.metadataFileLocation(fileName);
      }

      @Override
      public LocationProvider locationProvider() {
        return operations.locationProvider();
      }

      @Override
      public TableOperations temp(TableMetadata uncommitted) {
        return operations.temp(uncommitted);
      }

      @Override
      public long newSnapshotId() {
        return operations.newSnapshotId();
      }

      @Override
      public boolean requireStrictCleanup() {
        return operations.requireStrictCleanup();
      }
    };
  }
}
