"""What somebody who got data is mailed: what was done, about whom and with which data, and nothing else.

Law: GDPR art. 5(1)(c), 19.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from houvast.engines.datamap.model import Field
from houvast.engines.matching.identifiers import Identifier
from houvast.features.rights.composing.tables import label
from houvast.features.rights.mails.fields import Done
from houvast.foundation.ui.wording import Wording, wording

PACKAGE = "houvast.features.rights.notices"


@dataclass(frozen=True, slots=True)
class Notice:
    """A mail as it is sent: plain text, paragraphs apart by an empty line."""

    subject: str
    text: str


def write_notice(
    *,
    language: str,
    number: str,
    done: Done,
    day: date,
    who: Iterable[Identifier],
    fields: Sequence[Field],
    corrections: Iterable[tuple[Field, object]],
    contact: str,
    organisation: str,
) -> Notice:
    """Write what a recipient must know to do the same with its own data."""
    words = wording(PACKAGE, "recipient", language)
    parts = [
        words["greeting"],
        words.say(done.value, day=day),
        _list(words["who"], (f"{_kind(words, one.kind)}: {one.value}" for one in who)),
        _list(words["what"], dict.fromkeys(label(one, language) for one in fields)),
        _list(words["right_now"], (f"{label(one, language)}: {value}" for one, value in corrections)),
        words["law"],
        words.say("contact", contact=contact, number=number),
        words["closing"],
        organisation,
    ]
    return Notice(words.say("subject", number=number), "\n\n".join(part for part in parts if part) + "\n")


def _list(title: str, lines: Iterable[str]) -> str:
    """Give lines under their title; each stays one line, so that nothing in it can look like a part of the mail."""
    said = [f"- {' '.join(line.split())}" for line in lines]
    return "\n".join([title, *said]) if said else ""


def _kind(words: Wording, kind: str) -> str:
    return words[f"kind_{kind}"] if f"kind_{kind}" in words.words else words["kind_other"]
