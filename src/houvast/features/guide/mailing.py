"""A passage, or the whole statement, as a mail: with its version and where it can be read online.

Law: GDPR art. 12(1), 13, 14.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files

import yaml

from houvast.features.guide.contracts import AnswerFacts, Source
from houvast.foundation.notifications.contracts import Envelope
from houvast.foundation.organisations.contracts import OrganisationFacts


def passage_mail(one: AnswerFacts, organisation: OrganisationFacts, to: str) -> Envelope:
    """Write the mail that holds one answer or passage."""
    words = mail_words(one.language)
    return _mail("passage", [words["lead_passage"], *_told(one, words)], organisation, one.language, to)


def statement_mail(
    passages: Sequence[AnswerFacts], organisation: OrganisationFacts, language: str, to: str
) -> Envelope:
    """Write the mail that holds every passage of the statement that is in force, and its address."""
    words = mail_words(language)
    told = [part for one in passages for part in (one.place, one.text)]
    editions = sorted({one.edition for one in passages})
    version = f"{organisation.name}: {', '.join(editions)}" if editions else ""
    url = organisation.privacy_statement_url
    online = words["online"].format(url=url) if url else ""
    return _mail("statement", [words["lead_statement"], *told, version, online], organisation, language, to)


@cache
def mail_words(language: str) -> Mapping[str, str]:
    """Give the words of these mails in a language."""
    file = files("houvast.features.guide") / "content" / language / "mail.yaml"
    return {str(key): str(words) for key, words in yaml.safe_load(file.read_text(encoding="utf-8")).items()}


def _told(one: AnswerFacts, words: Mapping[str, str]) -> list[str]:
    version = words["version_answer"].format(version=one.version, day=_day(one.approved_at, words))
    if one.source is Source.STATEMENT:
        version = words["version_statement"].format(edition=one.edition, place=one.place)
    return [one.title, one.text, version, words["online"].format(url=one.url) if one.url else ""]


def _mail(what: str, parts: Sequence[str], organisation: OrganisationFacts, language: str, to: str) -> Envelope:
    words = mail_words(language)
    reached = " / ".join(way for way in (organisation.email, organisation.phone) if way)
    contact = words["contact"].format(contact=reached) if reached else ""
    every = [words["greeting"], *parts, contact, words["closing"], organisation.name]
    return Envelope(
        to=to,
        subject=words[f"subject_{what}"],
        text="\n\n".join(part for part in every if part) + "\n",
        sender_name=organisation.name,
        reply_to=organisation.email,
    )


def _day(at: datetime, words: Mapping[str, str]) -> str:
    return words["day"].format(day=at.day, month=at.month, year=at.year)
