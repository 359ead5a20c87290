"""Letters in the words of who speaks, and on record in which words.

Law: GDPR art. 5(2).
"""

from datetime import datetime

from houvast.features.rights.answer.contracts import Answer
from houvast.features.rights.answer.letter import verdict_of
from houvast.features.wordings.actions import note_use
from houvast.features.wordings.queries import texts_in_force
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.contracts import OrganisationFacts

KIND = "letter"


def note_letter(answer: Answer, speaker: OrganisationFacts, *, by: Actor, at: datetime) -> None:
    """Record the version of the text that says the outcome, and of every other part in the organisation's own words."""
    own, verdict = texts_in_force(speaker.id, KIND, answer.language), verdict_of(answer)
    used = {name: version for name, version in own.items() if answer.own.get(name) == version.text}
    for name in dict.fromkeys((verdict, *used)):
        note_use(
            case=answer.case, organisation=speaker, used=used.get(name), kind=KIND, name=name,
            language=answer.language, by=by, at=at,
        )  # fmt: skip
