"""The synthesized template as a stack in an emulator, without Terraform and the rest of the lake."""

from pathlib import Path

from emulator.server import ACCOUNT, REGION

CHECKOUT = Path(__file__).resolve().parents[2]
TEMPLATE = CHECKOUT / "monitoring/target/monitoring.template.json"
PREFIX = "saleslake-dev"
METRICS = "saleslake/dev"

PARAMETERS = {
    "Prefix": PREFIX,
    "MetricsNamespace": METRICS,
    "Topic": f"arn:aws:sns:{REGION}:{ACCOUNT}:{PREFIX}-alarms",
    "StateMachine": f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:{PREFIX}-promotion",
    "OpsDatabase": "saleslake_dev_ops",
    "Runbooks": "docs/runbooks",
    "Notify": "together",
    "PeriodSeconds": 3600,
    "FreshnessMissing": "breaching",
    "FreshnessSeconds": 3600,
    "CrawlerSuccessPercent": 90,
    "QuarantinePercent": 2,
    "CostBand": 2,
    "BronzeBucket": f"{PREFIX}-bronze",
    "SilverBucket": f"{PREFIX}-silver",
    "GoldBucket": f"{PREFIX}-gold",
    "DpusPromoteToSilver": 2,
    "DpusPromoteToGold": 2,
    "DpusMaintain": 2,
    "DpusReplayQuarantine": 2,
}
# Promotions a day apart, and two hours for a late one.
FRESHNESS_PERIODS = 26


def deploy(emulator, template, freshness_periods=FRESHNESS_PERIODS, **parameters):
    """Creates the stack of a template, which is given as parsed JSON, and placeholders for Terraform's alarms."""
    cloudwatch = emulator.client("cloudwatch")
    for name in template["Metadata"]["TerraformsAlarms"]:
        cloudwatch.put_metric_alarm(
            AlarmName=f"{PREFIX}-{name}",
            Namespace=METRICS,
            MetricName=name,
            Statistic="Sum",
            Period=60,
            EvaluationPeriods=1,
            Threshold=0,
            ComparisonOperator="GreaterThanThreshold",
            TreatMissingData="notBreaching",
        )
    promised = {name: freshness_periods for name in template["Parameters"] if name.startswith("FreshnessPeriods")}
    emulator.client("s3").create_bucket(Bucket="templates", CreateBucketConfiguration={"LocationConstraint": REGION})
    emulator.client("s3").upload_file(str(TEMPLATE), "templates", "template.json")
    emulator.client("cloudformation").create_stack(
        StackName=f"{PREFIX}-monitoring",
        TemplateURL=f"https://templates.s3.{REGION}.amazonaws.com/template.json",
        Parameters=[
            {"ParameterKey": name, "ParameterValue": str(value)}
            for name, value in {**PARAMETERS, **promised, **parameters}.items()
        ],
    )
