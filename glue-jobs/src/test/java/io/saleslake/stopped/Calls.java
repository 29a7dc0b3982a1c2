package io.saleslake.stopped;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The calls of one open lake to its storage and its catalog. From a given call on, every call
 * fails: nothing that runs afterwards, such as the removal of incomplete files, has an effect, as
 * after SIGKILL.
 */
final class Calls {
  private static final String PROPERTY = "calls";
  private static final Map<String, Calls> ALL = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final AtomicLong made = new AtomicLong();
  private final long last;

  private Calls(long last) {
    this.last = last;
    ALL.put(id, this);
  }

  /** Calls of which this one, counted from 1, and all later ones fail. */
  static Calls untilCall(long number) {
    return new Calls(number - 1);
  }

  /** The calls of the catalog, or of the storage, that has these properties. */
  static Calls of(Map<String, String> properties) {
    Calls calls = ALL.get(properties.get(PROPERTY));
    if (calls == null) {
      throw new IllegalStateException("no calls are counted: " + properties);
    }
    return calls;
  }

  /** Adds what makes a catalog count its calls here. */
  Map<String, String> countedIn(Map<String, String> catalogProperties) {
    Map<String, String> properties = new HashMap<>(catalogProperties);
    properties.remove("type");
    properties.put("catalog-impl", StoppingCatalog.class.getName());
    properties.put("io-impl", StoppingFileIO.class.getName());
    properties.put(PROPERTY, id);
    return properties;
  }

  void next(String call) {
    if (made.incrementAndGet() > last) {
      throw new StoppedError(call);
    }
  }

  /** Whether a call has failed. */
  boolean areStopped() {
    return made.get() > last;
  }

  /** Not an exception, which the code under test might handle. */
  static final class StoppedError extends Error {
    StoppedError(String call) {
      super("stopped at " + call);
    }
  }
}
