"""What is asked about checks of identity."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from houvast.engines.matching.identifiers import Identifier
from houvast.features.verification.contracts import (
    ChallengeCard,
    ChallengeState,
    CopyCard,
    IdentityCheckFacts,
    LinkCard,
    LoginChoice,
    OverrideCard,
    RoundCard,
    Sensitivity,
)
from houvast.features.verification.methods.finding import always_open as always_open
from houvast.features.verification.methods.finding import by_hand as by_hand
from houvast.features.verification.methods.finding import strengths as strengths
from houvast.features.verification.methods.finding import ways
from houvast.features.verification.models import (
    Challenge,
    FailedAttempt,
    IdentityCheck,
    IdentityCopy,
    LoginLink,
    Override,
    QuestionRound,
)
from houvast.features.verification.rules.checking import SPAN, locked_until
from houvast.features.verification.rules.codes import ON_FILE as ON_FILE
from houvast.features.verification.rules.codes import as_typed as as_typed
from houvast.features.verification.rules.codes import is_on_file as is_on_file
from houvast.features.verification.rules.codes import new_word as new_word
from houvast.features.verification.rules.levels import LevelTable as LevelTable
from houvast.features.verification.rules.questions import KnownFact as KnownFact
from houvast.features.verification.rules.questions import Question as Question
from houvast.features.verification.rules.questions import choose
from houvast.features.verification.table import levels_in_use as levels_in_use
from houvast.features.verification.vouching import vouchers_in_use
from houvast.foundation.evidence.queries import facts_of
from houvast.foundation.keys.master import blind_index


def required_level(
    right: str, channel: str, *, has_special_categories: bool = False, data: Sensitivity = Sensitivity.ORDINARY
) -> int:
    """Give the level (0 none, 1 basic, 2 standard, 3 strong) that the table in use asks for.

    :raises UnknownRight: no such right.
    Law: GDPR art. 12(6), 32.
    """
    table = levels_in_use()
    special = Sensitivity.SPECIAL if has_special_categories else Sensitivity.ORDINARY
    return max(table.level(right, channel, special), table.level(right, channel, data))


def achieved_level(case: str) -> int:
    """Give the highest level (0-3) that a passed check of this case reached."""
    levels = IdentityCheck.objects.filter(case=case, passed=True).values_list("level", flat=True)
    return max(levels, default=0)


def level_asked(case: str, right: str, channel: str, *, has_special_categories: bool = False) -> int:
    """Give the level that a case asks for, with what its checks had to ask more because of a doubt.

    :raises UnknownRight: no such right.
    Law: GDPR art. 12(6).
    """
    asked = IdentityCheck.objects.filter(case=case).values_list("required_level", flat=True)
    return max([required_level(right, channel, has_special_categories=has_special_categories), *asked])


def proven_kinds(case: str) -> frozenset[str]:
    """Give the kinds of identifiers that were proven to be the person's own; only those may be used.

    A check that did not reach the level that this case asks for proves nothing: each identifier needs its own proof.
    """
    checks = checks_of(case)
    asked = max((check.required_level for check in checks), default=0)
    return frozenset(kind for check in checks if check.passed and check.level >= asked for kind in check.proven)


def checks_of(case: str) -> tuple[IdentityCheckFacts, ...]:
    """Give every check of a case, the first one first."""
    return tuple(row.facts() for row in IdentityCheck.objects.filter(case=case))


def check_locked_until(*, case: str, identifiers: Iterable[Identifier] = (), at: datetime) -> datetime | None:
    """Give until when nobody may be checked for this case or with one of these identifiers, over all cases; or None."""
    of_person = FailedAttempt.objects.filter(index__in=indices(identifiers)).values("check_of")
    failed = IdentityCheck.objects.filter(Q(case=case) | Q(pk__in=of_person), passed=False, at__gt=at - 2 * SPAN)
    return locked_until(failed.values_list("at", flat=True), at)


def code_ways() -> dict[str, str]:
    """Give the ways that send a code, each with the kind of contact point it goes to."""
    return {name: way.code.contact for name, way in ways().items() if way.code}


def stays_open(way: str) -> bool:
    """Tell whether a way to check somebody stays possible when checking is locked."""
    return way in ways() and ways()[way].stays_open


def open_challenge(case: str, at: datetime) -> ChallengeCard | None:
    """Give the code of a case that can still be answered, if there is one."""
    rows = Challenge.objects.filter(case=case, state=ChallengeState.OPEN, ends_at__gt=at, made_at__lte=at)
    newest = rows.order_by("-made_at").first()
    return newest.card() if newest else None


def open_round(case: str, at: datetime) -> RoundCard | None:
    """Give the questions of a case that wait for answers, if there are any."""
    rows = QuestionRound.objects.filter(case=case, answered_at=None, ends_at__gt=at)
    newest = rows.order_by("-made_at").first()
    return newest.card() if newest else None


def questions_of(asked: RoundCard, facts: Iterable[KnownFact]) -> tuple[Question, ...]:
    """Give the questions of a round anew from the facts as they stand in the systems: nothing of them is kept."""
    of_round = [fact for fact in facts if fact.code in asked.codes]
    return choose(of_round, seed=seed_of(asked.id), on=asked.made_at.date())


def seed_of(asked: UUID) -> str:
    """Give what the choices of a round are drawn with: the same for each look at it, and not to be guessed."""
    return blind_index("verification.question", str(asked))


def open_override(case: str) -> OverrideCard | None:
    """Give the override of a case that waits for a second colleague, if there is one."""
    row = Override.objects.filter(case=case, approved_by="").order_by("-asked_at").first()
    return row.card() if row else None


def login_choices(country: str) -> tuple[LoginChoice, ...]:
    """Give the providers that people of a country may log in with."""
    return tuple(LoginChoice(one.name, one.title) for one in vouchers_in_use().for_country(country))


def open_link(case: str, at: datetime) -> LinkCard | None:
    """Give the link of a case that can still be opened, if there is one."""
    row = LoginLink.objects.filter(case=case, used_at=None, ends_at__gt=at).order_by("-made_at").first()
    return row.card() if row else None


def copies_of(case: str) -> tuple[CopyCard, ...]:
    """Give the masked copies that were looked at in a case, the first one first."""
    return tuple(row.card() for row in IdentityCopy.objects.filter(case=case).order_by("seen_at"))


def copy_to_destroy(case: str) -> CopyCard | None:
    """Give the masked copy of this case that must be destroyed first; None where none waits."""
    waiting = (copy for copy in copies_of(case) if copy.destroyed_at is None)
    return min(waiting, key=lambda copy: copy.destroy_by, default=None)


def is_sim_swapped(case: str) -> bool:
    """Tell whether no code goes by text message in this case: the number got another SIM card, or nobody could tell."""
    return bool(facts_of(case, "verification.sim_swapped"))


def is_change_told(case: str) -> bool:
    """Tell whether the person was warned in this case that contact data changed."""
    told = facts_of(case, "verification.person_alerted")
    return any(fact.get("reason") == "contact_changed" for fact in told)


def indices(identifiers: Iterable[Identifier]) -> list[str]:
    """Give the blind index of each identifier."""
    return [blind_index(f"verification:{i.kind}", i.value) for i in set(identifiers)]
