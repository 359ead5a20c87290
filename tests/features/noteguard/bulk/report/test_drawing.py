from xml.etree import ElementTree as ET

from houvast.features.noteguard.bulk.report.drawing import bars, columns, shares
from houvast.features.noteguard.bulk.report.figures import Share


def widths(picture: str) -> list[float]:
    return [float(one.get("width", "0")) for one in ET.fromstring(picture).iter() if one.tag.endswith("rect")]


def test_bars_are_as_long_as_their_counts():
    first, second, third = widths(bars("a & b", [("x", 100, "100", "a"), ("<y>", 50, "50", "b"), ("z", 0, "0", "b")]))
    assert first == 2 * second
    assert third == 1.5  # still to be seen


def test_shares_have_their_bounds():
    picture = shares("t", [("x", Share("x", 100, 50), "50 %"), ("y" * 90, Share("y", 100, 25), "25 %")])
    first, second = widths(picture)
    assert round(first / second, 2) == 2
    assert picture.count("whisker") == 2


def test_columns_name_as_many_months_as_fit():
    rows = [(f"m{at}", Share("", 10, 5), "50 %") for at in range(60)]
    picture = columns("t", rows)
    assert len(widths(picture)) == 60
    assert 5 < picture.count('class="month"') <= 12
    assert ET.fromstring(columns("t", [])) is not None
