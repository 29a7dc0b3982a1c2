"""Every dashboard can be drawn from its definition: all its expressions are supported and all its metrics have sample
values."""

import json
import re
import unittest

from emulator.server import Emulator
from monitoring import stack
from monitoring.preview import page, series


class PreviewTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with Emulator() as emulator:
            stack.deploy(emulator, json.loads(stack.TEMPLATE.read_text()))
            cloudwatch = emulator.client("cloudwatch")
            cls.bodies = {
                entry["DashboardName"]: json.loads(
                    cloudwatch.get_dashboard(DashboardName=entry["DashboardName"])["DashboardBody"]
                )
                for entry in cloudwatch.list_dashboards()["DashboardEntries"]
            }

    def test_every_widget_is_drawn(self):
        self.assertEqual(len(self.bodies), 6)
        for name, body in self.bodies.items():
            text, (width, height) = page(name, body)
            self.assertEqual(len(re.findall("<section", text)), len(body["widgets"]))
            lowest = max(widget["y"] + widget["height"] for widget in body["widgets"])
            self.assertEqual((width, height), (24 * 60 + 12, lowest * 46 + 12))

    def test_what_is_read_became_something(self):
        """The inserted, updated, duplicate and quarantined rows of a feed add up to the rows read, also in the drawn
        values."""
        widgets = self.bodies["saleslake-dev-lake"]["widgets"]
        lines = {widget["properties"].get("title"): widget["properties"] for widget in widgets}

        def sums(title):
            days = {}
            for _, _, _, points in series(lines[title]["metrics"], 14):
                for day, value in points:
                    days[day] = days.get(day, 0) + value
            return days

        read = sums("Rows read a day")
        self.assertEqual(len(read), 14)
        self.assertEqual(sums("Results of the rows"), read)

    def test_the_bad_day_is_above_the_line(self):
        widgets = self.bodies["saleslake-dev-domain-sales"]["widgets"]
        drawn = next(w["properties"] for w in widgets if w["properties"].get("title") == "storefront: quarantined")
        limit = drawn["annotations"]["horizontal"][0]["value"]
        ((_, _, _, points),) = series(drawn["metrics"], 14)
        self.assertEqual([day for day, value in points if value > limit], [11])


if __name__ == "__main__":
    unittest.main()
