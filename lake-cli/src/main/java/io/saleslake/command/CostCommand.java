package io.saleslake.command;

import io.saleslake.aws.AwsClients;
import io.saleslake.aws.AwsLake;
import io.saleslake.aws.ExplainErrors;
import io.saleslake.aws.Outputs;
import io.saleslake.cli.CommonOptions;
import io.saleslake.cli.ContractsOption;
import io.saleslake.cli.OutputOption;
import io.saleslake.cost.CostReport;
import io.saleslake.cost.CostReport.Billed;
import io.saleslake.cost.GroupBy;
import io.saleslake.cost.Prices;
import io.saleslake.cost.ReportCosts;
import io.saleslake.cost.ReportCosts.Question;
import io.saleslake.cost.Shares;
import io.saleslake.cost.Usage;
import io.saleslake.cost.collect.CollectShares;
import io.saleslake.cost.collect.CollectUsage;
import io.saleslake.cost.collect.PublishCostMetrics;
import io.saleslake.cost.collect.QueryCostExplorer;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import software.amazon.awssdk.core.exception.SdkException;

/** Shows the cost of the lake. */
@Command(
    name = "cost",
    description = {
      "Show what the lake costs: jobs, crawlers, storage, queries and alarms, by list prices.",
      "Includes the trend, a forecast for the month, and advice on the most expensive items."
          + " Days are in UTC.",
    },
    footer = {
      "",
      "By domain, runs of jobs are split by the rows that they read of each domain's feeds, as the"
          + " jobs published them; storage, queries and alarms are shared.",
      "By table, storage is split by the bytes of the tables' current snapshots.",
      "",
      "Exit code 3: --budget was given, and the month is expected to cost more."
    })
final class CostCommand implements Callable<Integer> {
  private static final int OVER_BUDGET = 3;

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private ContractsOption contracts = new ContractsOption();
  @Mixin private PricesOption prices = new PricesOption();
  @Mixin private OutputOption output = new OutputOption();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = SinceConverter.class,
      defaultValue = "30d",
      description = "Days (30d), weeks (4w) or a date (default: ${DEFAULT-VALUE}).")
  private Function<LocalDate, LocalDate> since = today -> today.minusDays(30);

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      converter = By.class,
      defaultValue = "service",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private GroupBy by = GroupBy.SERVICE;

  @Option(
      names = "--actual",
      description =
          "Also query Cost Explorer, by the tags project and environment; each request costs 0.01"
              + " dollars.")
  private boolean actual;

  @Option(
      names = "--publish",
      description = "Also send the cost metrics to CloudWatch, for alarms and dashboards.")
  private boolean publish;

  @Option(
      names = "--budget",
      paramLabel = "DOLLARS",
      converter = Amount.class,
      description = "Exit with 3 when the month is expected to cost more.")
  private Optional<BigDecimal> budget = Optional.empty();

  @Override
  public Integer call() {
    Instant now = LakeCli.of(command).host().clock().instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate first = since.apply(today);
    if (!first.isBefore(today)) {
      throw new ParameterException(
          command.commandLine(), "--since %s is not before today".formatted(first));
    }
    AwsLake lake = connection.lake();
    Prices listed = prices.read(lake.region().value());
    Outputs outputs = lake.outputs().value();
    Question question = new Question(first, now, by, List.copyOf(outputs.crawlers().keySet()));
    AwsClients clients = lake.clients();
    Usage usage = CollectUsage.collect(clients, outputs, question.from(), now);
    CostReport report =
        ReportCosts.report(
            question, usage, listed, shares(clients, outputs, question), billed(lake, question));
    print(report);
    if (publish) {
      PublishCostMetrics.publish(
          clients.cloudWatch(), outputs.metricsNamespace(), report.metrics());
      hint(
          "Published %d metrics to %s"
              .formatted(report.metrics().size(), outputs.metricsNamespace()));
    }
    return overBudget(report) ? OVER_BUDGET : ExitCode.OK;
  }

  private Shares shares(AwsClients clients, Outputs outputs, Question question) {
    boolean domains = by == GroupBy.DOMAIN || publish;
    return new Shares(
        domains
            ? CollectShares.rowsByDomain(
                clients.cloudWatch(),
                outputs.metricsNamespace(),
                contracts.read(),
                question.since(),
                question.now())
            : Map.of(),
        by == GroupBy.TABLE ? CollectShares.tableBytes(clients, outputs) : Map.of());
  }

  /** Without access to Cost Explorer, the estimate is shown alone. */
  private Optional<Billed> billed(AwsLake lake, Question question) {
    if (!actual) {
      return Optional.empty();
    }
    String environment = lake.connection().environment().value().toString();
    String prefix = lake.outputs().value().workgroup();
    String project = prefix.substring(0, Math.max(0, prefix.length() - environment.length() - 1));
    LocalDate tomorrow = LocalDate.ofInstant(question.now(), ZoneOffset.UTC).plusDays(1);
    try {
      return Optional.of(
          QueryCostExplorer.ask(
              lake.clients().costExplorer(),
              Map.of("project", project, "environment", environment),
              question.since(),
              tomorrow));
    } catch (SdkException e) {
      hint("No costs from Cost Explorer: " + ExplainErrors.explain(e).getMessage());
      return Optional.empty();
    }
  }

  private void print(CostReport report) {
    PrintWriter out = command.commandLine().getOut();
    if (output.isTable()) {
      PrintCosts.print(report, out);
    } else if (output.isJson()) {
      out.println(CostJson.of(report));
      out.flush();
    } else {
      PrintCosts.rows(report, output.writer(out));
    }
    report.notes().forEach(note -> hint("Note: " + note));
  }

  private boolean overBudget(CostReport report) {
    if (budget.isEmpty() || report.forecast().month().compareTo(budget.get()) <= 0) {
      return false;
    }
    PrintWriter err = command.commandLine().getErr();
    err.printf(
        "Over budget: the month is expected to cost %.2f dollars, %s are allowed%n",
        report.forecast().month(), budget.get().toPlainString());
    err.flush();
    return true;
  }

  private void hint(String text) {
    PrintWriter notes = CommonOptions.notes(command);
    notes.println(text);
    notes.flush();
  }

  /** Parses an amount of money. */
  static final class Amount implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
      if (!text.matches("\\d{1,9}([.]\\d{1,4})?")) {
        throw new TypeConversionException("'%s' is no amount of dollars".formatted(text));
      }
      return new BigDecimal(text);
    }
  }

  /** Parses the option's value. */
  static final class By implements ITypeConverter<GroupBy> {
    @Override
    public GroupBy convert(String word) {
      for (GroupBy by : GroupBy.values()) {
        if (by.toString().equals(word)) {
          return by;
        }
      }
      throw new TypeConversionException(
          "'%s' is none of service, job, crawler, layer, table, domain, day".formatted(word));
    }
  }
}
