from dataclasses import replace
from datetime import date

import pytest

from houvast.features.rights.answer.completeness import AnswerIncomplete, check
from houvast.features.rights.answer.contracts import Activity, Column, Outcome, Recipient, Remedies, Right, Table
from tests.features.rights.answer import cast


@pytest.mark.parametrize("name", cast.LETTERS)
def test_a_complete_answer_may_be_sent(name):
    check(cast.LETTERS[name]())


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (replace(cast.refusal(), reasons=()), "a refusal needs a reason"),
        (replace(cast.refusal(), remedies=Remedies("", "", "")), "name the authority"),
        (replace(cast.erasure(), kept=()), "reason for what is not done"),
        (replace(cast.extension(), extension_reasons=()), "an extension needs its reasons"),
        (replace(cast.extension(), dates=cast.DATES), "an extension needs its reasons and the new last day"),
        (
            replace(cast.extension(), dates=replace(cast.extension().dates, answered=date(2026, 4, 8))),
            "before the first term ends",
        ),
        (
            replace(cast.refusal(), dates=replace(cast.DATES, answered=date(2026, 3, 4))),
            "before the request was received",
        ),
        (
            replace(cast.extension(), dates=replace(cast.DATES, extended_due=cast.DATES.due)),
            "must come after the first one",
        ),
        (replace(cast.not_identified(), reasons=()), "identity is in doubt"),
        (replace(cast.withdrawal(), outcome=Outcome.REFUSED), "cannot be refused"),
        (replace(cast.access(), activities=()), "needs the activities"),
        (replace(cast.complaint(), remarks=()), "outcome in the remarks"),
        (replace(cast.rectification(), corrections=()), "what was corrected"),
        (replace(cast.objection(), stopped=(), marketing=False), "what was stopped"),
        (replace(cast.access(), language="es"), "choose nl, en, fr, de"),
        (replace(cast.access(), controller=replace(cast.SENDERS["NL"], email="", phone="")), "an e-mail address or"),
        (replace(cast.access(), tables=(Table("CRM", "Klant", (Column("a", "A"),), ((1, 2),)),)), "does not fit"),
        (replace(cast.access(), tables=(Table("CRM", "Klant", (Column("a", "A"), Column("a", "B")), ()),)), "twice"),
    ],
)
def test_what_is_missing_is_named(answer, what):
    with pytest.raises(AnswerIncomplete, match=what) as refused:
        check(answer)
    assert "2026-00042" in str(refused.value)


def test_a_recipient_outside_the_eea_asks_for_its_safeguards():
    activity = Activity("Enquête", "Wij vragen u iets.", "toestemming", ("naam",), "1 jaar", "Van uzelf.")
    abroad = replace(activity, recipients=(Recipient("Survey Sample Inc.", "US"),))
    with pytest.raises(AnswerIncomplete, match="recipient in US"):
        check(replace(cast.access(), activities=(abroad,)))
    check(replace(cast.access(), activities=(replace(abroad, transfers="Wij sloten een modelcontract."),)))


def test_every_right_has_a_letter():
    assert {made().right for made in cast.LETTERS.values()} == set(Right)
    assert {made().outcome for made in cast.LETTERS.values()} == set(Outcome)
