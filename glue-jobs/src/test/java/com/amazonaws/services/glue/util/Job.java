package com.amazonaws.services.glue.util;

import com.amazonaws.services.glue.GlueContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replaces AWS's object of this name and records the calls. */
public final class Job {
  public static final List<String> CALLS = new ArrayList<>();

  private Job() {}

  public static void init(String name, GlueContext context, Map<String, String> arguments) {
    CALLS.add("init " + name + " " + arguments);
  }

  public static void commit() {
    CALLS.add("commit");
  }
}
