package io.saleslake.contract;

/**
 * A problem in a contract.
 *
 * @param file path of the file below the contracts folder's parent
 * @param key location in the file, such as {@code schema[0].properties[2].logicalType}
 * @param reason description of the problem
 */
public record Problem(String file, String key, String reason) {
  @Override
  public String toString() {
    return key.isEmpty() ? file + ": " + reason : file + ": " + key + ": " + reason;
  }
}
