"""What is asked about cases. Every query names for whom: nobody sees a case of an organisation not assigned to them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from houvast.engines.deadlines.terms import AnswerTerm, answer_term
from houvast.engines.trouble import Trouble
from houvast.features.rights.contracts import (
    Authority,
    AuthorityCard,
    Case,
    CaseFacts,
    Channel,
    Counts,
    EarlierRequest,
    FeeCard,
    Outcome,
    RefusalCard,
    Right,
    Status,
)
from houvast.features.rights.fees import fee_of
from houvast.features.rights.keys import index_of, read_keys
from houvast.features.rights.models import Apart, CaseKey, CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.recipients import recipient_cards
from houvast.features.rights.refusals import earlier_requests, refusal_of
from houvast.features.rights.representing import card_of
from houvast.features.rights.telling_contracts import RecipientCard
from houvast.features.rights.together import refuse_joined
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.queries import organisations_of

CLOSED = (Status.CLOSED, Status.FORWARDED)
DONE = (Status.ANSWERED, *CLOSED)
_WITH = ("organisation", "parent", "joined_to")


class NoSuchCase(Trouble):
    """There is no such case, or it is not theirs to see; which of the two is not said."""

    status = 404


def cases_for(account: Account) -> QuerySet[CaseRecord]:
    """Return the cases that an account may know of, without looking at its role."""
    theirs = [one.id for one in organisations_of(account)]
    return CaseRecord.objects.filter(organisation_id__in=theirs).select_related(*_WITH)


def case_record(number: str) -> CaseRecord:
    """Return a case by its number, for parts of the system that have asked for permission already.

    :raises NoSuchCase: there is none.
    """
    found = CaseRecord.objects.select_related(*_WITH).filter(number=number).first()
    if found is None:
        raise NoSuchCase(f"there is no case {number[:40]!r} that you can see; check the receipt number.")
    return found


def facts_for(account: Account, number: str) -> CaseFacts:
    """Return a case that the account may know of, without the person's data.

    :raises NoSuchCase: none that it may know of.
    """
    found = cases_for(account).filter(number=number).first()
    if found is None:
        raise NoSuchCase(f"there is no case {number[:40]!r} that you can see; check the receipt number.")
    return facts_of(found)


def case_for(account: Account, number: str) -> Case:
    """Return a case that the account may know of, with what the person said.

    :raises NoSuchCase: none that it may know of.
    """
    facts = facts_for(account, number)
    found = case_record(facts.number)
    person = open_person(found.number, bytes(found.person))
    visible = cases_for(account)
    linked = tuple(facts_of(c) for c in visible.filter(parent=found).order_by("number"))
    return Case(facts, person, linked, similar_to(found))


def live_case(number: str) -> CaseRecord:
    """Return a case to do something in; see `case_record`.

    :raises NoSuchCase: there is none.
    :raises GoesOnElsewhere: it was joined with another.
    """
    return refuse_joined(case_record(number))


def locked_case(number: str, *, even_joined: bool = False) -> CaseRecord:
    """Return a case by its number, held until the end of the transaction: whoever else decides on it waits.

    On SQLite every transaction that writes waits for the one before it, from its start.

    :raises NoSuchCase: there is none.
    :raises GoesOnElsewhere: it was joined with another.
    """
    list(CaseRecord.objects.select_for_update().filter(number=number).values_list("pk"))
    return case_record(number) if even_joined else live_case(number)


def authority_of(number: str) -> AuthorityCard | None:
    """Return what was seen of who asks for another, or None where the person asks; ask for permission first.

    :raises NoSuchCase: there is none.
    """
    return card_of(case_record(number))


def refusal_asked(number: str) -> tuple[RefusalCard | None, tuple[EarlierRequest, ...]]:
    """Return the wish to refuse a case as unfounded or excessive, and the person's earlier requests.

    :raises NoSuchCase: there is none.
    """
    found = case_record(number)
    return refusal_of(found), earlier_requests(found)


def recipients_of(number: str) -> tuple[RecipientCard, ...]:
    """Return who got data that a case changed, and whether they heard of it; ask for permission first.

    :raises NoSuchCase: there is none.
    """
    return recipient_cards(case_record(number))


def fee_asked(number: str) -> FeeCard | None:
    """Return the fee that was asked for and not ended, agreed with or not; ask for permission first.

    :raises NoSuchCase: there is none.
    """
    return fee_of(case_record(number))


def due(account: Account, *, until: date | None = None, limit: int = 50) -> tuple[CaseFacts, ...]:
    """Return the cases of an account that wait for an answer, the earliest legal date first."""
    found = cases_for(account).exclude(status__in=DONE)
    if until is not None:
        found = found.filter(due_on__lte=until)
    return _part(found.order_by("due_on", "pk"), 0, limit)


def open_count(account: Account) -> int:
    """Return how many open cases an account may know of."""
    return cases_for(account).exclude(status__in=CLOSED).count()


def counts(account: Account, *, on: date) -> Counts:
    """Return how many open cases an account may know of, and what they ask for, on a day."""
    late, waits = Q(due_on__lt=on), ~Q(status=Status.ANSWERED)
    found = (
        cases_for(account)
        .exclude(status__in=CLOSED)
        .aggregate(
            open=Count("pk"),
            overdue=Count("pk", filter=waits & late),
            this_week=Count("pk", filter=waits & ~late & Q(due_on__lte=on + timedelta(days=7))),
            to_identify=Count("pk", filter=Q(status=Status.REGISTERED)),
            to_approve=Count("pk", filter=Q(status=Status.PLANNED)),
            to_close=Count("pk", filter=Q(status=Status.ANSWERED)),
        )
    )
    return Counts(**found)


def all_cases(
    account: Account,
    *,
    status: Status | None = None,
    right: Right | None = None,
    organisation: str | None = None,
    offset: int = 0,
    limit: int = 50,
) -> tuple[CaseFacts, ...]:
    """Return a page of an account's cases, the last registered first."""
    return _part(_filtered(account, status, right, organisation).order_by("-pk"), offset, limit)


def case_count(
    account: Account, *, status: Status | None = None, right: Right | None = None, organisation: str | None = None
) -> int:
    """Return how many cases `all_cases` has for an account."""
    return _filtered(account, status, right, organisation).count()


def _part(found: QuerySet[CaseRecord], offset: int, limit: int) -> tuple[CaseFacts, ...]:
    """Return a part of ordered cases. Keys come first, since sorting whole rows takes many times as long."""
    keys = list(found.values_list("pk", flat=True)[offset : offset + limit])
    rows = (
        CaseRecord.objects.select_related(*_WITH).defer("person", "parent__person", "joined_to__person").in_bulk(keys)
    )
    return tuple(facts_of(rows[key]) for key in keys)


def _filtered(
    account: Account, status: Status | None, right: Right | None, organisation: str | None
) -> QuerySet[CaseRecord]:
    asked = {"status": status, "right": right, "organisation__key": organisation}
    return cases_for(account).filter(**{name: value for name, value in asked.items() if value is not None})


def similar_to(case: CaseRecord) -> tuple[str, ...]:
    """Return the numbers of other cases of the same organisation with one of the same identifiers, newest first.

    What somebody looked at and kept apart is left out.
    """
    indexes = CaseKey.objects.filter(case=case).values("index")
    apart = {
        pk for pair in Apart.objects.filter(Q(one=case) | Q(other=case)).values_list("one", "other") for pk in pair
    }
    others = CaseKey.objects.filter(index__in=indexes).exclude(case=case).exclude(case__in=apart).order_by("-case__pk")
    return tuple(dict.fromkeys(others.values_list("case__number", flat=True)))[:10]


def joinable(number: str) -> tuple[str, ...]:
    """Return the numbers of open cases with one of the same identifiers that ask the same; this one may be one of them.

    :raises NoSuchCase: there is none.
    """
    found = case_record(number)
    if found.status not in (Status.REGISTERED, Status.VERIFIED) or found.parent_id or found.joined_to_id:
        return ()
    asks_same = CaseRecord.objects.filter(number__in=similar_to(found), right=found.right, parent=None)
    return tuple(asks_same.exclude(status__in=DONE).order_by("pk").values_list("number", flat=True))


def joined_with(number: str) -> tuple[str, ...]:
    """Return the numbers of the cases that go on in this one."""
    return tuple(CaseRecord.objects.filter(joined_to__number=number).order_by("pk").values_list("number", flat=True))


def facts_of(case: CaseRecord) -> CaseFacts:
    """Return a case as a plain value."""
    term = term_of(case)
    return CaseFacts(
        number=case.number,
        organisation=case.organisation.key,
        organisation_name=case.organisation.name,
        country=case.organisation.country,
        right=Right(case.right),
        channel=Channel(case.channel),
        status=Status(case.status),
        language=case.language,
        received_at=case.received_at,
        term=term,
        due=case.due_on,
        extended_on=case.extended_on,
        outcome=Outcome(case.outcome) if case.outcome else None,
        registered_by=case.registered_by,
        parent=case.parent.number if case.parent else None,
        instruction=case.instruction,
        answered_at=case.answered_at,
        closed_at=case.closed_at,
        pack=case.pack or None,
        forwarded_at=case.forwarded_at,
        forward_list=case.forward_list or None,
        authority=Authority(case.authority),
        joined_to=case.joined_to.number if case.joined_to else None,
    )


def facts_of_cases(numbers: Iterable[str]) -> tuple[CaseFacts, ...]:
    """Return cases by their numbers, for parts of the system that have asked for permission already."""
    found = CaseRecord.objects.select_related(*_WITH).filter(number__in=list(numbers))
    return tuple(facts_of(one) for one in found.defer("person", "parent__person", "joined_to__person"))


def passed_on(organisation: str, *, since: datetime) -> tuple[CaseFacts, ...]:
    """Return the cases of a principal that were passed on to it, in whole or in part, since a moment."""
    found = CaseRecord.objects.filter(organisation__key=organisation, forwarded_at__gte=since)
    return facts_of_cases(found.values_list("number", flat=True))


def term_of(case: CaseRecord) -> AnswerTerm:
    """Return the term of a case, as the law of the controller's country counts it.

    Law: GDPR art. 12(3).
    """
    return answer_term(received_on=case.received_on, country=case.organisation.country)


def indexes_of(keys: Iterable[object], organisation: str) -> list[str]:
    """Return the keyed hashes of the readable identifiers among these."""
    return [index_of(k, organisation) for k in keys if getattr(k, "value", "")]  # type: ignore[arg-type]


def is_given_in(number: str, kind: str, text: str) -> bool:
    """Tell whether an identifier is one of those that the person gave in a case; for parts that asked permission."""
    found = case_record(number)
    indexes = indexes_of(read_keys([(kind, text)], found.organisation.country), found.organisation.key)
    return CaseKey.objects.filter(case=found, index__in=indexes).exists()
