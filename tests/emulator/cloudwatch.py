"""CloudWatch: alarms over alarms."""

from moto.cloudwatch.responses import CloudWatchResponse

from .patching import patch


@patch(CloudWatchResponse)
def put_composite_alarm(self):
    """AWS keeps the alarm with its rule. moto keeps and lists such alarms, and does not know the action."""
    return self.put_metric_alarm()
