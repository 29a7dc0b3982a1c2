package io.saleslake.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saleslake.LakeException;
import io.saleslake.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Allows one process at a time to write a lake. The operating system releases the lock when the
 * process ends for any reason; the file only contains the process id.
 */
final class LakeLock implements AutoCloseable {
  private final FileChannel channel;

  private LakeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Runs work while holding the lock.
   *
   * @param verb name of the work, for the message if the lock is held
   */
  static <T> T hold(Path lake, String verb, Supplier<T> work) {
    LakeLock lock = acquire(lake, verb, Clock.systemUTC());
    ReportStop stop = ReportStop.of(verb);
    try (lock;
        stop) {
      return work.get();
    }
  }

  static LakeLock acquire(Path lake, String verb, Clock clock) {
    Path file = lake.resolve("lock");
    try {
      Files.createDirectories(lake);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw LakeException.user(
            "Cannot %s: another run (%s) holds %s; wait for it or stop it"
                .formatted(verb, Files.readString(file).strip(), file));
      }
      String holder =
          "pid %d, since %s UTC\n"
              .formatted(
                  ProcessHandle.current().pid(),
                  LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(UTF_8)));
      return new LakeLock(channel);
    } catch (IOException e) {
      throw LakeException.external("Cannot lock %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /** Acquires the lock; empty if another process or another thread holds it. */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot release the lock of the lake", e);
    }
  }
}
