"""Draws the dashboards from their definitions, with sample values: python3 -m monitoring.preview FOLDER (from the
folder tests) writes a page per dashboard into it, which a browser shows."""

import html
import json
import re
import sys
from pathlib import Path

from emulator.server import Emulator
from monitoring import samples, stack
from monitoring.metric_math import evaluate

COLUMN = 60
ROW = 46
GAP = 6
PALETTE = ["#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf"]

STYLE = """
body { margin: 0; background: #f4f5f6; font: 13px/1.35 "DejaVu Sans", sans-serif; color: #16191f; }
main { position: relative; }
section { position: absolute; box-sizing: border-box; background: #fff; border: 1px solid #d5dbdb; border-radius: 6px;
  padding: 8px 10px; overflow: hidden; }
section.text { background: none; border: none; padding: 4px 2px; }
h1 { font-size: 20px; margin: 0 0 4px; } h2 { font-size: 15px; margin: 0 0 2px; } h3 { font-size: 13px; margin: 0 0 6px; }
p { margin: 0; } a { color: #0073bb; text-decoration: none; } code { background: #eaeded; padding: 0 3px; }
ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4px; }
li { padding: 3px 8px; border-radius: 4px; font-size: 11px; background: #e6f4ea; border-left: 3px solid #1d8102; }
li.ALARM { background: #fdecea; border-left-color: #d13212; }
.legend { font-size: 10.5px; line-height: 14px; } .legend span { margin-right: 9px; white-space: nowrap; }
.legend i { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-right: 3px; }
.number { font-size: 34px; } .small { color: #545b64; font-size: 11px; font-weight: normal; }
text { font: 10px "DejaVu Sans", sans-serif; fill: #545b64; }
"""


def page(name, body):
    """A dashboard as HTML, and its size in pixels."""
    widgets = body["widgets"]
    height = max(widget["y"] + widget["height"] for widget in widgets) * ROW
    days = int(re.fullmatch(r"-P(\d+)D", body["start"])[1])
    drawn = "".join(_widget(widget, days) for widget in widgets)
    size = (24 * COLUMN + 2 * GAP, height + 2 * GAP)
    return (
        f"<!DOCTYPE html><meta charset=utf-8><title>{html.escape(name)}</title><style>{STYLE}</style>"
        f'<main style="width:{size[0]}px;height:{size[1]}px">{drawn}</main>\n',
        size,
    )


def _widget(widget, days):
    width, height = widget["width"] * COLUMN - GAP, widget["height"] * ROW - GAP
    place = f"left:{widget['x'] * COLUMN + GAP}px;top:{widget['y'] * ROW + GAP}px;width:{width}px;height:{height}px"
    properties = widget["properties"]
    if widget["type"] == "text":
        return f'<section class=text style="{place}">{_markdown(properties["markdown"])}</section>'
    units = " | ".join(axis["label"] for axis in properties.get("yAxis", {}).values())
    title = f"<h3>{html.escape(properties['title'])} <span class=small>{html.escape(units)}</span></h3>"
    if widget["type"] == "alarm":
        return f'<section style="{place}">{title}<ul>{_states(properties["alarms"])}</ul></section>'
    lines = series(properties["metrics"], days)
    inner = _number(lines) if properties["view"] == "singleValue" else _graph(properties, lines, days, width, height)
    return f'<section style="{place}">{title}{inner}</section>'


def _markdown(text):
    """Headings, links and code: the only Markdown that the dashboards use."""
    lines = []
    for line in html.escape(text, quote=False).split("\n"):
        line = re.sub(r"\[([^]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>', line)
        line = re.sub(r"`([^`]+)`", r"<code>\1</code>", line)
        marks, _, words = line.partition(" ") if line.startswith("#") else ("", "", line)
        tag = f"h{len(marks)}" if marks else "p"
        lines.append(f"<{tag}>{words}</{tag}>")
    return "".join(lines)


def _states(alarms):
    names = [arn.rpartition(":alarm:")[2] for arn in alarms]
    return "".join(
        f'<li class="{samples.state(name)}">{html.escape(name.removeprefix(stack.PREFIX + "-"))}</li>' for name in names
    )


def series(metrics, days):
    """Lines to draw: label, axis, color and points (day, value)."""
    known, grids = {}, {}
    for metric in metrics:
        if isinstance(metric[0], str):
            options = metric[-1]
            dimensions = dict(zip(metric[2:-1:2], metric[3:-1:2]))
            grid = options["period"]
            values = samples.figures(metric[0], metric[1], dimensions, days, grid)
            known[options.get("id", options["label"])] = values
            grids[options.get("id", options["label"])] = grid
    lines = []
    for position, metric in enumerate(metrics):
        options = metric[-1]
        if not options.get("visible", True):
            continue
        if "expression" in options:
            values = evaluate(options["expression"], known)
        else:
            values = known[options.get("id", options["label"])]
        step = options["period"] / 86400
        points = [(index * step, value) for index, value in enumerate(values) if value is not None]
        color = options.get("color") or PALETTE[len(lines) % len(PALETTE)]
        lines.append((options["label"], options.get("yAxis", "left"), color, points))
    return lines


def _number(lines):
    label, _, _, points = lines[0]
    return f"<div class=number>{points[-1][1]:.2f}</div><div class=small>{html.escape(label)}</div>"


def _graph(properties, lines, days, width, height):
    legend_lines = max(1, -(-sum(len(label) + 4 for label, *_ in lines) * 7 // width))
    right = 46 if "right" in properties["yAxis"] else 14
    box = (40, 6, width - 22 - 40 - right, height - 62 - 14 * legend_lines)
    parts = []
    stacked = properties.get("stacked", False)
    limits = properties.get("annotations", {}).get("horizontal", [])
    for axis in ("left", "right"):
        of_axis = [line for line in lines if line[1] == axis]
        if not of_axis:
            continue
        layers = _stack(of_axis) if stacked else [(color, points, None) for _, _, color, points in of_axis]
        peaks = [value for _, points, _ in layers for _, value in points]
        peaks += [limit["value"] for limit in limits if axis == "left"]
        top = _round_up(max(peaks, default=1) or 1)
        parts.append(_axis(axis, top, box))
        for color, points, base in reversed(layers):
            parts.append(_line(color, points, base, top, days, box))
        if axis == "left":
            parts += [_limit(limit, top, box) for limit in limits]
    parts.append(_days(days, box))
    legend = "".join(
        f'<span><i style="background:{color}"></i>{html.escape(label)}</span>' for label, _, color, _ in lines
    )
    return (
        f'<svg width="{width - 22}" height="{box[3] + 24}">{"".join(parts)}</svg><div class=legend>{legend}</div>'
    )


def _stack(lines):
    """Each line on top of the previous ones."""
    below, layers = {}, []
    for _, _, color, points in lines:
        base = [(day, below.get(day, 0)) for day, _ in points]
        raised = [(day, below.get(day, 0) + value) for day, value in points]
        below.update(raised)
        layers.append((color, raised, base))
    return layers


def _line(color, points, base, top, days, box):
    if not points:
        return ""
    path = " ".join(_at(point, top, days, box) for point in points)
    marks = "".join('<circle cx="{}" cy="{}" r="1.8" fill="{}"/>'.format(*_at(p, top, days, box).split(","), color) for p in points)
    area = ""
    if base:
        bottom = " ".join(_at(point, top, days, box) for point in reversed(base))
        area = f'<polygon points="{path} {bottom}" fill="{color}" fill-opacity="0.55"/>'
    return f'{area}<polyline points="{path}" fill="none" stroke="{color}" stroke-width="1.5"/>{marks}'


def _at(point, top, days, box):
    left, above, width, height = box
    return f"{left + width * (point[0] + 0.5) / days:.1f},{above + height * (1 - point[1] / top):.1f}"


def _axis(axis, top, box):
    left, above, width, height = box
    x, anchor = (left - 5, "end") if axis == "left" else (left + width + 5, "start")
    parts = []
    for share in (0, 0.5, 1):
        y = above + height * (1 - share)
        if axis == "left":
            parts.append(f'<line x1="{left}" x2="{left + width}" y1="{y}" y2="{y}" stroke="#eaeded"/>')
        parts.append(f'<text x="{x}" y="{y + 3}" text-anchor="{anchor}">{_short(top * share)}</text>')
    return "".join(parts)


def _limit(limit, top, box):
    left, above, width, height = box
    y = above + height * (1 - limit["value"] / top)
    return (
        f'<line x1="{left}" x2="{left + width}" y1="{y}" y2="{y}" stroke="{limit["color"]}" stroke-dasharray="4 3"/>'
        f'<text x="{left + width}" y="{y - 3}" text-anchor="end" style="fill:{limit["color"]}">{limit["label"]}</text>'
    )


def _days(days, box):
    left, above, width, height = box
    ticks = range(0, days, 7)
    return "".join(
        f'<text x="{left + width * (tick + 0.5) / days}" y="{above + height + 14}" text-anchor="middle">day {tick + 1}</text>'
        for tick in ticks
    )


def _round_up(value):
    """To 1, 2, 2.5 or 5 times a power of ten."""
    power = 10 ** (len(f"{int(value)}") - 1) if value >= 1 else 10 ** -(len(re.match(r"0\.(0*)", f"{value:.9f}")[1]) + 1)
    return next(step * power for step in (1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10) if step * power >= value * 1.02 or step == 10)


def _short(value):
    for size, unit in ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{unit}"
    return f"{value:g}"


def main(folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with Emulator() as emulator:
        stack.deploy(emulator, json.loads(stack.TEMPLATE.read_text()))
        cloudwatch = emulator.client("cloudwatch")
        for entry in cloudwatch.list_dashboards()["DashboardEntries"]:
            name = entry["DashboardName"]
            body = json.loads(cloudwatch.get_dashboard(DashboardName=name)["DashboardBody"])
            text, (width, height) = page(name, body)
            (folder / f"{name}.html").write_text(text)
            print(f"{folder / name}.html {width},{height}")


if __name__ == "__main__":
    main(sys.argv[1])
