package io.saleslake.job;

import io.saleslake.LakeException;
import io.saleslake.contract.ContractReader;
import io.saleslake.contract.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads the contracts from where the infrastructure has put them. */
final class FetchContracts {
  private FetchContracts() {}

  /** Copies the folder beside the driver and reads it there. */
  static Contracts fetch(String location, Configuration hadoop) {
    try {
      java.nio.file.Path folder = Files.createTempDirectory("saleslake").resolve("contracts");
      Path source = new Path(location);
      FileSystem fileSystem = source.getFileSystem(hadoop);
      if (!fileSystem.exists(source)) {
        throw LakeException.user("Cannot read contracts: there is nothing at " + location);
      }
      fileSystem.copyToLocalFile(false, source, new Path(folder.toString()), true);
      return ContractReader.read(folder);
    } catch (IOException e) {
      throw LakeException.external(
          "Cannot read contracts from %s: %s".formatted(location, e.getMessage()), e);
    }
  }
}
