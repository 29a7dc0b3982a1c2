package io.saleslake.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists the effective configuration and the source of each value. */
public final class ShowSettings {
  private ShowSettings() {}

  /** A setting, named as in Terraform's outputs or as an option. */
  public record Setting(String name, String value, String source) {}

  public static List<Setting> of(AwsLake lake) {
    List<Setting> settings = new ArrayList<>();
    Connection connection = lake.connection();
    settings.add(setting("environment", connection.environment()));
    connection.profile().ifPresent(profile -> settings.add(setting("profile", profile)));
    settings.add(setting("region", lake.region()));
    connection.endpoint().ifPresent(endpoint -> settings.add(setting("endpoint-url", endpoint)));

    Outputs outputs = lake.outputs().value();
    String source = lake.outputs().source();
    each(settings, "buckets", outputs.buckets(), source);
    each(settings, "crawlers", outputs.crawlers(), source);
    each(settings, "databases", outputs.databases(), source);
    each(settings, "jobs", outputs.jobs(), source);
    settings.add(new Setting("metrics_namespace", outputs.metricsNamespace(), source));
    settings.add(new Setting("state_machine_arn", outputs.stateMachineArn(), source));
    settings.add(new Setting("topic_arn", outputs.topicArn(), source));
    settings.add(new Setting("workgroup", outputs.workgroup(), source));
    return settings;
  }

  private static void each(
      List<Setting> settings, String name, Map<String, String> values, String source) {
    values.forEach((key, value) -> settings.add(new Setting(name + "." + key, value, source)));
  }

  private static Setting setting(String name, SourcedValue<?> sourced) {
    return new Setting(name, String.valueOf(sourced.value()), sourced.source());
  }
}
