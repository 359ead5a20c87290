"""A pack with a mistake is refused in one line that names file, place and what is wrong."""

from datetime import date

import pytest

from houvast.engines.rulepacks.packs import load
from houvast.engines.rulepacks.reading import PackUnreadable
from houvast.engines.rulepacks.rules import OnErasure, Period

RULE = """\
  - key: nl.post.letters
    law: Postwet
    article: "1"
    source: Invented for this test
    certainty: P
    data: {nl: brieven, en: letters}
    start: date
    period: {years: 1}
    on_erasure: goes
    keeps: [user.name]
    keeps_words: {nl: uw brief, en: your letter}
    words: {nl: Een jaar., en: One year.}
"""
PACK = f"""\
country: NL
compiled_on: 2026-01-31
authority:
  name: {{nl: Toezicht, en: Supervision}}
  short: T
  address: [Plein 1]
  phone: "+31 1"
  url: https://toezicht.example
  source: Invented for this test
  complaint: {{nl: Klaag., en: Complain.}}
remedies:
  - key: private_body
    law: Wet
    article: "1"
    source: Invented for this test
    words: {{nl: Rechter., en: Court.}}
ages:
  - key: online_consent
    law: Wet
    article: "2"
    source: Invented for this test
    words: {{nl: Ouder., en: Parent.}}
rules:
{RULE}"""


def test_a_right_pack_is_read() -> None:
    pack = load(PACK)
    (rule,) = pack.rules
    assert (rule.key, rule.country, rule.period, rule.on_erasure) == (
        "nl.post.letters",
        "NL",
        Period(years=1),
        OnErasure.GOES,
    )
    assert pack.compiled_on == date(2026, 1, 31)
    assert pack.age("online_consent", date(2026, 1, 1)).years is None
    assert pack.remedy("private_body", date(2026, 1, 1)).words.en == "Court."


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("compiled_on: 2026-01-31", "", "top, compiled_on: is missing."),
        (
            "compiled_on: 2026-01-31",
            "compiled_on: soon",
            "top, compiled_on: must be a day such as 2026-01-31.",
        ),
        (
            "compiled_on: 2026-01-31",
            "compiled_on: 2026-01-31 12:00:00",
            "top, compiled_on: must be a day such as 2026-01-31.",
        ),
        ("country: NL", "country: NL\ncolour: red", "top, colour: is not a known name here."),
        ("country: NL", "country: NL\ncountry: BE", "line 2: country is written twice."),
        ("    law: Postwet\n", "", "nl.post.letters, law: is missing."),
        ("law: Postwet", "law: '  '", "nl.post.letters, law: must be text."),
        ("law: Postwet", "law: Postwet\n    lwa: x", "nl.post.letters, lwa: is not a known name here."),
        ("{nl: brieven, en: letters}", "{nl: brieven}", "nl.post.letters, data, en: is missing."),
        (
            "{nl: brieven, en: letters}",
            "letters",
            "nl.post.letters, data: must be a mapping of names to values.",
        ),
        (
            "{nl: brieven, en: letters}",
            "{nl: brieven, en: letters, es: cartas}",
            "nl.post.letters, data, es: is not a known name here.",
        ),
        ("certainty: P", "certainty: X", "nl.post.letters, certainty: 'X' is unknown: choose one of R, G, P."),
        (
            "on_erasure: goes",
            "on_erasure: maybe",
            "nl.post.letters, on_erasure: 'maybe' is unknown: choose one of stays, weigh, goes.",
        ),
        ("{years: 1}", "{years: -1}", "nl.post.letters, period, years: must be a whole number, zero or more."),
        (
            "{years: 1}",
            "{years: yes}",
            "nl.post.letters, period, years: must be a whole number, zero or more.",
        ),
        ("{years: 1}", "{weeks: 1}", "nl.post.letters, period, weeks: is not a known name here."),
        ("{years: 1}", "{}", "nl.post.letters, period: needs years, months or days."),
        ("[user.name]", "[]", "nl.post.letters, keeps: must be a list of texts."),
        (
            "[user.name]",
            "[Name]",
            "nl.post.letters, keeps: 'Name' is no fideslang category such as user.contact.email.",
        ),
        ("on_erasure: goes", "on_erasure: stays", "nl.post.letters, exception: is missing."),
        (
            "on_erasure: goes",
            "on_erasure: goes\n    exception: GDPR art. 17(3)(b)",
            "nl.post.letters, exception: has no meaning where on_erasure is goes: remove one of the two.",
        ),
        (
            "key: nl.post.letters",
            "key: be.post.letters",
            "be.post.letters, key: must begin with nl. like all of this pack.",
        ),
        ("  - key: nl.post.letters\n    law", "  - law", "rules[1], key: is missing."),
        (
            "start: date",
            "start: date\n    valid_from: 2026-01-02\n    valid_to: 2026-01-01",
            "nl.post.letters, valid_to: lies before valid_from 2026-01-02.",
        ),
        ("rules:\n", "rules:\n  - 1\n", "rules[1]: must be a mapping of names to values."),
        ("rules:\n" + RULE, "rules: none\n", "top, rules: must be a list."),
    ],
)
def test_a_mistake_is_named_in_one_line(old: str, new: str, line: str) -> None:
    assert old in PACK
    with pytest.raises(PackUnreadable) as refused:
        load(PACK.replace(old, new, 1), file="my.yaml")
    assert str(refused.value) == f"my.yaml: {line}"


@pytest.mark.parametrize("text", ["", "- 1", "just words", "1: 2"])
def test_something_else_altogether_is_refused(text: str) -> None:
    with pytest.raises(PackUnreadable, match=r"^rule pack: top: must be a mapping of names to values\.$"):
        load(text)


def test_two_rules_with_one_key_at_once_are_refused() -> None:
    with pytest.raises(PackUnreadable, match=r"nl\.post\.letters: is written twice for the same days"):
        load(PACK + RULE)


def test_two_rules_with_one_key_after_each_other_are_dated_law() -> None:
    bounded = PACK.replace("start: date", "start: date\n    valid_to: 2025-12-31")
    longer = RULE.replace("start: date", "start: date\n    valid_from: 2026-01-01").replace("years: 1", "years: 3")
    pack = load(bounded + longer)
    assert pack.until("nl.post.letters", date(2025, 12, 31)) == date(2026, 12, 31)
    assert pack.until("nl.post.letters", date(2026, 1, 1)) == date(2029, 1, 1)
