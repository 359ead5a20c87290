"""Let somebody prove who they are by logging in elsewhere: at a provider of identities, on a page of ours or by a link.

What may never happen: a claim of the provider that is kept or shown; a case that is told of before its login is taken;
a network question inside a transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from houvast.features.rights.actions.proving import NoCodePossible, about_of, settled, trusted_contact
from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.on_file import read_on_file
from houvast.features.rights.queries import NoSuchCase, case_record, facts_of, live_case
from houvast.features.verification.actions.linking import case_behind, send_link, use_links
from houvast.features.verification.actions.logging_in import ask_provider, begin_login, judge_login, take_login
from houvast.features.verification.actions.vouching import give_nonce, judge_word
from houvast.features.verification.contracts import Answered, LinkCard, LoginChoice
from houvast.features.verification.queries import login_choices
from houvast.foundation.events.facts import Actor


@dataclass(frozen=True, slots=True)
class Finished:
    """A login that came back: for which case, and what it came to."""

    case: CaseFacts
    answered: Answered


def login_ways(case: str) -> tuple[LoginChoice, ...]:
    """Give the providers that the person of a case may log in with."""
    return login_choices(case_record(case).organisation.country)


def start_login(*, case: str, provider: str, session: str, back: str, by: Actor, at: datetime) -> str:
    """Begin a login and return the provider's address, to send the browser to.

    `session` is a secret of this browser alone, `back` our address to which the provider sends it.

    :raises NoSuchProvider: nobody of this name vouches here.
    :raises CheckLocked: checking failed too often within a day.
    :raises TooManyLogins: too many logins were begun within a day.
    :raises ProviderSilent: the provider does not answer.
    """
    found = live_case(case)
    about = about_of(found, read_on_file(found, by=by, at=at), at)
    return begin_login(about=about, provider=provider, session=session, back=back, by=by, at=at)


def finish_login(*, provider: str, answer: Mapping[str, str], session: str, by: Actor, at: datetime) -> Finished:
    """Take the parameters that the provider sent the browser back with, and judge who logged in.

    :raises LoginOver: the answer belongs to no login that waits in this browser.
    :raises LoginRefused: the person broke it off, or what came back proves nothing.
    :raises ProviderSilent: the provider does not answer.
    :raises CheckLocked: checking failed too often within a day.
    """
    login = take_login(provider=provider, state=answer.get("state", ""), session=session, at=at)
    found = live_case(login.case)
    told = ask_provider(login=login, answer=answer, country=found.organisation.country, at=at)
    file = read_on_file(found, by=by, at=at)
    with transaction.atomic():
        about = about_of(found, file, at)
        judged = judge_login(about=about, told=told, on_file=file.traits, found_by=file.found_by, by=by, at=at)
        answered = settled(found, file, judged, by=by, at=at)
        if answered.right:
            use_links(case=found.number, at=at)
    return Finished(facts_of(case_record(login.case)), answered)


def send_login_link(*, case: str, way: str, by: Actor, at: datetime) -> LinkCard:
    """Send a link to log in with to what the systems hold; it takes no address, so that nobody can give one.

    :raises NoCodePossible: nobody is known by what was given, or what is on file is too new to trust.
    :raises NoPublicAddress: it is not known where people reach our pages.
    :raises CheckLocked: checking failed too often within a day.
    :raises TooManyCodes: too many links went out within a day.
    """
    found = live_case(case)
    file = read_on_file(found, by=by, at=at)
    contact = trusted_contact(found, file, way, by=by, at=at)
    if not login_choices(found.organisation.country):
        raise NoCodePossible(f"case {case}: no provider is set up to log in with; check in another way.")
    return send_link(about=about_of(found, file, at), way=way, contact=contact, by=by, at=at)


def case_of_link(*, token: str, at: datetime) -> CaseFacts | None:
    """Give the case that a link was sent for, or None where it opens nothing, whatever the reason."""
    case = case_behind(token=token, at=at)
    return facts_of(case_record(case)) if case else None


def nonce_for_portal(*, case: str, organisation: str, at: datetime) -> tuple[str, datetime]:
    """Give the number that the portal of an organisation must sign for a case of its own, and until when it counts.

    :raises NoSuchCase: there is none of this organisation.
    :raises WordRefused: no portal vouches for the organisation, or too many numbers were asked for.
    """
    _of_organisation(case, organisation)
    return give_nonce(case=case, organisation=organisation, at=at)


def vouch(*, case: str, organisation: str, word: str, by: Actor, at: datetime) -> Answered:
    """Take the signed word of an organisation's own portal about who is logged in there.

    :raises NoSuchCase: there is none of this organisation.
    :raises WordRefused: it is not the portal's word about this case, now, or was used.
    :raises CheckLocked: checking failed too often within a day.
    """
    found = _of_organisation(case, organisation)
    file = read_on_file(found, by=by, at=at)
    country = found.organisation.country
    with transaction.atomic():
        about = about_of(found, file, at)
        judged = judge_word(about=about, organisation=organisation, country=country, word=word, by=by, at=at)
        return settled(found, file, judged, by=by, at=at)


def _of_organisation(case: str, organisation: str) -> CaseRecord:
    found = live_case(case)
    if found.organisation.key != organisation:
        raise NoSuchCase(f"there is no case {case[:40]!r} that you can see; check the receipt number.")
    return found
