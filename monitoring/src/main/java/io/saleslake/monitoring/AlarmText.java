package io.saleslake.monitoring;

/**
 * What an alarm says to the person whom it wakes.
 *
 * @param name behind the environment's prefix
 * @param wrong what is wrong, a sentence
 * @param matters why that matters, a sentence
 * @param command what to run first
 * @param page of docs/runbooks, that says how to go on
 */
record AlarmText(String name, String wrong, String matters, String command, String page) {

  /** In the template. */
  String id() {
    return Parameters.camel(name);
  }

  /** CloudWatch keeps 1,024 characters. */
  String description(Parameters parameters) {
    return "%s %s Run first: %s Runbook: %s"
        .formatted(wrong, matters, command, parameters.runbook(page));
  }
}
