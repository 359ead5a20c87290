"""Coming in: only with the code that went to a contact point of the case, once, and for a short while."""

from datetime import datetime, timedelta

import pytest
from django.db import connection

from houvast.features.portal.actions.entering import (
    Outcome,
    close_page,
    enter,
    leave,
    open_page_again,
    visitor_of,
)
from houvast.features.portal.actions.knocking import TooManyKnocks, answer_knock, knock, note_failure
from houvast.features.portal.actions.tidying import tidy
from houvast.features.portal.contracts import CODE_LASTS, IDLE, KNOCKS_SPAN, TRIES
from houvast.features.portal.contracts import VISIT_LASTS as LONGEST
from houvast.features.portal.models import Knock, Visit
from houvast.features.portal.rules import CODES_A_DAY, KNOCKS
from houvast.foundation.evidence.queries import timeline, verify
from houvast.foundation.keys.sealing import destroy, is_destroyed
from tests.features.portal.stage import (
    AGENT,
    NETWORK,
    NOW,
    OTHER,
    VERA,
    code_in,
    come_in,
    knocked,
    mails,
    register,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast, post) -> str:
    return register()


def kinds(case: str) -> list[str]:
    return [one.kind for one in timeline(case) if one.kind.startswith("portal.")]


def test_with_the_code_one_comes_in_and_it_is_on_record(case, post):
    _page, visitor = come_in(post, case)
    assert (visitor.case, visitor.level, visitor.contact.value) == (case, 0, VERA)
    assert kinds(case) == ["portal.code_asked", "portal.entered"]
    assert verify().ok


@pytest.mark.parametrize("typed", ["VERA@Klant.example", "  vera@klant.example "])
def test_the_number_and_the_address_as_people_type_them(case, typed):
    year, count = case.split("-")
    assert knocked(f" hv-{year} {int(count)} ", typed)[1]


@pytest.mark.parametrize(
    ("number", "contact"),
    [("own", OTHER), ("2026-99999", VERA), ("' OR 1=1 --", VERA), ("", ""), ("own", "no address"), ("own", "+31")],
)
def test_what_does_not_fit_sends_nothing_and_is_forgotten(case, post, number, contact):
    before = len(post.taken)
    token, sent = knocked(case if number == "own" else number, contact)
    assert not sent
    mails(post, VERA)
    assert [mail["Subject"] for _, _, mail in post.taken[before:] if "code" in mail["Subject"]] == []
    row = Knock.objects.get()
    assert (row.case, row.code, row.contact, row.typed) == ("", "", None, None)
    assert [enter(token=token, said="123456", at=NOW)[0] for _ in range(TRIES + 1)] == [
        *[Outcome.WRONG] * TRIES,
        Outcome.OVER,
    ]


def test_three_wrong_codes_and_the_right_one_is_over_too(case, post):
    token, _ = knocked(case)
    code = code_in(mails(post, VERA)[-1])
    wrong = "000000" if code != "000000" else "111111"
    assert [enter(token=token, said=wrong, at=NOW)[0] for _ in range(TRIES)] == [Outcome.WRONG] * TRIES
    assert enter(token=token, said=code, at=NOW) == (Outcome.OVER, "")
    assert Visit.objects.count() == 0


def test_a_code_opens_once_and_not_for_another_browser_or_after_ten_minutes(case, post):
    mine, _ = knocked(case)
    code = code_in(mails(post, VERA)[-1])
    other, _ = knocked(case, OTHER)
    assert enter(token=other, said=code, at=NOW)[0] is Outcome.WRONG
    assert enter(token="guess", said=code, at=NOW)[0] is Outcome.OVER
    assert enter(token=mine, said=code, at=NOW + CODE_LASTS)[0] is Outcome.OVER
    assert enter(token=mine, said=f" {code[:3]} {code[3:]}", at=NOW)[0] is Outcome.RIGHT
    assert enter(token=mine, said=code, at=NOW)[0] is Outcome.OVER


def test_a_wrong_code_is_on_record_by_the_worker(case, post):
    token, _ = knocked(case)
    enter(token=token, said="nothing", at=NOW)
    assert "portal.code_failed" not in kinds(case)
    for row in Knock.objects.all():
        note_failure(knock=row.id, at=NOW)
    assert kinds(case)[-1] == "portal.code_failed"


def test_two_visits_at_once_and_each_leaves_alone(case, post):
    first, visitor = come_in(post, case)
    second, _ = come_in(post, case)
    leave(visitor=visitor, at=NOW)
    assert visitor_of(token=first, at=NOW) is None
    assert visitor_of(token=second, at=NOW) is not None


def test_a_visit_shows_its_own_case_only(cast, post):
    vera, ruben = register(VERA), register(OTHER)
    one, _ = come_in(post, vera)
    other, _ = come_in(post, ruben, OTHER)
    assert [visitor_of(token=token, at=NOW).case for token in (one, other)] == [vera, ruben]
    rows = {row.token: row for row in Visit.objects.all()}
    a, b = rows.values()
    Visit.objects.filter(id=a.id).update(sealed=b.sealed)
    assert sum(visitor_of(token=token, at=NOW) is None for token in (one, other)) == 1


def test_a_visit_ends_when_unused_and_in_any_case_after_an_hour(case, post):
    page, _ = come_in(post, case)
    assert visitor_of(token=page, at=NOW + IDLE) is None
    at = NOW
    while at < NOW + LONGEST - timedelta(minutes=1):
        at += timedelta(minutes=10)
        assert (visitor_of(token=page, at=at) is None) is (at >= NOW + LONGEST)


@pytest.mark.parametrize("midnight", ["2026-11-30T23:55", "2026-12-31T23:55", "2028-02-28T23:55"])
def test_a_code_asked_for_before_midnight_works_after_it(cast, post, midnight):
    at = datetime.fromisoformat(f"{midnight}+00:00")
    case = register(at=at)
    one = knock(number=case, contact=VERA, came_from=NETWORK, language="nl", at=at)
    later = at + timedelta(minutes=7)
    assert answer_knock(knock=one.id, at=later)
    code = code_in(mails(post, VERA, later)[-1])
    assert enter(token=one.token, said=code, at=later)[0] is Outcome.RIGHT


def test_a_network_that_knocks_too_often_waits_and_nobody_else_does(case):
    for _ in range(KNOCKS):
        knock(number="2026-00000", contact=VERA, came_from="2001:db8:1:2::1", language="nl", at=NOW)
    with pytest.raises(TooManyKnocks):
        knock(number=case, contact=VERA, came_from="2001:db8:1:2:ffff::9", language="nl", at=NOW)
    assert knocked(case)[1]
    knock(number=case, contact=VERA, came_from="2001:db8:1:2::1", language="nl", at=NOW + KNOCKS_SPAN)


def test_a_mailbox_is_not_flooded_and_who_guesses_locks_nobody_out(case, post):
    assert [knocked(case, OTHER)[1] for _ in range(CODES_A_DAY + 1)] == [False] * (CODES_A_DAY + 1)
    assert [knocked(case)[1] for _ in range(CODES_A_DAY + 1)] == [*[True] * CODES_A_DAY, False]
    later = NOW + timedelta(days=1, minutes=1)
    assert knocked(case, at=later)[1]


def test_the_worker_answers_once_and_not_too_late(case):
    one = knock(number=case, contact=VERA, came_from=NETWORK, language="nl", at=NOW)
    assert [answer_knock(knock=one.id, at=NOW) for _ in range(2)] == [True, False]
    late = knock(number=case, contact=VERA, came_from=NETWORK, language="nl", at=NOW)
    assert not answer_knock(knock=late.id, at=NOW + CODE_LASTS)


def test_a_page_that_was_taken_away_lets_nobody_in_until_the_centre_opens_it(case, post):
    waiting, _ = knocked(case)
    code = code_in(mails(post, VERA)[-1])
    page, visitor = come_in(post, case)
    close_page(visitor=visitor, at=NOW)
    assert visitor_of(token=page, at=NOW) is None
    assert enter(token=waiting, said=code, at=NOW)[0] is Outcome.OVER
    assert not knocked(case)[1]
    open_page_again(case=case, by=AGENT, at=NOW)
    assert knocked(case)[1]
    assert kinds(case)[-2:] == ["portal.opened_again", "portal.code_asked"]


def test_of_a_case_that_was_shredded_nobody_sees_anything(case):
    destroy(case, NOW)
    assert not knocked(case)[1]


def test_no_table_holds_what_was_typed_or_proven(case, post):
    page, visitor = come_in(post, case)
    with connection.cursor() as cursor:
        for table in ("portal_knock", "portal_visit"):
            cursor.execute(f"SELECT * FROM {table}")
            held = str([[bytes(c) if isinstance(c, memoryview) else c for c in row] for row in cursor.fetchall()])
            assert not any(secret in held for secret in (VERA, "klant", page, code_in(mails(post, VERA)[-1])))
            assert (case in held) is (table == "portal_knock")
    assert VERA not in repr(visitor)


def test_what_is_over_is_forgotten(case, post):
    come_in(post, case)
    day = f"portal-door:{NOW:%Y-%m-%d}"
    assert tidy(NOW + timedelta(minutes=5)) == 0
    assert tidy(NOW + timedelta(hours=2)) == 1
    assert not is_destroyed(day)
    assert tidy(NOW + timedelta(days=3)) == 1
    assert is_destroyed(day)
    assert (Knock.objects.count(), Visit.objects.count()) == (0, 0)
