"""The state of an alarm at a time, from its definition and the existing values, and the text of its notification."""

import re
from dataclasses import dataclass
from datetime import timedelta

from monitoring.metric_math import evaluate

COMPARISONS = {
    "GreaterThanThreshold": ("greater than", lambda value, limit: value > limit),
    "LessThanThreshold": ("less than", lambda value, limit: value < limit),
    "GreaterThanUpperThreshold": ("greater than the upper threshold of", lambda value, limit: value > limit),
}


# How far back the last report of an alarm that ignores missing data is looked for.
LAST_REPORT_PERIODS = 24 * 14


@dataclass
class Verdict:
    state: str
    reason: str


def judge(cloudwatch, alarm, now):
    """As in CloudWatch for alarms for which all data points must breach, as in all alarms of the lake."""
    if alarm["TreatMissingData"] == "ignore":
        return _judge_last_report(cloudwatch, alarm, now)
    values, limits = _compared(cloudwatch, alarm, now)
    words, breaches = COMPARISONS[alarm["ComparisonOperator"]]
    missing = {"breaching": True, "notBreaching": False}[alarm["TreatMissingData"]]
    breaching = [
        missing if value is None or limit is None else breaches(value, limit) for value, limit in zip(values, limits)
    ]
    known = [(value, limit) for value, limit in zip(values, limits) if value is not None and limit is not None]
    count = f"{len(values)} datapoint{'s' if len(values) > 1 else ''}"
    if not known:
        reason = f"{count} were unknown and treated as {alarm['TreatMissingData']}."
    else:
        value, limit = known[-1]
        reason = f"{count}, the last of which [{value:.4g}] was {'' if breaching[-1] else 'not '}{words} {limit:.4g}."
    return Verdict("ALARM" if all(breaching) else "OK", reason)


def _judge_last_report(cloudwatch, alarm, now):
    """Missing data leaves the state unchanged, so an alarm over one period has the state of its last report."""
    assert alarm["EvaluationPeriods"] == 1, alarm["AlarmName"]
    reports = [value for value in read(cloudwatch, _stat(alarm), now, LAST_REPORT_PERIODS) if value is not None]
    if not reports:
        return Verdict("INSUFFICIENT_DATA", "Nothing was reported.")
    words, breaches = COMPARISONS[alarm["ComparisonOperator"]]
    breaching = breaches(reports[-1], alarm["Threshold"])
    reason = f"The last report [{reports[-1]:.4g}] was {'' if breaching else 'not '}{words} {alarm['Threshold']:.4g}."
    return Verdict("ALARM" if breaching else "OK", reason)


def _stat(alarm):
    return {
        "Metric": {name: alarm[name] for name in ("Namespace", "MetricName", "Dimensions")},
        "Period": alarm["Period"],
        "Stat": alarm["Statistic"],
    }


def _compared(cloudwatch, alarm, now):
    """Values and what they are compared with, for each period that the alarm looks at."""
    looked_at = alarm["EvaluationPeriods"]
    if "MetricName" in alarm:
        return read(cloudwatch, _stat(alarm), now, looked_at), [alarm["Threshold"]] * looked_at

    queries = {query["Id"]: query for query in alarm["Metrics"]}
    limit_id = alarm.get("ThresholdMetricId")
    # A band learns from the days before.
    history = looked_at + (14 if limit_id else 0)
    series = {
        name: read(cloudwatch, query["MetricStat"], now, history)
        for name, query in queries.items()
        if "MetricStat" in query
    }
    for name, query in queries.items():
        if "MetricStat" not in query and name != limit_id:
            expression = evaluate(query["Expression"], series)
            return expression[-looked_at:], [alarm["Threshold"]] * looked_at
    _, upper = evaluate(queries[limit_id]["Expression"], series)
    compared = next(name for name, query in queries.items() if name != limit_id and query["ReturnData"])
    return series[compared][-looked_at:], upper[-looked_at:]


def read(cloudwatch, stat, now, periods):
    """A value per period up to now, the newest last."""
    step = timedelta(seconds=stat["Period"])
    start = now.replace(microsecond=0) - periods * step
    found = cloudwatch.get_metric_data(
        MetricDataQueries=[{"Id": "asked", "MetricStat": stat}], StartTime=start, EndTime=now
    )["MetricDataResults"][0]
    known = dict(zip(found["Timestamps"], found["Values"]))
    return [known.get(start + period * step) for period in range(periods)]


def judge_all(cloudwatch, now):
    """States of all alarms by name; those of composite alarms from their rules."""
    found = cloudwatch.describe_alarms()
    verdicts = {alarm["AlarmName"]: judge(cloudwatch, alarm, now) for alarm in found["MetricAlarms"] if _can_judge(alarm)}
    rules = {alarm["AlarmName"]: re.findall(r'ALARM\("([^"]+)"\)', alarm["AlarmRule"]) for alarm in found["CompositeAlarms"]}
    # Alarms over alarms over metrics first.
    for name, parts in sorted(rules.items(), key=lambda rule: any(part in rules for part in rule[1])):
        firing = [part for part in parts if part in verdicts and verdicts[part].state == "ALARM"]
        verdicts[name] = Verdict("ALARM" if firing else "OK", f"{', '.join(firing) or 'None'} in ALARM.")
    return verdicts


def _can_judge(alarm):
    """False for expressions over missing data that leaves the state unchanged: their previous state is not known here."""
    return alarm.get("TreatMissingData") in ("breaching", "notBreaching") or "MetricName" in alarm


def message(alarm, verdict, region):
    """The mail that Amazon SNS sends for an alarm, modeled on CloudWatch's text, which was not tested."""
    return (
        f'ALARM: "{alarm["AlarmName"]}" in {region}\n\n'
        f"{alarm['AlarmDescription']}\n\n"
        f"State change: OK -> {verdict.state}\n"
        f"Reason: {verdict.reason}\n"
        f"Alarm: {alarm['AlarmArn']}\n"
    )
