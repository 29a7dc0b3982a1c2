package io.saleslake.sample;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws positions of a list of which the first are the favourites, as Zipf's law has it. */
final class Popularity {
  private static final double EXPONENT = 0.9;

  /** Softens the very top: the best seller is not a tenth of all sales. */
  private static final int SHIFT = 4;

  private final double[] cumulative;

  Popularity(int size) {
    cumulative = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      // StrictMath, because the same seed must give the same files on every processor.
      sum += 1 / StrictMath.pow(i + SHIFT, EXPONENT);
      cumulative[i] = sum;
    }
  }

  int draw(SplittableRandom random) {
    double at = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, at);
    return Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
  }
}
