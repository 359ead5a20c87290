"""Mails in an organisation's own words: what such a text must hold, and which one is used.

The fields of a mail are all in its text, and nothing else; so are the ways to complain and the legal days, which are
fields as well. An organisation can say them elsewhere in the text, never leave them out.

Law: GDPR art. 12(1), 12(3), 12(4).
"""

from dataclasses import fields

from houvast.features.rights.mails.examples import EXAMPLES
from houvast.features.rights.mails.fields import FIELDS, Mail, MailKind
from houvast.features.rights.mails.writing import MailTextWrong, Written, kind_of, parted, write
from houvast.features.wordings.contracts import PLACE, Reading, TextRefused, Version, check_places
from houvast.features.wordings.queries import in_force
from houvast.foundation.organisations.contracts import OrganisationFacts

KIND = "mail"
MAY_BE_LEFT_OUT = ("own_page",)
"""What an organisation need not say."""
NEVER_IN_SUBJECT = ("greeting", "right", "complaint")
"""What would tell in the list of a mailbox whom a mail is about, or what it is about."""


def write_for(speaker: OrganisationFacts, mail: Mail, language: str) -> tuple[Written, Version | None]:
    """Write a mail in the words of who speaks, or in ours; the version tells in whose."""
    kind = kind_of(mail)
    own = in_force(speaker.id, KIND, kind.value, language)
    if own is None or not _fits(own.text, kind):
        return write(mail, language), None
    return write(mail, language, own.text), own


def check_own(text: str, name: str, _language: str) -> None:
    """Hold a text against the fields of its mail.

    :raises TextRefused: it lacks a field, has one that the mail does not have, or puts too much in its subject.
    """
    try:
        subject, rest = parted(text, "The text")
    except MailTextWrong as wrong:
        raise TextRefused(str(wrong)) from wrong
    left_out = set(MAY_BE_LEFT_OUT) - set(PLACE.findall(rest))
    check_places(subject + rest, set(holds(name)) - left_out, what="The mail")
    if told := [place for place in PLACE.findall(subject) if place in NEVER_IN_SUBJECT]:
        raise TextRefused(f"The subject holds {{{told[0]}}}, which everybody sees: move it to the text below.")


def read_own(text: str, name: str, language: str) -> Reading:
    """Fill a text in for an invented person."""
    written = write(EXAMPLES[MailKind(name)], language, text)
    return Reading(written.subject, written.text)


def holds(name: str) -> tuple[str, ...]:
    """Name the fields that the text of a mail must have."""
    return tuple(field.name for field in fields(FIELDS[MailKind(name)]))


def _fits(text: str, kind: MailKind) -> bool:
    there, wanted = set(PLACE.findall(text)), set(holds(kind.value))
    return wanted - set(MAY_BE_LEFT_OUT) <= there <= wanted
