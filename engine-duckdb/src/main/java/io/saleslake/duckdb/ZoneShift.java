package io.saleslake.duckdb;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The offsets of a zone as arrays, in microseconds, so that many times are converted quickly. */
final class ZoneShift {
  private static final long MICROS = 1_000_000;
  private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");
  private static final Map<String, ZoneShift> ZONES = new ConcurrentHashMap<>();

  private final ZoneRules rules;

  /** Instants from which the next offset holds. */
  private final long[] instants;

  /**
   * Local times from which the next offset holds. A time that is skipped or comes twice has the
   * offset before.
   */
  private final long[] locals;

  /** One more than there are transitions. */
  private final long[] offsets;

  private ZoneShift(ZoneRules rules) {
    this.rules = rules;
    List<ZoneOffsetTransition> transitions = new ArrayList<>(rules.getTransitions());
    Instant last =
        transitions.isEmpty() ? Instant.MIN : transitions.get(transitions.size() - 1).getInstant();
    ZoneOffsetTransition next = rules.nextTransition(last);
    while (next != null && next.getInstant().isBefore(END)) {
      transitions.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    instants = new long[transitions.size()];
    locals = new long[instants.length];
    offsets = new long[instants.length + 1];
    offsets[0] = micros(rules.getOffset(Instant.MIN));
    for (int i = 0; i < instants.length; i++) {
      ZoneOffsetTransition transition = transitions.get(i);
      long before = micros(transition.getOffsetBefore());
      offsets[i + 1] = micros(transition.getOffsetAfter());
      instants[i] = Math.multiplyExact(transition.toEpochSecond(), MICROS);
      locals[i] = instants[i] + Math.max(before, offsets[i + 1]);
    }
  }

  private static long micros(ZoneOffset offset) {
    return Duration.ofSeconds(offset.getTotalSeconds()).toNanos() / 1000;
  }

  /** Of a zone by its name, an offset or a short id. */
  static ZoneShift of(String zone) {
    ZoneShift known = ZONES.get(zone);
    if (known == null) {
      known = new ZoneShift(SparkTimes.zone(zone).getRules());
      ZONES.put(zone, known);
    }
    return known;
  }

  /** The instant of a local time; in the hour that is skipped, the one after it. */
  long toUtc(long local) {
    return Math.subtractExact(local, offset(locals, local));
  }

  /** The local time of an instant. */
  long fromUtc(long instant) {
    return Math.addExact(instant, offset(instants, instant));
  }

  private long offset(long[] starts, long time) {
    if (time >= END.getEpochSecond() * MICROS) {
      // Beyond the transitions in the arrays.
      Instant instant = Instant.ofEpochSecond(Math.floorDiv(time, MICROS));
      return starts == instants
          ? micros(rules.getOffset(instant))
          : micros(rules.getOffset(instant.atOffset(ZoneOffset.UTC).toLocalDateTime()));
    }
    int found = Arrays.binarySearch(starts, time);
    return offsets[found >= 0 ? found + 1 : -found - 1];
  }
}
