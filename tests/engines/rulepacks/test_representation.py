"""Who may ask for somebody else, and what must be seen first."""

from datetime import date

import pytest

from houvast.engines.rulepacks.packs import RuleUnknown, load
from houvast.engines.rulepacks.reading import PackUnreadable
from houvast.engines.rulepacks.representation import Letters, Relation, SeenHow
from houvast.engines.rulepacks.shipped import COUNTRIES, shipped

TODAY = date(2026, 11, 22)
PACK = """
country: XX
compiled_on: 2026-01-01
authority:
  name: {nl: a, en: a}
  short: A
  address: [Straat 1]
  phone: "1"
  url: https://example.org
  source: s
  complaint: {nl: k, en: k}
remedies: []
ages: []
rules: []
representatives:
  - key: parent
    law: L
    article: "1"
    source: s
    words: {nl: w, en: w}
    letters: representative
    needs:
      - key: authority
        words: {nl: w, en: w}
        proofs:
          - {key: record, ways: [original], words: {nl: w, en: w}}
"""


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("relation", Relation)
def test_every_country_knows_every_relation(country, relation):
    found = shipped(country).representation(relation, TODAY)
    assert found.needs_of(able=False)
    assert all(proof.ways for need in found.needs for proof in need.proofs)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("relation", [Relation.PARENT, Relation.GUARDIAN])
def test_a_child_that_can_ask_itself_must_agree_and_gets_the_letters(country, relation):
    found = shipped(country).representation(relation, TODAY)
    assert [need.key for need in found.missing({"authority"}, able=False)] == []
    assert [need.key for need in found.missing({"authority"}, able=True)] == ["child_agrees"]
    assert found.letters_to(able=False) is Letters.REPRESENTATIVE
    assert found.letters_to(able=True) is Letters.PERSON
    assert found.able is not None


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_mandate_alone_is_not_enough_the_person_is_asked_on_what_is_on_file(country):
    found = shipped(country).representation(Relation.MANDATE, TODAY)
    assert [need.key for need in found.missing({"authority"}, able=False)] == ["confirmed"]
    (asked,) = next(need for need in found.needs if need.key == "confirmed").proofs
    assert asked.ways == (SeenHow.ASKED,)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("relation", [Relation.EXECUTOR, Relation.HEIR])
def test_for_who_has_died_death_is_shown_too_and_the_gdpr_does_not_apply(country, relation):
    found = shipped(country).representation(relation, TODAY)
    assert found.beyond_gdpr
    assert {need.key for need in found.needs} == {"death", "authority"}


def test_dutch_and_belgian_ages_are_told_apart():
    assert "16" in shipped("NL").representation("parent", TODAY).words.nl
    assert "toestemming op internet" in shipped("BE").representation("parent", TODAY).words.nl
    assert shipped("BE").age("exercise_rights", TODAY).years is None
    assert shipped("BE").age("online_consent", TODAY).years == 13


def test_a_relation_that_a_pack_does_not_hold_is_named():
    with pytest.raises(RuleUnknown, match="heir"):
        load(PACK).representation("heir", TODAY)


def test_a_proof_is_found_by_its_need_and_key():
    parent = load(PACK).representation("parent", TODAY)
    found = parent.proof("authority", "record")
    assert found is not None
    assert found.ways == (SeenHow.ORIGINAL,)
    assert parent.proof("authority", "letter") is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("key: parent", "key: aunt"), "aunt"),
        (("ways: [original]", "ways: [hearsay]"), "hearsay"),
        (("letters: representative", "letters: both"), "both"),
        (("      - key: authority", "      - when_able: true\n        key: authority"), "always"),
        (("      - key: authority", "      - when_able: perhaps\n        key: authority"), "true or false"),
        (("    needs:", "    believed: true\n    needs:"), "believed"),
        (("          - {key: record, ways: [original], words: {nl: w, en: w}}", "          []"), "at least one"),
    ],
)
def test_a_mistake_in_a_sheet_is_one_line_that_says_where(wrong, said):
    with pytest.raises(PackUnreadable, match=said) as refused:
        load(PACK.replace(*wrong))
    assert "\n" not in str(refused.value)
