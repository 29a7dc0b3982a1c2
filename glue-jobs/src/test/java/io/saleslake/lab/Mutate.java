package io.saleslake.lab;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Damages bytes: flips, cuts, insertions, deletions and repeats. */
final class Mutate {
  private static final byte[][] TOKENS = {
    {'"'},
    {'"', '"'},
    {','},
    {';'},
    {'\n'},
    {'\r'},
    {'\r', '\n'},
    {'\\'},
    {'\''},
    {' '},
    {'\t'},
    {'{'},
    {'}'},
    {'['},
    {']'},
    {':'},
    {'-'},
    {'.'},
    {'0'},
    {'e'},
    {'#'},
    {1},
    {0x7f}
  };

  private Mutate() {}

  /** Text that mostly remains text: one to three changes of any kind. */
  static byte[] text(byte[] content, Random random) {
    byte[] changed = content;
    for (int times = 1 + random.nextInt(3); times > 0 && changed.length > 1; times--) {
      int at = random.nextInt(changed.length);
      int length = 1 + random.nextInt(Math.min(30, changed.length - at));
      changed =
          switch (random.nextInt(12)) {
            case 0 -> flip(changed, at, random);
            case 1 -> random.nextInt(4) == 0 ? Arrays.copyOf(changed, at) : changed;
            case 2, 3 -> splice(changed, at, at + length, new byte[0]);
            case 4, 5 -> splice(changed, at, at, Arrays.copyOfRange(changed, at, at + length));
            case 6 -> splice(changed, at, at + 1, printable(random));
            default -> splice(changed, at, at, TOKENS[random.nextInt(TOKENS.length)]);
          };
    }
    return changed;
  }

  /** Bytes of a binary format. */
  static byte[] binary(byte[] content, Random random) {
    byte[] changed = content;
    for (int times = 1 + random.nextInt(3); times > 0 && changed.length > 1; times--) {
      int at = random.nextInt(changed.length);
      int length = 1 + random.nextInt(Math.min(64, changed.length - at));
      changed =
          switch (random.nextInt(8)) {
            case 0 ->
                random.nextInt(3) == 0 ? Arrays.copyOf(changed, at) : flip(changed, at, random);
            case 1 -> splice(changed, at, at + length, new byte[0]);
            case 2 -> splice(changed, at, at, Arrays.copyOfRange(changed, at, at + length));
            case 3 -> {
              byte[] noise = new byte[length];
              random.nextBytes(noise);
              yield splice(changed, at, at + length, noise);
            }
            case 4 -> splice(changed, at, at + length, new byte[length]);
            default -> flip(changed, at, random);
          };
    }
    return changed;
  }

  private static byte[] printable(Random random) {
    return new byte[] {(byte) random.nextInt(' ', 0x7f)};
  }

  private static byte[] flip(byte[] content, int at, Random random) {
    byte[] changed = content.clone();
    changed[at] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private static byte[] splice(byte[] content, int from, int to, byte[] insert) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(content, 0, from);
    out.writeBytes(insert);
    out.write(content, to, content.length - to);
    return out.toByteArray();
  }
}
