package io.saleslake.catalog;

import io.saleslake.names.Layer;
import io.saleslake.names.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** An open lake: its tables by layer and name, without a Spark session. */
public final class Lake implements AutoCloseable {
  /** The name of the lake's catalog in Spark. */
  public static final String CATALOG = "lake";

  private final LakeConfig config;
  private final Configuration hadoop;
  private final Catalog catalog;

  private Lake(LakeConfig config, Configuration hadoop, Catalog catalog) {
    this.config = config;
    this.hadoop = hadoop;
    this.catalog = catalog;
  }

  /** Opens a local lake. */
  public static Lake open(LakeConfig config) {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.file.impl", PlainLocalFileSystem.class.getName());
    return open(config, hadoop);
  }

  /**
   * Opens a lake.
   *
   * @param hadoop Hadoop configuration for file access
   */
  public static Lake open(LakeConfig config, Configuration hadoop) {
    return new Lake(
        config,
        hadoop,
        CatalogUtil.buildIcebergCatalog(CATALOG, config.catalogProperties(), hadoop));
  }

  public LakeConfig config() {
    return config;
  }

  /** The Hadoop configuration for file access. */
  public Configuration hadoop() {
    return hadoop;
  }

  /** Loads the current state of a table. */
  public Table table(Layer layer, String name) {
    return catalog.loadTable(identifier(layer, name));
  }

  public Table table(TableName name) {
    return table(name.layer(), name.name());
  }

  public boolean has(Layer layer, String name) {
    return catalog.tableExists(identifier(layer, name));
  }

  /** The sorted names of the layer's tables. */
  public List<String> tables(Layer layer) {
    if (!(catalog instanceof SupportsNamespaces namespaces)
        || !namespaces.namespaceExists(namespace(layer))) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    catalog.listTables(namespace(layer)).forEach(table -> names.add(table.name()));
    names.sort(null);
    return names;
  }

  /** Creates or evolves a table to match its definition. */
  public Table ensure(Layer layer, TableDefinition definition) {
    TableIdentifier identifier = identifier(layer, definition.name());
    try {
      return EvolveTable.evolve(catalog.loadTable(identifier), definition);
    } catch (NoSuchTableException e) {
      if (catalog instanceof SupportsNamespaces namespaces
          && !namespaces.namespaceExists(identifier.namespace())) {
        namespaces.createNamespace(identifier.namespace());
      }
      Map<String, String> properties = new TreeMap<>(definition.properties());
      return catalog
          .buildTable(identifier, definition.schema())
          .withPartitionSpec(definition.spec())
          .withProperties(properties)
          .create();
    }
  }

  /** The table's name in Spark SQL. */
  public String sqlName(Layer layer, String name) {
    return "%s.%s.%s".formatted(CATALOG, config.database(layer), name);
  }

  private Namespace namespace(Layer layer) {
    return Namespace.of(config.database(layer));
  }

  private TableIdentifier identifier(Layer layer, String name) {
    return TableIdentifier.of(namespace(layer), name);
  }

  @Override
  public void close() {
    if (catalog instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("Cannot close the catalog", e);
      }
    }
  }
}
