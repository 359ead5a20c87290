"""What stands in a mapping arrives in the value, all of it and nothing more."""

from datetime import date

import pytest

from houvast.engines.rulepacks.country import AgeLimit, Authority, Remedy
from houvast.engines.rulepacks.entries import read_age, read_authority, read_remedy, read_rule
from houvast.engines.rulepacks.reading import Fields, PackUnreadable
from houvast.engines.rulepacks.rules import (
    Certainty,
    OnErasure,
    Period,
    RetentionRule,
    Span,
    StartEvent,
    Words,
)

WORDS = {"nl": "ja", "en": "yes"}
BOTH = Words(nl="ja", en="yes")
DATED = {"key": "be.letters", "law": "Wet", "article": "1", "source": "Invented", "valid_from": date(2026, 1, 1)}


def fields(values: dict[str, object]) -> Fields:
    return Fields.of("my.yaml", "here", values)


def test_a_rule_arrives_whole() -> None:
    written = DATED | {
        "certainty": "R",
        "data": WORDS,
        "start": "closed",
        "period": {"years": 2, "days": 3},
        "on_erasure": "weigh",
        "exception": "GDPR art. 17(3)(e)",
        "keeps": ["user.name", "system.operations"],
        "keeps_words": WORDS,
        "words": WORDS,
        "valid_to": date(2027, 1, 1),
    }
    assert read_rule(fields(written), "BE") == RetentionRule(
        key="be.letters",
        country="BE",
        law="Wet",
        article="1",
        source="Invented",
        certainty=Certainty.STATUTORY,
        data=BOTH,
        start=StartEvent.CLOSED,
        period=Period(years=2, days=3),
        on_erasure=OnErasure.WEIGH,
        exception="GDPR art. 17(3)(e)",
        keeps=("user.name", "system.operations"),
        keeps_words=BOTH,
        words=BOTH,
        valid=Span(date(2026, 1, 1), date(2027, 1, 1)),
    )


def test_an_age_and_a_way_to_court_arrive_whole() -> None:
    valid = Span(first=date(2026, 1, 1))
    age = AgeLimit(key="be.letters", years=13, law="Wet", article="1", source="Invented", words=BOTH, valid=valid)
    assert read_age(fields(DATED | {"years": 13, "words": WORDS})) == age
    remedy = Remedy(key="be.letters", law="Wet", article="1", source="Invented", words=BOTH, valid=valid)
    assert read_remedy(fields(DATED | {"words": WORDS})) == remedy


def test_an_authority_arrives_whole() -> None:
    written: dict[str, object] = {
        "name": WORDS,
        "short": "T",
        "address": ["Plein 1", "1000 Stad"],
        "phone": "+31 1",
        "url": "https://toezicht.example",
        "source": "Invented",
        "complaint": WORDS,
    }
    assert read_authority(fields(written)) == Authority(
        name=BOTH,
        short="T",
        address=("Plein 1", "1000 Stad"),
        phone="+31 1",
        url="https://toezicht.example",
        source="Invented",
        complaint=BOTH,
    )


def test_folded_text_becomes_one_line() -> None:
    assert fields({"law": "Wet\n  op de   post\n"}).text("law") == "Wet op de post"


def test_what_is_unknown_is_refused() -> None:
    with pytest.raises(PackUnreadable, match="here, extra: is not a known name here"):
        read_age(fields(DATED | {"words": WORDS, "extra": 1}))
    with pytest.raises(PackUnreadable, match="here, years: is not a known name here"):
        read_remedy(fields(DATED | {"words": WORDS, "years": 1}))
