package com.amazonaws.services.glue.util;

import java.util.Arrays;
import java.util.List;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scala.jdk.javaapi.CollectionConverters;

/** Stands in for AWS's object of this name. */
public final class GlueArgParser {
  private GlueArgParser() {}

  /** The values of the named arguments; one that is missing is an error, others are passed by. */
  public static Map<String, String> getResolvedOptions(String[] arguments, String[] names) {
    List<String> given = Arrays.asList(arguments);
    List<Tuple2<String, String>> options =
        Arrays.stream(names)
            .map(
                name -> {
                  int at = given.indexOf("--" + name);
                  if (at < 0) {
                    throw new IllegalArgumentException("argument --" + name + " is required");
                  }
                  return new Tuple2<>(name, given.get(at + 1));
                })
            .toList();
    return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(options));
  }
}
