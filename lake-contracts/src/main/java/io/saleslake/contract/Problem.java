package io.saleslake.contract;

/**
 * One thing that is wrong with one contract.
 *
 * @param file path of the file below the contracts folder's parent
 * @param key where in the file, as {@code schema[0].properties[2].logicalType}
 * @param reason what is wrong there
 */
public record Problem(String file, String key, String reason) {
  @Override
  public String toString() {
    return key.isEmpty() ? file + ": " + reason : file + ": " + key + ": " + reason;
  }
}
