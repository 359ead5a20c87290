"""From notes in a real database to notes without what should not stand there, read back; nothing of them is kept."""

import pytest
from django.db import connection

from houvast.connectors.protocol import Unreachable
from houvast.features.noteguard.actions.cleaning import NeedsOtherEyes, clean
from houvast.features.noteguard.actions.deciding import BadReason, NoSuchFinding, accept, dismiss, ids_of_rule, reopen
from houvast.features.noteguard.actions.sweeping import sweep
from houvast.features.noteguard.contracts.findings import FindingState
from houvast.features.noteguard.models import NoteFinding
from houvast.features.noteguard.queries.notes import shown
from houvast.features.noteguard.queries.queue import by_rule, counts, queue, sweeps
from houvast.features.noteguard.walking import NothingToSweep
from houvast.features.systems.actions import add_system
from houvast.features.systems.models import System
from houvast.features.systems.queries import let_go
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.models import Entry
from tests.cast import LONG_AGO, OWN, SETUP, ZONNEVELD
from tests.features.noteguard.stage import Desk, furnish

OLGA, THIJS = Actor(kind="account", key="olga"), Actor(kind="account", key="thijs")
WHEN = {"by": SETUP, "at": LONG_AGO}


def quiet(*_: object) -> None:
    """Nobody looks."""


@pytest.fixture(name="desk", params=["sqlite", "postgres", "mariadb"])
def a_desk(request, cast, tmp_path) -> Desk:
    if request.param == "sqlite":
        return furnish(f"sqlite:///{tmp_path / 'desk.db'}", tmp_path)
    return furnish(request.getfixturevalue(request.param).database("desk"), tmp_path)


def swept(organisation: str = ZONNEVELD):
    return sweep(organisation=organisation, system="desk", tick=quiet, **WHEN)


def of(category: str) -> int:
    return next(one.id for one in queue(ZONNEVELD) if one.category == category)


def cleaned(by: Actor = THIJS):
    return clean(organisation=ZONNEVELD, system="desk", tick=quiet, by=by, at=LONG_AGO)


def test_notes_of_one_organisation_are_read_and_what_is_found_is_queued(desk):
    facts = swept()
    assert (facts.notes, facts.flagged) == (5, 3)  # the message on the other organisation's ticket is not read
    assert {(one.collection, one.category) for one in queue(ZONNEVELD)} == {
        ("ticket", "health"),
        ("ticket", "religion"),
        ("message", "health"),
    }
    assert queue(OWN) == []
    assert [one.ended_at for one in sweeps(ZONNEVELD)] == [LONG_AGO]
    assert sum(count for _, _, count in by_rule(ZONNEVELD)) == 3
    swept()
    assert len(queue(ZONNEVELD)) == 3


def test_nothing_of_a_note_is_kept(desk):
    swept()
    for finding in queue(ZONNEVELD):
        accept(organisation=ZONNEVELD, findings=[finding.id], words="iets anders hier", by=OLGA, at=LONG_AGO)
    cleaned()
    with connection.cursor() as cursor:
        kept = ""
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("noteguard", "evidence")):
                cursor.execute(f"SELECT * FROM {table}")
                kept += str([[bytes(c) if isinstance(c, memoryview) else c for c in row] for row in cursor.fetchall()])
    for word in ("diabetes", "moslim", "sclerose", "gebeld", "iets anders"):
        assert word not in kept.lower()


def test_a_note_is_rewritten_in_its_system_and_read_back(desk):
    swept()
    seen = shown(ZONNEVELD, of("religion"))
    assert seen.text[seen.start : seen.end].endswith("moslim")
    assert "moslim" not in seen.proposal
    assert "vrijdag" in seen.proposal
    accept(organisation=ZONNEVELD, findings=[of("religion"), of("health")], by=OLGA, at=LONG_AGO)
    done = cleaned()
    assert (done.rewritten, done.changed, done.refused) == (2, 0, ())
    assert desk.note(3) == seen.proposal
    assert "moslim" not in desk.everything()
    assert counts(ZONNEVELD)[FindingState.REWRITTEN] == 2
    assert swept().flagged == 1
    assert Entry.objects.filter(kind="noteguard.rewritten").count() == 1


def test_the_reviewers_own_words_take_the_place(desk):
    swept()
    one = next(f for f in queue(ZONNEVELD) if f.collection == "message")
    accept(organisation=ZONNEVELD, findings=[one.id], words="belt liever met zijn zoon erbij", by=OLGA, at=LONG_AGO)
    assert cleaned().rewritten == 1
    assert "belt liever met zijn zoon erbij" in desk.everything()
    assert "sclerose" not in desk.everything()


def test_a_note_that_changed_since_is_left_alone(desk):
    swept()
    accept(organisation=ZONNEVELD, findings=[of("religion")], by=OLGA, at=LONG_AGO)
    desk.write(3, "Klant is moslim, en verhuist in mei.")
    done = cleaned()
    assert (done.rewritten, done.changed) == (0, 1)
    assert desk.note(3) == "Klant is moslim, en verhuist in mei."
    assert swept().queued == 1
    assert shown(ZONNEVELD, NoteFinding.objects.get(state=FindingState.CHANGED).pk) is None


def test_what_was_dismissed_is_not_found_again_until_it_is_reopened(desk):
    swept()
    finding = of("religion")
    dismiss(organisation=ZONNEVELD, findings=[finding], reason="other_meaning", by=OLGA, at=LONG_AGO)
    desk.write(2, "Buurman is moslim en belt terug.")
    assert swept().queued == 0
    reopen(organisation=ZONNEVELD, findings=[finding], by=OLGA, at=LONG_AGO)
    assert swept().queued == 1


def test_what_one_note_needs_is_still_found_in_others(desk):
    swept()
    dismiss(organisation=ZONNEVELD, findings=[of("religion")], reason="needed_for_the_service", by=OLGA, at=LONG_AGO)
    desk.write(2, "Buurman is moslim en belt terug.")
    assert swept().queued == 1


def test_all_of_a_rule_at_once(desk):
    swept()
    rule = next(one.rule for one in queue(ZONNEVELD) if one.category == "religion")
    found = ids_of_rule(organisation=ZONNEVELD, rule=rule)
    assert accept(organisation=ZONNEVELD, findings=found, by=OLGA, at=LONG_AGO) == len(found) == 1


def test_another_organisations_findings_cannot_be_decided(desk):
    swept()
    with pytest.raises(NoSuchFinding):
        accept(organisation=OWN, findings=[of("religion")], by=OLGA, at=LONG_AGO)
    with pytest.raises(BadReason, match="not_about_a_person"):
        dismiss(organisation=ZONNEVELD, findings=[of("religion")], reason="because", by=OLGA, at=LONG_AGO)


def test_four_eyes(desk, settings):
    settings.HOUVAST_FOUR_EYES = True
    swept()
    accept(organisation=ZONNEVELD, findings=[of("religion")], by=OLGA, at=LONG_AGO)
    with pytest.raises(NeedsOtherEyes):
        cleaned(by=OLGA)
    assert "moslim" in desk.note(3)
    assert cleaned(by=THIJS).rewritten == 1


def test_a_system_that_has_no_texts_or_does_not_answer_says_so(desk, tmp_path):
    add_system(key="empty", url=f"sqlite:///{tmp_path / 'empty.db'}", **WHEN)
    with pytest.raises(NothingToSweep, match="free_text"):
        sweep(organisation=ZONNEVELD, system="empty", tick=quiet, **WHEN)
    System.objects.filter(key="desk").update(url="sqlite:////nowhere/at/all.db")
    let_go("desk")
    with pytest.raises(Unreachable):
        swept()
