package io.saleslake.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTablesTest {
  @TempDir private Path folder;

  @Test
  void leavesOutContractsThatItDoesNotNeed() throws IOException {
    contract("sales", "good", "id");
    contract("sales", "bad", "Id");
    Files.writeString(folder.resolve("sales/empty.yaml"), "");
    Files.createDirectories(folder.resolve("sales/feeds"));
    Files.writeString(folder.resolve("sales/feeds/new.yaml"), "");
    Files.writeString(folder.resolve("notes.txt"), "not a contract");
    try (Scratch scratch = new Scratch()) {
      KnownTables known = KnownTables.read(folder, scratch);

      assertThat(known.tables()).containsOnlyKeys("good");
      assertThat(known.table("empty")).isEmpty();
      assertThat(known.table("good")).isPresent();
      assertThatThrownBy(() -> known.table("bad"))
          .hasMessage(
              "Invalid contracts: 1 problem\n  contracts/sales/bad.yaml: schema[0].properties[0].name: 'Id' is not a lower-case name (a-z, 0-9, _)");
    }
  }

  @Test
  void acceptsAFolderWithoutContracts() {
    try (Scratch scratch = new Scratch()) {
      assertThat(KnownTables.read(folder.resolve("absent"), scratch).tables()).isEmpty();
    }
  }

  private void contract(String domain, String name, String column) throws IOException {
    Files.createDirectories(folder.resolve(domain));
    Files.writeString(
        folder.resolve(domain).resolve(name + ".yaml"),
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: %1$s-%2$s
        version: 1.0.0
        status: active
        domain: %1$s
        description:
          purpose: some rows
        team:
          name: someone
        schema:
          - name: %2$s
            physicalType: table
            properties:
              - name: %3$s
                logicalType: string
                primaryKey: true
        """
            .formatted(domain, name, column));
  }
}
