package io.saleslake.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saleslake.LakeException;
import io.saleslake.names.Layer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the lake's tables that a query reads, with DuckDB's parser. */
final class MentionedTables {
  private static final Pattern EXPLAIN = Pattern.compile("(?i)^\\s*EXPLAIN\\s+(ANALYZE\\s+)?");

  private final Set<String> layers = new LinkedHashSet<>();
  private final Set<String> mentioned = new LinkedHashSet<>();

  /** Whether the query may read any table, such as SHOW TABLES. */
  private boolean looksAround;

  static boolean isExplain(String sql) {
    return EXPLAIN.matcher(sql).find();
  }

  private MentionedTables() {
    Arrays.stream(Layer.values()).map(Layer::databaseName).forEach(layers::add);
    layers.add("bronze");
  }

  /**
   * Returns the names that a query reads; all of {@code known} if they cannot be determined. Only
   * SELECT is allowed.
   */
  static Collection<String> of(Connection duckdb, String sql, Collection<String> known)
      throws SQLException {
    MentionedTables tables = new MentionedTables();
    tables.visit(parse(duckdb, sql));
    if (tables.looksAround) {
      tables.mentioned.addAll(known);
    }
    return tables.mentioned;
  }

  private static JsonNode parse(Connection duckdb, String sql) throws SQLException {
    try (PreparedStatement statement = duckdb.prepareStatement("SELECT json_serialize_sql(?)")) {
      statement.setString(1, EXPLAIN.matcher(sql).replaceFirst(""));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        JsonNode parsed = new ObjectMapper().readTree(rows.getString(1));
        if (parsed.path("error").asBoolean()) {
          throw LakeException.user("Cannot query: " + reason(parsed));
        }
        if (parsed.path("statements").size() != 1) {
          throw LakeException.user("Cannot query: one SELECT at a time");
        }
        return parsed.path("statements");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("DuckDB writes JSON", e);
    }
  }

  private static String reason(JsonNode parsed) {
    return parsed.path("error_type").asText().equals("parser")
        ? parsed.path("error_message").asText().replaceAll("\\s+", " ")
        : "only SELECT, DESCRIBE, SUMMARIZE, SHOW and EXPLAIN can be queried";
  }

  private void visit(JsonNode node) {
    String type = node.path("type").asText();
    if (type.equals("BASE_TABLE")) {
      String schema = node.path("schema_name").asText().toLowerCase(Locale.ROOT);
      if (layers.contains(schema)) {
        mentioned.add(schema + "." + node.path("table_name").asText().toLowerCase(Locale.ROOT));
      } else {
        looksAround |= !schema.isEmpty();
      }
    }
    looksAround |= type.equals("TABLE_FUNCTION");
    looksAround |= type.equals("SHOW_REF") && node.path("query").isNull();
    node.forEach(this::visit);
  }
}
