"""Values of a made-up fortnight, always the same: a growing lake, with one unusual day of one feed."""

import hashlib

# The day of the bad files, counted from the end of what is shown.
BAD_DAY = 3
FIRING = ("lake", "domain-sales", "quarantine-storefront")
ROWS = {"storefront": 7200, "webshop": 3300, "wholesale": 1500, "partner": 900, "online_retail": 0, "superstore": 0}
DOLLARS = {
    "glue-jobs": 0.09,
    "glue-crawlers": 0.6,
    "s3": 0.08,
    "athena": 0.05,
    "cloudwatch": 0.4,
    "sales": 0.55,
    "customer": 0.2,
    "product": 0.19,
    "reference": 0.2,
    "shared": 0.08,
}


def state(alarm):
    return "ALARM" if alarm.split("-", 2)[2] in FIRING else "OK"


def figures(namespace, name, dimensions, days, period):
    """A value per period; for metrics that runs publish, one per day."""
    daily = [_day(name, dimensions, day, days) for day in range(days)]
    if period >= 86400:
        return daily
    per_day = 86400 // period
    return [value if hour == 5 else None for value in daily for hour in range(per_day)]


def _day(name, dimensions, day, days):
    subject = list(dimensions.values())[-1] if dimensions else ""
    noise = _noise("Rows" if name.startswith("Rows") else name, subject, day)
    bad = day == days - BAD_DAY
    if name.startswith("Rows"):
        return _rows(name, dimensions["Feed"], noise, bad)
    if name == "FreshnessHours":
        return _age(subject, day, noise)
    if name == "RunSeconds":
        return {"promote-to-silver": 96, "promote-to-gold": 71, "maintain": 64, "replay-quarantine": 41}[subject] * (0.95 + noise / 8)
    if name == "CostDollars":
        return DOLLARS[subject] * (0.94 + noise / 8) * (2.2 if bad and subject in ("glue-jobs", "sales") else 1)
    if name in ("MonthDollars", "MonthForecastDollars"):
        of_month = day % 30 + 1
        return 1.22 * of_month * (0.99 + noise / 50) if name == "MonthDollars" else 36.9 + noise
    if name == "BucketSizeBytes":
        return _bytes(dimensions, day)
    if name == "NumberOfObjects":
        return {"bronze": 42000, "silver": 2100, "gold": 900}[dimensions["BucketName"].rpartition("-")[2]] * (1 + day / 90)
    if name == "Invocations":
        failed = bad and "-sales-" in subject
        return 1 if failed == subject.endswith("failed") else None
    if name.startswith("Executions"):
        return {"ExecutionsSucceeded": 2, "ExecutionsFailed": 1 if bad else 0}.get(name, 0)
    if name == "ProcessedBytes":
        return (3e9 + 4e9 * noise) if dimensions["QueryState"] == "SUCCEEDED" else 0
    raise ValueError(f"No sample of {name}")


def _rows(name, feed, noise, bad):
    read = round(ROWS.get(feed, 120) * (0.85 + noise * 0.3))
    if not read:
        return None
    quarantined = round(read * (0.09 if bad and feed == "storefront" else 0.003 + noise / 150))
    duplicate = round(read * 0.015)
    updated = round(read * 0.03)
    return {
        "RowsRead": read,
        "RowsQuarantined": quarantined,
        "RowsDuplicate": duplicate,
        "RowsUpdated": updated,
        "RowsInserted": read - quarantined - duplicate - updated,
    }[name]


def _age(subject, day, noise):
    """Most ages follow the nightly run; some data arrives weekly or monthly."""
    weekly = {"customers": 7, "products": 7, "stores": 28, "fx_rates": 3, "ecb_fx": 3}.get(subject)
    return (day % weekly) * 24 + 1 if weekly else 1 + 6 * noise


def _bytes(dimensions, day):
    size = {"bronze": 90e9, "silver": 18e9, "gold": 2e9}[dimensions["BucketName"].rpartition("-")[2]] * (1 + day / 120)
    if "bronze" not in dimensions["BucketName"]:
        return size
    return size * {"StandardStorage": 0.02, "IntelligentTieringFAStorage": 0.6, "IntelligentTieringIAStorage": 0.38}.get(
        dimensions["StorageType"], 0
    )


def _noise(*words):
    """From 0 to 1."""
    return hashlib.sha256(repr(words).encode()).digest()[0] / 255
