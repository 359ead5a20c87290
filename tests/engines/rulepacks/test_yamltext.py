"""YAML that would lose or invent something is refused."""

from datetime import date

import pytest

from houvast.engines.rulepacks.reading import PackUnreadable
from houvast.engines.rulepacks.yamltext import parse


def test_plain_values_come_out() -> None:
    assert parse("a: 1\nb: [x, 2026-01-31]\nc: &same {nl: ja}\nd: *same", "my.yaml") == {
        "a": 1,
        "b": ["x", date(2026, 1, 31)],
        "c": {"nl": "ja"},
        "d": {"nl": "ja"},
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3", "line 3: a is written twice."),
        ("a: {nl: ja, nl: nee}", "line 1: nl is written twice."),
        ("a: [1\nb: 2", "line 2: expected ',' or ']', but got ':'"),
        ("a: *nothing", "line 1: found undefined alias 'nothing'"),
        ("a: !!python/object:os.system {}", "line 1: could not determine a constructor for the tag"),
        ("a: 2026-02-31", "top: is not valid YAML, or holds a day that does not exist."),
        ("a: \x00", "top: is not valid YAML, or holds a day that does not exist."),
        ("[" * 5000, "top: is not valid YAML, or holds a day that does not exist."),
    ],
)
def test_a_mistake_is_named_in_one_line(text: str, line: str) -> None:
    with pytest.raises(PackUnreadable) as refused:
        parse(text, "my.yaml")
    assert str(refused.value).startswith(f"my.yaml: {line}")
    assert "\n" not in str(refused.value)
