"""Letters in the words of who speaks, and on record in which words.

Law: GDPR art. 5(2).
"""

from datetime import datetime

from houvast.features.rights.answer.contracts import Answer
from houvast.features.rights.answer.letter import verdict_of
from houvast.features.rights.grounds.fields import Ground
from houvast.features.rights.grounds.writing import part_of
from houvast.features.wordings.actions import note_use
from houvast.features.wordings.queries import texts_in_force
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.contracts import OrganisationFacts

KIND = "letter"


def note_letter(answer: Answer, speaker: OrganisationFacts, *, by: Actor, at: datetime) -> None:
    """Record the version of the text that says the outcome, of each ground, and of every part in words of its own."""
    own, verdict = texts_in_force(speaker.id, KIND, answer.language), verdict_of(answer)
    used = {name: version for name, version in own.items() if answer.own.get(name) == version.text}
    grounds = [part_of(Ground(code)) for reason in answer.reasons for code in reason.grounds]
    for name in dict.fromkeys((verdict, *grounds, *used)):
        note_use(
            case=answer.case, organisation=speaker, used=used.get(name), kind=KIND, name=name,
            language=answer.language, by=by, at=at,
        )  # fmt: skip
