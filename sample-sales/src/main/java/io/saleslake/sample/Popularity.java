package io.saleslake.sample;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws list positions with a Zipf distribution, the first ones most often. */
final class Popularity {
  private static final double EXPONENT = 0.9;

  /** Flattens the distribution at the top. */
  private static final int SHIFT = 4;

  private final double[] cumulative;

  Popularity(int size) {
    cumulative = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      // StrictMath gives the same files for the same seed on every processor.
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
