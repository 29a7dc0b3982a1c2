package io.saleslake.spark;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The tables of one layer that a session reads, so that {@code silver.order_lines} in the SQL of a
 * contract is the relation that the session defined. It is registered under the layer's name.
 */
public final class LayerCatalog implements TableCatalog {
  /** The option that tells catalogs of different sessions apart. */
  static final String SESSION = "session";

  private static final Map<String, Map<String, Table>> SESSIONS = new ConcurrentHashMap<>();

  private String layer = "";
  private Map<String, Table> tables = Map.of();

  /** Starts a session; the result has its tables by qualified name. */
  static Map<String, Table> open(String session) {
    return SESSIONS.computeIfAbsent(session, id -> new ConcurrentHashMap<>());
  }

  static void close(String session) {
    SESSIONS.remove(session);
  }

  @Override
  public void initialize(String name, CaseInsensitiveStringMap options) {
    layer = name;
    tables = open(requireNonNull(options.get(SESSION)));
  }

  @Override
  public String name() {
    return layer;
  }

  @Override
  public Table loadTable(Identifier identifier) throws NoSuchTableException {
    Table table = tables.get(layer + "." + identifier.name());
    if (table == null || identifier.namespace().length > 0) {
      throw new NoSuchTableException(identifier);
    }
    return table;
  }

  @Override
  public Identifier[] listTables(String[] namespace) {
    throw new UnsupportedOperationException("sessions read tables by name");
  }

  @Override
  public Table alterTable(Identifier identifier, TableChange... changes) {
    throw new UnsupportedOperationException("sessions only read tables");
  }

  @Override
  public boolean dropTable(Identifier identifier) {
    throw new UnsupportedOperationException("sessions only read tables");
  }

  @Override
  public void renameTable(Identifier from, Identifier to) {
    throw new UnsupportedOperationException("sessions only read tables");
  }
}
