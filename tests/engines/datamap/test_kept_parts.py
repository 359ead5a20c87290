"""What is kept without being used is compared too, and nothing is told twice."""

import pytest

from houvast.engines.datamap.diffing import Level, as_words
from houvast.engines.datamap.kept_parts import compare_files, compare_kept
from tests.engines.datamap.manifests import BILLING, SUPPORT


def kept(text: str, *swaps: tuple[str, str]) -> list[str]:
    changed = text
    for old, new in swaps:
        assert old in changed
        changed = changed.replace(old, new, 1)
    return [as_words(change) for change in compare_kept(text, changed)]


@pytest.mark.parametrize(
    ("text", "old", "new", "line"),
    [
        (BILLING, "[finance, eu-west]", "[finance]", "tags: ['finance', 'eu-west'] → ['finance']"),
        (BILLING, "18.5", "19", "meta / tickets: [17, 18.5] → [17, 19]"),
        (BILLING, "return_all_elements: true", "return_all_elements: false", "return_all_elements: yes → no"),
        (BILLING, "after: [billing_db.meter]", "after: []", "fides_meta / after: ['billing_db.meter'] → []"),
        (BILLING, 'since_version: "3.2"', 'since_version: "4"', "since_version: 3.2 → 4"),
        (SUPPORT, "24 months", "12 months", "system / support_desk / privacy_declarations"),
        (SUPPORT, "vendor_id: gvl.000", "vendor_id: gvl.001", "vendor_id: gvl.000 → gvl.001"),
        (SUPPORT, "Waterbedrijf Voorbeeld", "Waterbedrijf Test", "organization / waterbedrijf / name"),
    ],
)
def test_a_change_in_what_only_fides_uses_is_told(text, old, new, line):
    (told,) = kept(text, (old, new))
    assert line in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("identity: email", "identity: mail"),
        ("length: 120", "length: 9"),
        ("name: payer_id", "name: id"),
        ("description: Meters, invoices", "description: Invoices"),
        ("skip_processing: false", "skip_processing: true"),
    ],
)
def test_what_the_map_itself_says_is_told_by_the_map_only(old, new):
    assert kept(BILLING, (old, new)) == []
    found = compare_files(BILLING, BILLING.replace(old, new, 1))
    assert found.changes
    assert Level.KEPT not in {change.level for change in found.changes}


def test_a_declared_system_that_comes_or_goes_is_told():
    found = compare_kept(SUPPORT, SUPPORT.replace("fides_key: support_desk", "fides_key: x"))
    assert [as_words(one) for one in found] == ["system / x: added", "system / support_desk: removed"]


def test_activities_of_two_organisations_are_laid_beside_their_own():
    one = "activity: [{key: a, organisation: x, role: processor}, {key: a, organisation: y, role: processor}]"
    (told,) = compare_kept(one, one.replace("y, role: processor", "y, role: controller"))
    assert as_words(told) == "activity / y/a / role: processor → controller"


def test_equal_files_differ_in_nothing():
    assert compare_files(BILLING, BILLING).is_empty
    assert compare_files(SUPPORT, SUPPORT).is_empty
