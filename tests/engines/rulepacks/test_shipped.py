"""The packs that come with the programme say what the law says, in both languages."""

import re
from datetime import date
from itertools import combinations

import pytest

from houvast.engines.rulepacks.packs import RulePack, RuleUnknown
from houvast.engines.rulepacks.rules import Certainty, OnErasure, RetentionRule, StartEvent, Words, until
from houvast.engines.rulepacks.shipped import COUNTRIES, PackNotShipped, shipped

PACKS = [shipped(country) for country in COUNTRIES]
RULES = [rule for pack in PACKS for rule in pack.rules]
NEEDED = {
    "tax.invoices",
    "accounting.books",
    "recordings.quality",
    "recordings.proof",
    "recordings.investment_orders",
    "tickets.content",
    "claims.file",
    "contacts.metadata",
    "customers.master_data",
    "marketing.data",
    "consent.proof",
    "suppression.list",
    "identity.check_log",
    "rights.requests",
    "rights.answer_pack",
    "breaches.register",
    "security.logs",
    "personnel.applicants",
    "personnel.payroll",
    "personnel.training",
    "premises.cctv",
}


@pytest.mark.parametrize(
    ("key", "start", "last_day"),
    [
        ("nl.tax.invoices", date(2024, 3, 5), date(2031, 12, 31)),
        ("be.tax.invoices", date(2024, 3, 5), date(2034, 12, 31)),
        ("nl.tax.invoices", date(2024, 12, 31), date(2031, 12, 31)),
        ("nl.tax.invoices", date(2025, 1, 1), date(2032, 12, 31)),
        ("be.tax.invoices", date(2022, 1, 1), date(2032, 12, 31)),  # the first year with ten years
        ("be.tax.invoices", date(2021, 12, 31), date(2028, 12, 31)),  # the last year with seven
        ("be.accounting.books", date(2024, 3, 5), date(2031, 12, 31)),
        ("be.accounting.working_papers", date(2024, 3, 5), date(2027, 12, 31)),
        ("nl.recordings.quality", date(2026, 1, 31), date(2026, 4, 30)),
        ("be.recordings.quality", date(2026, 1, 31), date(2026, 2, 28)),
        ("nl.customers.master_data", date(2024, 2, 29), date(2026, 2, 28)),
        ("nl.personnel.applicants", date(2026, 3, 5), date(2026, 4, 2)),
        ("nl.rights.requests", date(2026, 3, 5), date(2031, 3, 5)),
        ("nl.claims.file", date(2026, 3, 5), date(2031, 3, 5)),
        ("be.claims.file", date(2026, 3, 5), date(2036, 3, 5)),
        ("nl.suppression.list", date(2026, 3, 5), date(2026, 3, 5)),
        ("nl.premises.cctv", date(2026, 3, 5), date(2026, 4, 2)),
        ("be.premises.cctv", date(2026, 3, 5), date(2026, 4, 5)),
    ],
)
def test_the_last_day(key: str, start: date, last_day: date) -> None:
    assert shipped(key[:2].upper()).until(key, start) == last_day


@pytest.mark.parametrize("pack", PACKS, ids=COUNTRIES)
def test_what_a_contact_centre_needs_is_there(pack: RulePack) -> None:
    assert {f"{pack.country.lower()}.{key}" for key in NEEDED} <= pack.rule_keys


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.key}-{rule.valid.first}")
def test_each_rule_has_a_source_and_both_languages(rule: RetentionRule) -> None:
    assert all((rule.law, rule.article, rule.source))
    for words in (rule.data, rule.keeps_words, rule.words):
        assert words.nl
        assert words.en
        assert words.nl != words.en
    assert rule.words.nl.endswith(".")
    assert rule.words.en.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.key}-{rule.valid.first}")
def test_a_letter_has_short_sentences(rule: RetentionRule) -> None:
    for text in (rule.words.nl, rule.words.en):
        assert max(len(sentence.split()) for sentence in re.split(r"[.?!]\s", text)) <= 27


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.key}-{rule.valid.first}")
def test_the_words_name_the_period(rule: RetentionRule) -> None:
    period = rule.period
    lengths = (period.years, period.months, period.days // 7)
    expected = {str(length) for length in lengths if length}
    assert set(re.findall(r"\d+", rule.words.nl)) == set(re.findall(r"\d+", rule.words.en)) == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.key}-{rule.valid.first}")
def test_only_a_real_ground_beats_erasure(rule: RetentionRule) -> None:
    assert bool(rule.exception) == (rule.on_erasure is not OnErasure.GOES)
    assert not rule.exception or rule.exception.startswith("GDPR art. 17(3)")


@pytest.mark.parametrize("pack", PACKS, ids=COUNTRIES)
def test_no_two_rules_hold_at_once_for_one_key(pack: RulePack) -> None:
    for one, other in combinations(pack.rules, 2):
        assert one.key != other.key or not one.valid.meets(other.valid)


@pytest.mark.parametrize("pack", PACKS, ids=COUNTRIES)
def test_a_key_holds_without_gaps(pack: RulePack) -> None:
    for key in pack.rule_keys:
        for year in range(2015, 2040):
            assert pack.rule(key, date(year, 12, 30)).key == key
            assert pack.rule(key, date(year, 12, 31)).key == key


def test_tax_keeps_the_invoice_and_not_the_profile() -> None:
    rule = shipped("NL").rule("nl.tax.invoices", date(2024, 3, 5))
    assert rule.on_erasure is OnErasure.STAYS
    assert rule.certainty is Certainty.STATUTORY
    assert rule.start is StartEvent.FINANCIAL_YEAR_END
    assert all(
        map(rule.may_keep, ["user.name", "user.name.last", "user.financial.bank_account", "user.contact.street"])
    )
    assert not any(map(rule.may_keep, ["user", "user.contact.email", "user.names", "user.behavior", "user.contact"]))


def test_belgian_quality_recordings_are_bound_by_statute() -> None:
    rule = shipped("BE").rule("be.recordings.quality", date(2026, 1, 1))
    assert (rule.certainty, rule.on_erasure) == (Certainty.STATUTORY, OnErasure.GOES)
    assert all((until(rule, date(2026, month, 1)) - date(2026, month, 1)).days <= 31 for month in range(1, 13))


def test_a_broken_financial_year_counts_from_its_own_end() -> None:
    nl, be = PACKS
    assert nl.until("nl.tax.invoices", date(2024, 9, 5), year_end_month=6) == date(2032, 6, 30)
    assert nl.until("nl.tax.invoices", date(2024, 6, 30), year_end_month=6) == date(2031, 6, 30)
    # The year that ended on 30 June 2022 belongs to assessment year 2022: still seven years.
    assert be.until("be.tax.invoices", date(2022, 3, 5), year_end_month=6) == date(2029, 6, 30)


def test_ages_and_court_differ_per_country() -> None:
    today = date(2026, 11, 22)
    nl, be = PACKS
    assert (nl.age("online_consent", today).years, be.age("online_consent", today).years) == (16, 13)
    assert (nl.age("exercise_rights", today).years, be.age("exercise_rights", today).years) == (16, None)
    assert "zes weken" in nl.remedy("private_body", today).words.nl
    assert "six weeks" in nl.remedy("private_body", today).words.en
    assert "bezwaar" in nl.remedy("public_body", today).words.nl
    assert "eerste aanleg" in be.remedy("private_body", today).words.nl


@pytest.mark.parametrize("pack", PACKS, ids=COUNTRIES)
def test_the_authority_can_be_reached(pack: RulePack) -> None:
    authority = pack.authority
    assert authority.url.startswith("https://")
    assert len(authority.address) == 2
    assert re.fullmatch(r"\+\d[\d ]+", authority.phone)
    assert authority.name.nl in authority.name.en
    assert authority.name.nl in authority.complaint.nl


def test_words_come_in_the_asked_language() -> None:
    words = Words(nl="ja", en="yes")
    assert (words.in_language("nl"), words.in_language("en")) == ("ja", "yes")


def test_what_is_unknown_is_said_in_one_line() -> None:
    with pytest.raises(PackNotShipped, match=r"'FR': choose one of NL, BE\."):
        shipped("FR")
    with pytest.raises(RuleUnknown, match=r"NL has no entry 'nl\.nothing': "):
        shipped("NL").rule("nl.nothing", date(2026, 1, 1))
    with pytest.raises(RuleUnknown, match="'nobody'"):
        shipped("BE").remedy("nobody", date(2026, 1, 1))


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_rule_is_said_in_every_language_of_a_letter(language: str) -> None:
    for rule in RULES:
        for words in (rule.words, rule.data):
            assert words.is_in(language), rule.key
            assert words.in_language(language) not in (words.nl, words.en)
        years = re.findall(r"\d+", rule.words.nl)
        assert re.findall(r"\d+", rule.words.in_language(language)) == years, rule.key
