"""Logging in at a real provider of identities, and every way in which that was attacked."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from houvast.features.rights.contracts import Status
from houvast.features.rights.queries import facts_for
from houvast.features.verification.actions.logging_in import LoginOver, LoginRefused, ProviderSilent, TooManyLogins
from houvast.features.verification.contracts import Method
from houvast.features.verification.models import FailedAttempt, Login
from houvast.features.verification.queries import achieved_level, checks_of
from houvast.features.verification.rules.checking import CheckLocked
from houvast.features.verification.rules.providers import NoSuchProvider
from houvast.foundation.evidence.queries import timeline
from tests.features.rights.desk.stage import Stage
from tests.features.verification.attacks.attempts import kept_everywhere, own, request
from tests.features.verification.provider import BACK, begin, finish, known
from tests.services import identity_provider
from tests.services.identity_provider import IdentityProvider

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


@pytest.fixture(scope="module")
def running():
    with identity_provider.running() as provider:
        yield provider


@pytest.fixture
def provider(running: IdentityProvider, settings, tmp_path):
    running.changes.clear()
    running.asked.clear()
    running.is_down = False
    known(running, settings, tmp_path)
    return running


def now() -> datetime:
    """The provider looks at the clock, and so does who checks its tokens."""
    return datetime.now(UTC)


def vera(stage: Stage, provider: IdentityProvider, **more: object) -> dict[str, Any]:
    """Vera, as the provider knows her."""
    person = stage.centre.person("vera")
    claims = {"given_name": person.given, "family_name": person.surname, "birthdate": person.born.isoformat()}
    provider.knows("vera", **claims, **more)
    return claims


def through(stage: Stage, provider: IdentityProvider, case: str = "", **more: object):
    """Vera logs in, in whatever way the provider now behaves."""
    vera(stage, provider, **more)
    case = case or request(stage)
    return case, finish(provider.login(begin(case, now()), "vera"), now())


def test_the_person_gets_through_by_logging_in(stage: Stage, provider: IdentityProvider, tmp_path, caplog):
    caplog.set_level("DEBUG")
    case, done = through(stage, provider)
    assert (done.answered.right, done.answered.level, done.case.number) == (True, 3, case)
    [check] = checks_of(case)
    assert (check.method, check.passed, check.level) == (Method.EID, True, 3)
    assert facts_for(stage.people["olga"], case).status is Status.VERIFIED
    assert "verification.login_begun" in [entry.kind for entry in timeline(case)]
    kept = kept_everywhere(tmp_path).decode() + caplog.text
    person = stage.centre.person("vera")
    assert person.born.isoformat() not in kept
    assert "s3cret" not in kept
    assert bytes(Login.objects.get().secrets) == b""


def test_the_address_of_the_login_holds_nothing_of_the_person(stage: Stage, provider: IdentityProvider):
    case = request(stage)
    told = parse_qs(urlsplit(begin(case, now())).query)
    assert told["code_challenge_method"] == ["S256"]
    assert told["redirect_uri"] == [BACK]
    assert len(told["state"][0]) > 40
    everything = str(told)
    assert case not in everything
    assert not any(text in everything for _kind, text in stage.centre.keys_of("vera", "energie"))


def test_who_logs_in_as_themselves_is_not_the_other(stage: Stage, provider: IdentityProvider):
    bram = stage.centre.person("bram")
    provider.knows("bram", given_name=bram.given, family_name=bram.surname, birthdate=bram.born.isoformat())
    case = request(stage)
    done = finish(provider.login(begin(case, now()), "bram"), now())
    assert (done.answered.right, done.answered.proves) == (False, frozenset())
    assert achieved_level(case) == 0
    assert FailedAttempt.objects.exists()


@pytest.mark.parametrize("wrong", ["given_name", "birthdate"])
def test_a_relative_of_the_same_name_or_a_namesake_is_not_the_person(stage: Stage, provider: IdentityProvider, wrong):
    claims = vera(stage, provider) | {wrong: "1971-01-01" if wrong == "birthdate" else "Theodora"}
    provider.knows("relative", **claims)
    case = request(stage)
    assert not finish(provider.login(begin(case, now()), "relative"), now()).answered.right


def test_a_name_without_a_birth_date_is_not_enough(stage: Stage, provider: IdentityProvider):
    claims = {name: value for name, value in vera(stage, provider).items() if name != "birthdate"}
    provider.knows("half", **claims)
    case = request(stage)
    assert not finish(provider.login(begin(case, now()), "half"), now()).answered.right


def test_a_stranger_sees_no_difference_between_known_and_unknown(stage: Stage, provider: IdentityProvider):
    vera(stage, provider)
    nobody = request(stage, [("customer_number", "ZE9999999")])
    somebody = request(stage, own(stage, "customer_number", name="bram"))
    answers = [finish(provider.login(begin(case, now()), "vera"), now()).answered for case in (nobody, somebody)]
    assert answers[0] == answers[1]


def test_failed_logins_lock_like_other_failures(stage: Stage, provider: IdentityProvider):
    provider.knows("bram", given_name="Bram", family_name="Iemand", birthdate="1970-01-01")
    for _ in range(3):
        last = finish(provider.login(begin(request(stage), now()), "bram"), now())
    assert last.answered.locked
    with pytest.raises(CheckLocked):
        begin(request(stage), now())


def test_an_answer_counts_once(stage: Stage, provider: IdentityProvider):
    vera(stage, provider)
    answer = provider.login(begin(request(stage), now()), "vera")
    finish(answer, now())
    with pytest.raises(LoginOver):
        finish(answer, now())


def test_an_answer_of_another_browser_does_not_count(stage: Stage, provider: IdentityProvider):
    vera(stage, provider)
    case = request(stage)
    answer = provider.login(begin(case, now(), session="the attacker's"), "vera")
    for session in ("the victim's", ""):
        with pytest.raises(LoginOver):
            finish(answer, now(), session=session)
    assert not checks_of(case)


def test_a_code_of_another_session_is_not_taken(stage: Stage, provider: IdentityProvider):
    vera(stage, provider)
    mine = provider.login(begin(request(stage), now()), "vera")
    case = request(stage)
    hers = provider.login(begin(case, now()), "vera")
    with pytest.raises(LoginRefused):
        finish(hers | {"code": mine["code"]}, now())
    assert not checks_of(case)


@pytest.mark.parametrize("state", ["", "made-up", "x" * 5000, "\ud800"])
def test_a_made_up_state_belongs_to_nothing(stage: Stage, provider: IdentityProvider, state):
    begin(request(stage), now())
    with pytest.raises(LoginOver):
        finish({"code": "x", "state": state}, now())


def test_a_login_that_took_too_long_does_not_count(stage: Stage, provider: IdentityProvider):
    vera(stage, provider)
    answer = provider.login(begin(request(stage), now()), "vera")
    with pytest.raises(LoginOver):
        finish(answer, now() + timedelta(minutes=11))


def test_a_person_who_breaks_off_is_not_a_failure(stage: Stage, provider: IdentityProvider):
    case = request(stage)
    state = parse_qs(urlsplit(begin(case, now())).query)["state"][0]
    with pytest.raises(LoginRefused, match="broken off"):
        finish({"error": "access_denied", "state": state}, now())
    assert not checks_of(case)


def test_a_weak_login_is_no_strong_proof(stage: Stage, provider, settings, tmp_path):
    known(provider, settings, tmp_path, "acr: {high: 3, low: 1}")
    case, done = through(stage, provider, acr="low")
    assert done.answered.level == 1
    assert facts_for(stage.people["olga"], case).status is Status.REGISTERED
    with pytest.raises(LoginRefused, match="not strong enough"):
        through(stage, provider, case, acr="unheard of")
    assert through(stage, provider, case, acr="high")[1].case.status is Status.VERIFIED


def test_a_provider_that_is_down_changes_nothing(stage: Stage, provider: IdentityProvider):
    vera(stage, provider)
    provider.is_down = True
    with pytest.raises(ProviderSilent, match="try again later"):
        begin(request(stage), now())
    provider.is_down = False
    case = request(stage)
    answer = provider.login(begin(case, now()), "vera")
    provider.is_down = True
    with pytest.raises(ProviderSilent):
        finish(answer, now())
    assert not checks_of(case)
    assert facts_for(stage.people["olga"], case).is_open


def test_an_unknown_provider_is_none(stage: Stage, provider: IdentityProvider):
    with pytest.raises(NoSuchProvider):
        begin(request(stage), now(), provider="nobody")


def test_logins_of_a_case_are_counted(stage: Stage, provider: IdentityProvider):
    case = request(stage)
    for _ in range(20):
        begin(case, now())
    with pytest.raises(TooManyLogins):
        begin(case, now())


def test_a_claim_that_nobody_checked_proves_no_identifier(stage: Stage, provider, settings, tmp_path):
    known(provider, settings, tmp_path, "compare: []", "proves: {email: email}", "level: 2", "scopes: [email]")
    email = dict(stage.centre.keys_of("vera", "energie"))["email"]
    case = request(stage)
    for verified, right in ((False, False), ("true", False), (True, True)):
        provider.knows("vera", email=email, email_verified=verified)
        assert finish(provider.login(begin(case, now()), "vera"), now()).answered.right is right
    assert checks_of(case)[-1].proven == ("email",)


def test_a_login_of_one_case_is_none_of_another(stage: Stage, provider: IdentityProvider):
    """The case stands in our own row, not in what comes back."""
    vera(stage, provider)
    first, second = request(stage), request(stage)
    done = finish(provider.login(begin(first, now()), "vera"), now())
    assert done.case.number == first
    assert not checks_of(second)
