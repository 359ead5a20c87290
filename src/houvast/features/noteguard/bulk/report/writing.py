"""Writing the report of a scan: one file that asks for nothing from outside, and holds no text of a note."""

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files

from houvast.engines.scanner.model import SENSITIVE
from houvast.features.noteguard.bulk.report import drawing
from houvast.features.noteguard.bulk.report.figures import FEWEST, Share, groups, months
from houvast.features.noteguard.bulk.report.words import WORDS, number, percent
from houvast.features.noteguard.contracts.scans import Outcome, Told, Total
from houvast.features.noteguard.words import CATEGORY

MOST_RULES, MOST_SKIPPED, MOST_GROUPS = 200, 100, 60
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(outcome: Outcome, told: Told, *, grouped: bool, dated: bool) -> str:
    """Return the report as one page."""
    said = WORDS[told.language]
    parts = [
        _head(outcome.total, told),
        _categories(outcome.total, told),
        _groups(outcome.total, told) if grouped else "",
        _months(outcome.total, told) if dated else "",
        f'<p class="small">{escape(said["kept"].format(fewest=FEWEST))}</p>' if grouped or dated else "",
        _rules(outcome.total, told),
        _skipped(outcome, told),
    ]
    style = (files(__package__) / "page.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="{told.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(said['title'])}</title><style>{style}</style></head>"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _head(total: Total, told: Told) -> str:
    said, language = WORDS[told.language], told.language
    facts = ((said["source"], told.source), (said["rules"], told.ruleset), (said["date"], told.on.isoformat()))
    tiles = [
        f"<li><strong>{number(count, language)}</strong>{escape(label)}{share}</li>"
        for label, count, share in (
            (said["notes"], total.notes, ""),
            (said["flagged"], total.flagged, _of(total.flagged, total, language)),
            (said["sensitive"], total.sensitive, _of(total.sensitive, total, language)),
        )
    ]
    line = "".join(f"<span>{escape(name)}: {escape(value)}</span>" for name, value in facts)
    notice = f'<p class="small">{escape(said["no_text"])} {escape(said["estimate"])}</p>'
    return f'<h1>{escape(said["title"])}</h1><p class="told">{line}</p><ul class="tiles">{"".join(tiles)}</ul>{notice}'


def _of(count: int, total: Total, language: str) -> str:
    one = Share("", total.notes, count)
    return f'<br><span class="small">{percent(one.share, language)} ({_between(one, language)})</span>'


def _between(one: Share, language: str) -> str:
    return f"{percent(one.low, language)} – {percent(one.high, language)}"


def _categories(total: Total, told: Told) -> str:
    said, language = WORDS[told.language], told.language
    found = total.by_category()
    if not found:
        return f"<h2>{escape(said['by_category'])}</h2><p>{escape(said['nothing'])}</p>"
    rows = [
        (CATEGORY[language][name], count, number(count, language), "sensitive" if name in SENSITIVE else "identifier")
        for name, count in found.items()
    ]
    key = "".join(
        f'<span class="key {kind}"></span>{escape(said[f"{kind}_kind"])}' for kind in ("sensitive", "identifier")
    )
    lines = [
        (CATEGORY[language][name], number(count, language), number(1000 * count / (total.notes or 1), language, 1))
        for name, count in found.items()
    ]
    table = _table((said["category"], said["findings"], said["per"]), lines, numbers=2)
    return _section(said["by_category"], drawing.bars(said["by_category"], rows) + f'<p class="small">{key}</p>', table)


def _groups(total: Total, told: Told) -> str:
    said = WORDS[told.language]
    rows = groups(total)
    shown = rows[:MOST_GROUPS]
    picture = drawing.shares(said["by_group"], [(*_named(one, told), _percent(one, told)) for one in shown])
    return _section(said["by_group"], picture, _shares(said["group"], rows, told)) if rows else ""


def _months(total: Total, told: Told) -> str:
    said = WORDS[told.language]
    rows = months(total)
    dated = [(*_named(one, told), _percent(one, told)) for one in rows if one.name]
    return _section(said["by_month"], drawing.columns(said["by_month"], dated), _shares(said["month"], rows, told))


def _named(one: Share, told: Told) -> tuple[str, Share]:
    said = WORDS[told.language]
    return (said["small"].format(count=one.joined) if one.joined else one.name or said["none"]), one


def _percent(one: Share, told: Told) -> str:
    return percent(one.share, told.language)


def _shares(head: str, rows: Sequence[Share], told: Told) -> str:
    said, language = WORDS[told.language], told.language
    lines = [
        (_named(one, told)[0], number(one.notes, language), number(one.flagged, language), _percent(one, told),
         _between(one, language))
        for one in rows
    ]  # fmt: skip
    return _table((head, said["count"], said["hit"], said["share"], said["interval"]), lines, numbers=4)


def _rules(total: Total, told: Told) -> str:
    said, language = WORDS[told.language], told.language
    ordered = sorted(total.rules.items(), key=lambda item: (-item[1], item[0]))
    lines = [
        (rule, CATEGORY[language][category], number(count, language))
        for (category, rule), count in ordered[:MOST_RULES]
    ]
    more = f"<p>{escape(said['more'].format(count=len(ordered) - MOST_RULES))}</p>" if len(ordered) > MOST_RULES else ""
    table = _table((said["rule"], said["category"], said["findings"]), lines, numbers=1) + more
    return _section(said["by_rule"], "", table) if lines else ""


def _skipped(outcome: Outcome, told: Told) -> str:
    said = WORDS[told.language]
    if not outcome.skipped:
        return f"<h2>{escape(said['skipped'])}</h2><p>{escape(said['all_read'])}</p>"
    lines = [(row.where, row.why) for row in outcome.skipped[:MOST_SKIPPED]]
    left = max(len(outcome.skipped), outcome.unread + outcome.replaced) - len(lines)
    more = f"<p>{escape(said['more'].format(count=number(left, told.language)))}</p>" if left else ""
    return _section(said["skipped"], "", _table((said["where"], said["why"]), lines, numbers=0) + more)


def _section(title: str, picture: str, table: str) -> str:
    drawn = f'<div class="wide">{picture}</div>' if picture else ""
    return f'<h2>{escape(title)}</h2>{drawn}<div class="wide">{table}</div>'


def _table(head: Sequence[str], lines: Iterable[Sequence[str]], *, numbers: int) -> str:
    """Write a table of which the last columns hold numbers."""
    kinds = [""] * (len(head) - numbers) + [' class="num"'] * numbers
    top = "".join(f'<th scope="col"{kind}>{escape(cell)}</th>' for cell, kind in zip(head, kinds, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{kind}>{escape(c)}</td>" for c, kind in zip(line, kinds, strict=True)) + "</tr>"
        for line in lines
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
