package io.saleslake.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.saleslake.sql.CheckSyntax;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** One change to the valid contracts in the test resources, and the problems it must cause. */
public interface Change {
  void apply(Path contracts) throws IOException;

  /** Another text at one place of a file. */
  static Change of(String file, String before, String after) {
    return contracts -> {
      Path path = contracts.resolve(file);
      String text = Files.readString(path);
      assertThat(text.split(Pattern.quote(before), -1))
          .as("'%s' stands once in %s", before, file)
          .hasSize(2);
      Files.writeString(path, text.replace(before, after));
    };
  }

  /** Another text of a whole file, or one more file. */
  static Change write(String file, String text) {
    return contracts -> {
      Files.createDirectories(contracts.resolve(file).getParent());
      Files.writeString(contracts.resolve(file), text);
    };
  }

  /** The same contract once more in another place. */
  static Change copy(String file, String to) {
    return contracts -> {
      Files.createDirectories(contracts.resolve(to).getParent());
      Files.copy(contracts.resolve(file), contracts.resolve(to));
    };
  }

  static Change delete(String file) {
    return contracts -> Files.delete(contracts.resolve(file));
  }

  default Change and(Change other) {
    return contracts -> {
      apply(contracts);
      other.apply(contracts);
    };
  }

  /** A case of a table of changes: what it is, the change, the problems as they are shown. */
  default Arguments gives(String name, String... problems) {
    return Arguments.of(name, this, List.of(problems));
  }

  /** The valid contracts, in a folder of their own. */
  static Path baseline(Path folder) throws IOException {
    Path contracts = folder.resolve("contracts");
    Path resources;
    try {
      resources = Path.of(Change.class.getResource("/contracts").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    try (Stream<Path> files = Files.walk(resources)) {
      for (Path file : files.toList()) {
        Files.copy(file, contracts.resolve(resources.relativize(file).toString()));
      }
    }
    return contracts;
  }

  /** What is wrong with the valid contracts after this change. */
  default List<String> problemsIn(Path folder) throws IOException {
    Path contracts = baseline(folder);
    apply(contracts);
    InvalidContractsException thrown =
        catchThrowableOfType(
            InvalidContractsException.class,
            () -> ContractReader.read(contracts, CheckSyntax::check));
    return thrown == null ? List.of() : thrown.problems().stream().map(Problem::toString).toList();
  }
}
