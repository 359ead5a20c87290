"""Messages between the person and the centre, with files as proof.

What may never happen: words or a file in clear on the disk; a mail that tells more than that there is a message.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.portal import rules
from houvast.features.portal.contracts import LONGEST_WORDS, Author, Visitor
from houvast.features.portal.events import MessageWritten
from houvast.features.portal.models import Message, MessageFile
from houvast.features.portal.queries import SENT_BY
from houvast.features.portal.storing import seal_words
from houvast.features.portal.wording import told_message
from houvast.features.rights.actions.own_page import standing_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import store
from houvast.foundation.notifications.actions import queue_message
from houvast.foundation.notifications.queries import can_send

A_DAY = 20
"""Messages that one page may send in a day."""
FILES_A_DAY = 25
"""Files that one page may send in a day, in however many messages."""
KEPT = timedelta(days=400)


class NothingWritten(Trouble):
    """A message without words and without files, or one that is too long."""


class TooManyMessages(Trouble):
    """So many messages were sent from one page that another waits."""

    status = 429


def write_message(*, visitor: Visitor, words: str, files: Sequence[bytes] = (), at: datetime) -> UUID:
    """Add a message of the person to their case; files are taken by their content, whatever they are called.

    :raises NothingWritten: it is empty or too long.
    :raises FileNotTaken: a file is not what may be sent; nothing is kept.
    :raises TooManyMessages: more than one page may send in a day.
    """
    return write_in(case=visitor.case, words=words, files=files, by=visitor.actor, at=at)


@transaction.atomic
def write_in(*, case: str, words: str, files: Sequence[bytes], by: Actor, at: datetime) -> UUID:
    """Add a message of the person to a case; raises as `write_message` does."""
    said = words.strip()
    if not (said or files) or len(said) > LONGEST_WORDS:
        raise NothingWritten(f"Write something, of at most {LONGEST_WORDS} signs.")
    sent = Message.objects.filter(case=case, author=Author.PERSON, at__gt=at - rules.DAY)
    if sent.count() >= A_DAY:
        raise TooManyMessages(f"More than {A_DAY} messages in a day: write again tomorrow.")
    rules.check_count(len(files))
    sent_files = MessageFile.objects.filter(message__in=sent).count()
    if files and sent_files + len(files) > FILES_A_DAY:
        raise TooManyMessages(f"More than {FILES_A_DAY} files in a day: send the rest tomorrow.")
    forms = [rules.form_of(data) for data in files]
    message = _entered(case, Author.PERSON, said, by, at)
    for count, (data, (media_type, ending)) in enumerate(zip(files, forms, strict=True), 1):
        name = f"{case}-{count}{ending}"
        kept = store(name=name, media_type=media_type, data=data, case=case, expires_at=at + KEPT, by=by, at=at)
        MessageFile.objects.create(message=message, file=kept.id)
    fact = MessageWritten(message=message.id, author=Author.PERSON.value, files=len(forms))
    record(fact, by=by, at=at, case=case)
    return message.id


@transaction.atomic
def write_to_person(*, case: str, words: str, by: Actor, at: datetime) -> bool:
    """Add a message of the centre, and tell the person that there is one; returns whether they could be told.

    :raises NothingWritten: it is empty or too long.
    """
    said = words.strip()
    if not said or len(said) > LONGEST_WORDS:
        raise NothingWritten(f"Write something, of at most {LONGEST_WORDS} signs.")
    message = _entered(case, Author.CENTRE, said, by, at)
    told = _tell(case, at)
    record(MessageWritten(message=message.id, author=Author.CENTRE.value, files=0), by=by, at=at, case=case)
    return told


def mark_read(*, case: str, author: Author, at: datetime) -> None:
    """Note that the messages of one side were seen by the other."""
    Message.objects.filter(case=case, author=author, read_at=None).update(read_at=at)


def _entered(case: str, author: Author, words: str, by: Actor, at: datetime) -> Message:
    new = uuid4()
    sealed = seal_words(case, new, words)
    return Message.objects.create(id=new, case=case, author=author, words=sealed, by=f"{by.kind}:{by.key}", at=at)


def _tell(case: str, at: datetime) -> bool:
    """Tell on a proven contact point, else on the first that was given; the words say nothing about anybody."""
    standing = standing_of(case)
    points = sorted(standing.contacts, key=lambda one: one not in standing.proven)
    contact = next((one for one in points if can_send(SENT_BY[one.kind])), None)
    if contact is None:
        return False
    envelope = told_message(contact, standing.facts.language, standing.facts.organisation_name)
    queue_message(channel=SENT_BY[contact.kind], envelope=envelope, purpose="page_message", case=case, at=at)
    return True
