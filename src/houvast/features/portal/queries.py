"""What is asked about the person's own page.

Whoever comes in with a code to the contact point that was *given* sees how the request stands. What tells something
about the person's data is for who *proved* to be that person: through a proven contact point, or during this visit.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from houvast.engines.matching.identifiers import EMAIL, PHONE, Identifier
from houvast.features.portal.choices import offers_for as offers_for
from houvast.features.portal.choices import points_of as points_of
from houvast.features.portal.choices import purposes_for as purposes_for
from houvast.features.portal.contracts import TRIES, Author, PackCard, PackState, PageMessage, Visitor
from houvast.features.portal.models import ClosedPage, Knock, Message, MessageFile
from houvast.features.portal.onfile import OnFile as OnFile
from houvast.features.portal.onfile import on_file as on_file
from houvast.features.portal.outcome import Found as Found
from houvast.features.portal.outcome import Told as Told
from houvast.features.portal.outcome import ToldState as ToldState
from houvast.features.portal.outcome import found_for as found_for
from houvast.features.portal.outcome import kept_for as kept_for
from houvast.features.portal.outcome import told_for as told_for
from houvast.features.portal.rules import masked as masked
from houvast.features.portal.storing import open_words
from houvast.features.portal.trust import is_trusted as is_trusted
from houvast.features.rights.actions.own_page import Standing
from houvast.features.verification.queries import code_ways as code_ways
from houvast.foundation.files.contracts import StoredFile
from houvast.foundation.files.queries import NoSuchFile, file_of
from houvast.foundation.notifications.contracts import Channel
from houvast.foundation.notifications.queries import can_send

SENT_BY = {EMAIL: Channel.MAIL, PHONE: Channel.SMS}
"""How a code or a message gets to a contact point."""


def fetch_contacts(visitor: Visitor, standing: Standing) -> tuple[Identifier, ...]:
    """Give the contact points to which the code for the answer may go, another one than they came in with first."""
    if not is_trusted(visitor, standing):
        return ()
    may = {*standing.proven, visitor.contact} if _proved_here(visitor, standing) else set(standing.proven)
    reached = {one for one in may & set(standing.contacts) if can_send(SENT_BY[one.kind])}
    return tuple(sorted(reached, key=lambda one: (one == visitor.contact, one)))


def pack_of(visitor: Visitor, standing: Standing, at: datetime) -> PackCard:
    """Give what this visitor can do with the answer."""
    if standing.facts.pack is None:
        return PackCard(PackState.NONE)
    if not is_trusted(visitor, standing):
        return PackCard(PackState.HIDDEN)
    return pack_card(standing.facts.pack, at)


def waits_for_answer_code(visitor: Visitor, at: datetime) -> bool:
    """Tell whether a code to fetch the answer with went out in this visit and may still be given."""
    asked = Knock.objects.filter(visit=visitor.session, case=visitor.case, used_at=None, ends_at__gt=at)
    return asked.filter(tries__lt=TRIES).exists()


def pack_card(pack: str, at: datetime) -> PackCard:
    """Give how an answer lies in store."""
    try:
        file = file_of(UUID(pack))
    except NoSuchFile:
        return PackCard(PackState.EXPIRED)
    if file.revoked_at is not None:
        return PackCard(PackState.REVOKED, file.expires_at)
    over = file.purged_at is not None or at >= file.expires_at
    return PackCard(PackState.EXPIRED if over else PackState.THERE, file.expires_at)


def messages_of(case: str) -> tuple[PageMessage, ...]:
    """Give the messages of a case, the oldest first.

    :raises KeyDestroyed: the case was shredded.
    """
    files: dict[UUID, list[UUID]] = {}
    for one in MessageFile.objects.filter(message__case=case).order_by("pk"):
        files.setdefault(one.message_id, []).append(one.file)
    return tuple(
        PageMessage(
            id=row.id,
            author=Author(row.author),
            words=open_words(case, row.id, bytes(row.words)),
            files=tuple(files.get(row.id, ())),
            at=row.at,
            read_at=row.read_at,
        )
        for row in Message.objects.filter(case=case)
    )


def file_of_case(case: str, file: UUID) -> StoredFile:
    """Give a file that came with a message of this case.

    :raises NoSuchFile: no message of this case brought it.
    """
    if not MessageFile.objects.filter(message__case=case, file=file).exists():
        raise NoSuchFile("There is no such file; open it from the page of its case.")
    return file_of(file)


def waiting(cases: Iterable[str] | None = None) -> dict[str, int]:
    """Give how many messages of people nobody has read, by case."""
    rows = Message.objects.filter(author=Author.PERSON, read_at=None).order_by("at")
    if cases is not None:
        rows = rows.filter(case__in=list(cases))
    counts: dict[str, int] = {}
    for case in rows.values_list("case", flat=True):
        counts[case] = counts.get(case, 0) + 1
    return counts


def is_closed(case: str) -> bool:
    """Tell whether nobody is let in to the page of a case any more."""
    return ClosedPage.objects.filter(case=case).exists()


def _proved_here(visitor: Visitor, standing: Standing) -> bool:
    return standing.asked == 0 or visitor.level >= standing.asked or visitor.contact in standing.proven
