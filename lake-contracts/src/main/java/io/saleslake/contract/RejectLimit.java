package io.saleslake.contract;

import java.util.Map;

/**
 * Limits for rejected rows. A batch that exceeds both limits is not published.
 *
 * @param percent percentage of the batch's rows
 * @param rows number of rows
 */
public record RejectLimit(int percent, long rows) {
  private static final RejectLimit DEFAULT = new RejectLimit(20, 100);

  /** Whether the number of rejected rows is within the limits. */
  public boolean allows(long rejected, long read) {
    return rejected < rows || rejected * 100 <= read * percent;
  }

  static RejectLimit parse(CustomProperties custom, Problems problems) {
    Map<String, Object> limit = custom.map("rejectLimit", "percent", "rows");
    return new RejectLimit(
        (int) number(limit, "percent", DEFAULT.percent, 100, problems),
        number(limit, "rows", DEFAULT.rows, Integer.MAX_VALUE, problems));
  }

  private static long number(
      Map<String, Object> limit, String key, long otherwise, long most, Problems problems) {
    Object value = limit.getOrDefault(key, otherwise);
    if (value instanceof Number number && number.longValue() >= 0 && number.longValue() <= most) {
      return number.longValue();
    }
    problems.at("rejectLimit").at(key).add("must be a whole number from 0 to %d".formatted(most));
    return otherwise;
  }
}
