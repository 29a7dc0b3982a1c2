import unittest

from monitoring.metric_math import evaluate

SHARE = "IF(read > 0, 100 * FILL(quarantined, 0) / read, 0)"
RATE = (
    "IF(FILL(succeeded, 0) + FILL(failed, 0) > 0,"
    " 100 * FILL(succeeded, 0) / (FILL(succeeded, 0) + FILL(failed, 0)), 100)"
)


class MetricMathTest(unittest.TestCase):
    def test_a_share_is_that_of_its_period(self):
        series = {"read": [200, 50, 0, None], "quarantined": [5, None, None, None]}
        self.assertEqual(evaluate(SHARE, series), [2.5, 0, 0, None])

    def test_a_rate_of_nothing_is_all(self):
        series = {"succeeded": [3, None, None], "failed": [1, 2, None]}
        self.assertEqual(evaluate(RATE, series), [75, 0, 100])

    def test_a_sum_passes_by_what_is_missing(self):
        series = {"a": [1, None, None], "b": [2, 5, None]}
        self.assertEqual(evaluate("SUM([a, b])", series), [3, 5, None])
        self.assertEqual(evaluate("SUM(METRICS())", series), [3, 5, None])

    def test_products_come_before_sums_and_from_left_to_right(self):
        self.assertEqual(evaluate("100 * age / 26", {"age": [13, None]}), [50, None])
        self.assertEqual(evaluate("2 + 3 * a - 1", {"a": [2]}), [7])
        self.assertEqual(evaluate("(2 + 3) * a", {"a": [2]}), [10])

    def test_a_band_is_as_wide_as_the_days_before_differ(self):
        """The mean of 1, 2, 3 is 2 and the standard deviation is 1."""
        lower, upper = evaluate("ANOMALY_DETECTION_BAND(dollars, 2)", {"dollars": [1, 2, 3, 9]})
        self.assertEqual((lower[3], upper[3]), (0, 4))
        self.assertEqual((lower[2], upper[2]), (None, None))

    def test_what_the_lake_does_not_use_is_refused(self):
        for expression in ("a % 2", "a + 1)", "(a + 1"):
            with self.assertRaises((ValueError, IndexError)):
                evaluate(expression, {"a": [1]})


if __name__ == "__main__":
    unittest.main()
