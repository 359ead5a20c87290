"""A text comes in force by two people, never loses what it must hold, and each version stays to be read."""

import pytest

from houvast.features.wordings.actions import NeedsSecondPerson, NotWaiting, approve, drop, propose
from houvast.features.wordings.contracts import State, TextRefused
from houvast.features.wordings.kinds import NoSuchText
from houvast.features.wordings.queries import history, in_force, to_look_at, version_by_id
from houvast.foundation.evidence.queries import verify
from tests.features.wordings.stage import AT, OWN, REVIEW, TANJA, approved, proposed

pytestmark = pytest.mark.django_db


def live(cast, organisation=None):
    return in_force((organisation or cast.zonneveld).id, "mail", "receipt", "nl")


def test_a_text_waits_until_a_second_person_approved_it(cast):
    made = proposed(cast)
    assert (made.state, made.number, live(cast)) == (State.WAITING, 1, None)
    with pytest.raises(NeedsSecondPerson):
        approve(organisation=cast.zonneveld, version=made.id, approver="Olga", by=cast.olga.actor, at=AT)
    assert live(cast) is None
    approve(organisation=cast.zonneveld, version=made.id, approver="Tanja Berg", by=TANJA, at=AT)
    assert (live(cast).text, live(cast).approved_by) == (OWN, "Tanja Berg")
    assert verify().ok


def test_another_organisation_keeps_the_text_of_ours(cast):
    made = approved(cast)
    assert live(cast, cast.own) is None
    with pytest.raises(NoSuchText):
        version_by_id(cast.own.id, made.id)
    with pytest.raises(NotWaiting):
        approve(organisation=cast.own, version=proposed(cast, OWN + " X").id, approver="Tanja", by=TANJA, at=AT)


def test_every_version_stays_to_be_read(cast):
    approved(cast)
    approved(cast, OWN.replace("Zonneveld rekent", "Wij rekenen"))
    proposed(cast, OWN.replace("Zonneveld rekent", "Wij vragen"))
    proposed(cast, OWN.replace("Zonneveld rekent", "Wij willen"))
    states = [one.state for one in history(cast.zonneveld.id, "mail", "receipt", "nl")]
    assert states == [State.WAITING, State.DROPPED, State.LIVE, State.REPLACED]
    assert live(cast).number == 2


def test_the_way_back_to_ours_is_approved_too(cast):
    approved(cast)
    made = proposed(cast, "")
    assert live(cast).number == 1
    approve(organisation=cast.zonneveld, version=made.id, approver="Tanja", by=TANJA, at=AT)
    assert live(cast) is None


def test_what_was_dropped_never_comes_in_force(cast):
    made = proposed(cast)
    drop(organisation=cast.zonneveld, version=made.id, by=TANJA, at=AT)
    with pytest.raises(NotWaiting):
        approve(organisation=cast.zonneveld, version=made.id, approver="Tanja", by=TANJA, at=AT)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (OWN.replace("{due}", "binnenkort"), r"must hold \{due\}"),
        (OWN + "\n\n{bsn}", r"holds \{bsn\}"),
        (OWN.replace("{number} ontvangen", "{number} {right}"), r"subject holds \{right\}"),
        (OWN.replace("# ", "", 1), "begin with its subject"),
        (OWN + "\n\nEen { haak", "brace that belongs to no field"),
        (OWN + "\u202egnp.exe", "signs that nobody sees"),
        (OWN + " ja" * 10_000, "longer than"),
    ],
)
def test_a_text_that_lacks_or_hides_something_is_refused(cast, text, why):
    with pytest.raises(TextRefused, match=why):
        proposed(cast, text)
    assert history(cast.zonneveld.id, "mail", "receipt", "nl") == ()


def test_a_text_that_changes_nothing_is_refused(cast):
    with pytest.raises(TextRefused, match="the same"):
        proposed(cast, OWN.replace("Zonneveld rekent u hiervoor niets.", "Het kost u niets."))


def test_a_text_that_is_not_there_is_not_written(cast):
    for kind, language, name in (("mail", "es", "receipt"), ("mail", "nl", "poem"), ("song", "nl", "receipt")):
        with pytest.raises(NoSuchText):
            propose(
                organisation=cast.zonneveld, kind=kind, name=name, language=language, text="x", review_by=REVIEW,
                writer="Olga", by=cast.olga.actor, at=AT,
            )  # fmt: skip


def test_what_should_have_been_looked_at_again_is_listed(cast):
    approved(cast)
    assert to_look_at(cast.zonneveld.id, REVIEW) == ()
    assert [one.name for one in to_look_at(cast.zonneveld.id, REVIEW.replace(year=2100))] == ["receipt"]


def test_the_ways_to_complain_of_a_letter_are_nobodys_own(cast):
    with pytest.raises(NoSuchText):
        proposed(cast, "# Klagen\n\nNiet nodig.", "remedies", "letter")
    with pytest.raises(TextRefused, match="extended_due"):
        proposed(cast, "Het duurt wat langer.", "extended", "letter")
    with pytest.raises(TextRefused, match="same headings"):
        proposed(cast, "Wat wij wisten te wissen", "erased", "letter")
