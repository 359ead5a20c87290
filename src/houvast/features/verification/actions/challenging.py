"""Send a one-time code to a contact point on file, and judge what comes back.

What may never happen: the code in a table, a log, the evidence or a page; a code to a contact point that whoever asks
gave; a second use; more than three tries, whoever tries and however many at once; a try that is not counted.
"""

import hmac
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from houvast.engines.trouble import Trouble
from houvast.features.verification.actions.checking import note_outcome, refuse_when_locked
from houvast.features.verification.contracts import About, Answered, ChallengeCard, ChallengeState, ContactPoint, Method
from houvast.features.verification.events import CodeSent
from houvast.features.verification.methods.finding import ways
from houvast.features.verification.methods.ways import BASIC, STANDARD, Code, Way
from houvast.features.verification.models import Challenge, QuestionRound
from houvast.features.verification.queries import check_locked_until
from houvast.features.verification.rules import codes
from houvast.features.verification.rules.checking import CheckRefused
from houvast.features.verification.wording import code_message
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.master import blind_index
from houvast.foundation.notifications.actions import queue_message
from houvast.foundation.notifications.contracts import Channel


class TooManyCodes(Trouble):
    """So many codes went to this contact point, or for this case, that another waits."""

    status = 409


class CodeOver(Trouble):
    """A code does not count any more: used, tried too often, replaced or too old."""

    status = 409


class SamePerson(Trouble):
    """Whoever printed a code may not be the one who checks it."""

    status = 403


@dataclass(frozen=True, slots=True)
class Started:
    """A code on its way; `print` is the code itself where it goes on paper, to be shown once and kept nowhere."""

    card: ChallengeCard
    print: str = field(default="", repr=False)


@transaction.atomic
def start_challenge(*, about: About, way: str, contact: ContactPoint, by: Actor, at: datetime) -> Started:
    """Send a code to a contact point that the systems hold; it takes the place of an earlier one of the case.

    What two colleagues ask for at once is one code: nobody gets two of which the first does not work.

    :raises CheckRefused: the way sends no codes.
    :raises CheckLocked: checking failed too often within a day.
    :raises ContactTooNew: the contact point changed lately, or that is not known.
    :raises TooManyCodes: it got too many codes within a day.
    :raises CannotSend: nothing is set up to send it with.
    Law: GDPR art. 12(6), 32.
    """
    chosen, code = _code_of(way)
    refuse_when_locked(about.case, chosen.method, about.identifiers, at)
    codes.check_contact(contact, code, at)
    if just := _just_sent(about.case, way, _index(contact), at):
        return Started(just.card())
    _refuse_flood(about.case, _index(contact), at)
    Challenge.objects.filter(case=about.case, state=ChallengeState.OPEN).update(state=ChallengeState.REPLACED)
    secret = codes.new_code(code)
    row = _entered(about.case, way, code, contact, secret, by, at)
    if not code.printed:
        _send(about, code, contact, secret, at)
    record(CodeSent(way=way, ends_at=row.ends_at), by=by, at=at, case=about.case)
    return Started(row.card(), secret if code.printed else "")


@transaction.atomic
def answer_challenge(*, about: About, challenge: UUID, said: str, by: Actor, at: datetime) -> Answered:
    """Judge what somebody says the code is; each wrong one counts as a failed check, over all cases and channels.

    A code alone reaches basic; with a fact that only the customer knows, shortly before or after, standard.

    :raises CodeOver: the code does not count any more.
    :raises SamePerson: it went on paper, and whoever printed it checks it.
    :raises CheckLocked: checking failed too often within a day.
    """
    row = Challenge.objects.filter(id=challenge, case=about.case).first()
    if row is None:
        raise CodeOver(f"Case {about.case} has no such code: send a new one.")
    _refuse_printer(row, by)
    way = ways()[row.way]
    refuse_when_locked(about.case, way.method, about.identifiers, at)
    _take_a_try(row, at)
    if not hmac.compare_digest(row.code, _hash(row.id, codes.as_typed(said))):
        return _wrong(row, about, way, by, at)
    _end(row, ChallengeState.RIGHT, at)
    method, level, proves = _reached(row, way, at)
    note_outcome(about, method, level=level, proves=proves, passed=True, by=by, at=at)
    return Answered(right=True, left=0, level=level, proves=proves)


def _wrong(row: Challenge, about: About, way: Way, by: Actor, at: datetime) -> Answered:
    left = codes.TRIES - row.attempts
    if not left:
        _end(row, ChallengeState.WRONG, None)
    note_outcome(about, way.method, level=way.reaches, proves=(), passed=False, by=by, at=at)
    locked = check_locked_until(case=about.case, identifiers=about.identifiers, at=at) is not None
    return Answered(right=False, left=left, locked=locked)


def _end(row: Challenge, state: ChallengeState, at: datetime | None) -> None:
    row.state, row.answered_at = state, at
    row.save(update_fields=["state", "answered_at"])


def _entered(case: str, way: str, code: Code, contact: ContactPoint, secret: str, by: Actor, at: datetime) -> Challenge:
    number, who = uuid4(), f"{by.kind}:{by.key}"
    return Challenge.objects.create(
        id=number,
        case=case,
        way=way,
        code=_hash(number, secret),
        masked=codes.masked(contact.kind, contact.value),
        to_index=_index(contact),
        proves=sorted(contact.proves),
        made_by=who,
        printed_by=who if code.printed else "",
        made_at=at,
        ends_at=at + code.lasts,
    )


def _code_of(way: str) -> tuple[Way, Code]:
    found = ways().get(way)
    if found is None or found.code is None:
        choices = ", ".join(name for name, one in ways().items() if one.code)
        raise CheckRefused(f"“{way[:40]}” sends no codes: choose one of {choices}.")
    return found, found.code


def _refuse_flood(case: str, to_index: str, at: datetime) -> None:
    of_day = Challenge.objects.filter(made_at__gt=at - codes.DAY)
    if max(of_day.filter(to_index=to_index).count(), of_day.filter(case=case).count()) >= codes.MOST_CODES:
        raise TooManyCodes(f"Case {case}: {codes.MOST_CODES} codes went out within a day; check in another way.")


def _just_sent(case: str, way: str, to_index: str, at: datetime) -> Challenge | None:
    lately = Challenge.objects.filter(case=case, way=way, to_index=to_index, made_at__gt=at - codes.AT_ONCE)
    return lately.filter(state=ChallengeState.OPEN, attempts=0, made_at__lte=at, printed_by="").first()


def _send(about: About, code: Code, contact: ContactPoint, secret: str, at: datetime) -> None:
    queue_message(
        channel=Channel(code.channel),
        envelope=code_message(contact, secret, language=about.language, sender_name=about.sender, lasts=code.lasts),
        purpose="identity_code",
        case=about.case,
        is_secret=True,
        at=at,
    )


def _refuse_printer(row: Challenge, by: Actor) -> None:
    if row.printed_by == f"{by.kind}:{by.key}":
        raise SamePerson("You printed this code: let a colleague check it.")


def _take_a_try(row: Challenge, at: datetime) -> None:
    """Count before looking, so that many at once get no more tries than one after another."""
    mine = Challenge.objects.filter(id=row.id, state=ChallengeState.OPEN, attempts__lt=codes.TRIES, ends_at__gt=at)
    if not mine.update(attempts=F("attempts") + 1):
        raise CodeOver(f"Case {row.case}: this code does not count any more; send a new one.")
    row.refresh_from_db()


def _reached(row: Challenge, way: Way, at: datetime) -> tuple[Method, int, frozenset[str]]:
    proves = frozenset[str](row.proves)
    if way.method is not Method.CHANNEL_CODE:
        return way.method, way.reaches, proves
    asked = QuestionRound.objects.filter(case=row.case, wrong=0, right__gt=0, answered_at__gt=at - codes.TOGETHER)
    for one in asked:
        if both := proves & set(one.proves):
            return Method.CHANNEL_CODE, STANDARD, both
    return Method.KNOWN_CHANNEL, BASIC, proves


def _hash(challenge: UUID, code: str) -> str:
    return blind_index(f"verification.code:{challenge}", code)


def _index(contact: ContactPoint) -> str:
    return blind_index(f"verification:{contact.kind}", contact.value)
