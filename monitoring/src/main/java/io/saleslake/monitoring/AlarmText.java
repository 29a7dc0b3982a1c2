package io.saleslake.monitoring;

/**
 * The description of an alarm.
 *
 * @param name name after the environment's prefix
 * @param wrong a sentence that states the problem
 * @param matters a sentence that states its impact
 * @param command the first command to run
 * @param page page in docs/runbooks with further steps
 */
record AlarmText(String name, String wrong, String matters, String command, String page) {

  /** The description in the template. */
  String id() {
    return Parameters.camel(name);
  }

  /** CloudWatch's maximum length of a description. */
  String description(Parameters parameters) {
    return "%s %s Run first: %s Runbook: %s"
        .formatted(wrong, matters, command, parameters.runbook(page));
  }
}
