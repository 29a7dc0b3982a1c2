package io.saleslake.duckdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** XXH64 of values, with the hash of the value before as the seed, as Spark computes it. */
final class XxHash64 {
  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_3 = 0x165667B19E3779F9L;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private XxHash64() {}

  static long ofInt(int value, long seed) {
    return mixed(withInt(seed + PRIME_5 + 4, value));
  }

  static long ofLong(long value, long seed) {
    return mixed(withLong(seed + PRIME_5 + 8, value));
  }

  static long ofDouble(double value, long seed) {
    return ofLong(Double.doubleToLongBits(value == 0 ? 0.0 : value), seed);
  }

  static long ofBytes(byte[] bytes, long seed) {
    int position = 0;
    long hash = seed + PRIME_5;
    if (bytes.length >= 32) {
      long[] lanes = {seed + PRIME_1 + PRIME_2, seed + PRIME_2, seed, seed - PRIME_1};
      for (; position <= bytes.length - 32; position += 32) {
        for (int lane = 0; lane < 4; lane++) {
          lanes[lane] = round(lanes[lane], (long) LONG.get(bytes, position + 8 * lane));
        }
      }
      hash =
          Long.rotateLeft(lanes[0], 1)
              + Long.rotateLeft(lanes[1], 7)
              + Long.rotateLeft(lanes[2], 12)
              + Long.rotateLeft(lanes[3], 18);
      for (long lane : lanes) {
        hash = (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
      }
    }
    hash += bytes.length;
    for (; position <= bytes.length - 8; position += 8) {
      hash = withLong(hash, (long) LONG.get(bytes, position));
    }
    if (position <= bytes.length - 4) {
      hash = withInt(hash, (int) INT.get(bytes, position));
      position += 4;
    }
    for (; position < bytes.length; position++) {
      hash = Long.rotateLeft(hash ^ ((bytes[position] & 0xFF) * PRIME_5), 11) * PRIME_1;
    }
    return mixed(hash);
  }

  private static long round(long lane, long value) {
    return Long.rotateLeft(lane + value * PRIME_2, 31) * PRIME_1;
  }

  private static long withLong(long hash, long value) {
    return Long.rotateLeft(hash ^ round(0, value), 27) * PRIME_1 + PRIME_4;
  }

  private static long withInt(long hash, int value) {
    return Long.rotateLeft(hash ^ ((value & 0xFFFFFFFFL) * PRIME_1), 23) * PRIME_2 + PRIME_3;
  }

  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * PRIME_2;
    mixed = (mixed ^ (mixed >>> 29)) * PRIME_3;
    return mixed ^ (mixed >>> 32);
  }
}
