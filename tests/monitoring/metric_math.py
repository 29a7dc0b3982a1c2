"""The part of metric math that the lake's alarms and dashboards use ("Using math expressions with CloudWatch metrics").

A series is a list with a value per period, None if it is missing. A number is a number. A band is a pair of series.
"""

import re
from statistics import mean, stdev

TOKEN = re.compile(r"\s*(\d+\.?\d*|[A-Za-z_]\w*|>=|<=|==|!=|[-+*/()<>,\[\]])")
TRAINED_ON = 14

OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: None if b == 0 else a / b,
    ">": lambda a, b: int(a > b),
    "<": lambda a, b: int(a < b),
    ">=": lambda a, b: int(a >= b),
    "<=": lambda a, b: int(a <= b),
    "==": lambda a, b: int(a == b),
    "!=": lambda a, b: int(a != b),
}


def evaluate(expression, series):
    """The value of an expression over series by id."""
    return _Evaluation(expression, series).value()


def _each(function, *values):
    """Applies a function to each period, or once to numbers. The result of missing values is missing."""
    lengths = {len(value) for value in values if isinstance(value, list)}
    if not lengths:
        return None if None in values else function(*values)
    rows = zip(*(value if isinstance(value, list) else [value] * max(lengths) for value in values))
    return [None if None in row else function(*row) for row in rows]


def fill(series, value):
    return [value if known is None else known for known in series]


def choose(condition, yes, no):
    """A side is evaluated only where it is chosen."""
    sides = [side if isinstance(side, list) else [side] * len(condition) for side in (yes, no)]
    return [None if holds is None else (one if holds else other) for holds, one, other in zip(condition, *sides)]


def total(serieses):
    """Missing values count as 0; if all values are missing, the sum is missing."""
    rows = [[value for value in row if value is not None] for row in zip(*serieses)]
    return [sum(row) if row else None for row in rows]


def band(series, width):
    """Replaces CloudWatch's model, which is not published: mean and standard deviation of the previous days."""
    lower, upper = [], []
    for day in range(len(series)):
        before = [value for value in series[max(0, day - TRAINED_ON) : day] if value is not None]
        spread = width * stdev(before) if len(before) > 2 else None
        lower.append(None if spread is None else mean(before) - spread)
        upper.append(None if spread is None else mean(before) + spread)
    return lower, upper


FUNCTIONS = {"FILL": fill, "IF": choose, "SUM": total, "ANOMALY_DETECTION_BAND": band}


class _Evaluation:
    def __init__(self, expression, series):
        self.expression = expression
        self.series = series
        self.tokens = TOKEN.findall(expression)
        if "".join(self.tokens) != re.sub(r"\s", "", expression):
            raise ValueError(f"Cannot evaluate {expression}: there is more in it than the lake uses")

    def value(self):
        value = self._comparison()
        if self.tokens:
            raise ValueError(f"Cannot evaluate {self.expression}: {self.tokens[0]} is left over")
        return value

    def _comparison(self):
        return self._binary(self._sum, (">", "<", ">=", "<=", "==", "!="))

    def _sum(self):
        return self._binary(self._product, ("+", "-"))

    def _product(self):
        return self._binary(self._operand, ("*", "/"))

    def _binary(self, operand, operators):
        left = operand()
        while self.tokens and self.tokens[0] in operators:
            operator = self.tokens.pop(0)
            left = _each(OPERATORS[operator], left, operand())
        return left

    def _operand(self):
        token = self.tokens.pop(0)
        if token == "(":
            return self._until(")")[0]
        if token == "[":
            return self._until("]")
        if token[0].isdigit():
            return float(token)
        if self.tokens and self.tokens[0] == "(":
            self.tokens.pop(0)
            if token == "METRICS":
                self.tokens.pop(0)
                return list(self.series.values())
            return FUNCTIONS[token](*self._until(")"))
        return self.series[token]

    def _until(self, end):
        values = [self._comparison()]
        while self.tokens[0] == ",":
            self.tokens.pop(0)
            values.append(self._comparison())
        if self.tokens.pop(0) != end:
            raise ValueError(f"Cannot evaluate {self.expression}: {end} is missing")
        return values
