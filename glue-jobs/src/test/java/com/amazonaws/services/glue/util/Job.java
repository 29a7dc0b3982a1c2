package com.amazonaws.services.glue.util;

import com.amazonaws.services.glue.GlueContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stands in for AWS's object of this name, and notes what it is told. */
public final class Job {
  public static final List<String> TOLD = new ArrayList<>();

  private Job() {}

  public static void init(String name, GlueContext context, Map<String, String> arguments) {
    TOLD.add("init " + name + " " + arguments);
  }

  public static void commit() {
    TOLD.add("commit");
  }
}
