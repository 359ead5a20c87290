"""Answers come in versions with an approver; what nobody can answer goes to a colleague and comes back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from houvast.features.guide.actions import (
    AnswerRefused,
    Draft,
    QuestionRefused,
    approve_answers,
    end_answer,
    mark_seen,
    pass_on,
)
from houvast.features.guide.contracts import Source
from houvast.features.guide.queries import (
    NoSuchAnswer,
    answer_by_key,
    answers_at,
    answers_of,
    questions_of,
    unanswered,
    versions_of,
)
from houvast.features.guide.rules import due_on
from houvast.features.tasks.actions.answering import answer_task
from houvast.features.tasks.contracts import TaskState
from houvast.features.tasks.queries import tasks_for
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.evidence.models import Entry
from tests.cast import SETUP
from tests.features.guide.stage import AT, DRAFTS, LATER, approved

FRIDAY = date(2026, 3, 6)


def ask(cast, words="Mag ik weten wie de drukker is?", card="shared_with"):
    return pass_on(
        organisation=cast.zonneveld, words=words, card=card, role=Role.TEAM_LEAD, today=FRIDAY, by=cast.amira, at=AT
    )


def test_a_new_text_is_a_new_version_and_the_old_one_stays_to_be_read(cast):
    approved(cast)
    again = replace(DRAFTS[1], text="De drukker en de bezorger krijgen uw adres.")
    approve_answers(organisation=cast.zonneveld, drafts=[again], approver="Thijs Brand", by=SETUP, at=AT)
    versions = versions_of(cast.zonneveld, "ontvangers", "nl")
    assert [(one.version, one.approved_by) for one in versions] == [(2, "Thijs Brand"), (1, "Olga Meijer")]
    assert answer_by_key(cast.zonneveld, "ontvangers", "nl").version == 2
    assert [one.version for one in answers_at("shared_with", cast.zonneveld, "nl")] == [2]


def test_a_version_after_an_end_counts_on(cast):
    approved(cast)
    end_answer(organisation=cast.zonneveld, key="ontvangers", language="nl", by=SETUP, at=AT)
    with pytest.raises(NoSuchAnswer):
        answer_by_key(cast.zonneveld, "ontvangers", "nl")
    with pytest.raises(NoSuchAnswer):
        end_answer(organisation=cast.zonneveld, key="ontvangers", language="nl", by=SETUP, at=AT)
    approve_answers(organisation=cast.zonneveld, drafts=[DRAFTS[1]], approver="Olga Meijer", by=SETUP, at=AT)
    assert answer_by_key(cast.zonneveld, "ontvangers", "nl").version == 2


def test_what_is_to_be_looked_at_again_is_known(cast):
    approved(cast)
    one = answers_of(cast.zonneveld)[0]
    assert not one.is_stale(LATER)
    assert one.is_stale(date(2027, 3, 3))


@pytest.mark.parametrize(
    "draft",
    [
        replace(DRAFTS[1], text=" "),
        replace(DRAFTS[1], language="fr"),
        replace(DRAFTS[1], review_by=AT.date()),
        replace(DRAFTS[1], text="Wij garanderen dat niemand het ziet."),
        replace(DRAFTS[1], source=Source.STATEMENT),
    ],
)
def test_an_answer_that_nobody_may_read_out_is_refused_with_all_that_came_along(cast, draft):
    good = Draft("goed", "nl", "Goed", "Dit is goed.", LATER)
    with pytest.raises(AnswerRefused):
        approve_answers(organisation=cast.own, drafts=[good, draft], approver="Olga", by=SETUP, at=AT)
    assert answers_of(cast.own) == ()


def test_approving_and_ending_are_evidence_without_the_text(cast):
    approved(cast)
    end_answer(organisation=cast.zonneveld, key="ontvangers", language="nl", by=SETUP, at=AT)
    kinds = list(Entry.objects.values_list("kind", flat=True))
    assert kinds.count("guide.answer_approved") == 5
    assert kinds.count("guide.answer_ended") == 1


def test_a_question_goes_to_a_colleague_with_a_day_and_comes_back(cast):
    task = ask(cast)
    assert [one.id for one in tasks_for(cast.thijs)] == [task]
    mine = questions_of(cast.amira)[0]
    assert (mine.question, mine.due_on, mine.is_answered) == (
        "Mag ik weten wie de drukker is?",
        date(2026, 3, 10),
        False,
    )
    mark_seen(question=mine, by=cast.amira, at=AT)
    assert len(questions_of(cast.amira)) == 1
    answer_task(task=task, answer=TaskState.DONE, words="Ja, dat staat op de site.", on=FRIDAY, by=SETUP, at=AT)
    mine = questions_of(cast.amira)[0]
    assert (mine.answer, mine.is_answered) == ("Ja, dat staat op de site.", True)
    assert questions_of(cast.thijs) == ()
    mark_seen(question=mine, by=cast.thijs, at=AT)
    assert len(questions_of(cast.amira)) == 1
    mark_seen(question=mine, by=cast.amira, at=AT)
    assert questions_of(cast.amira) == ()


def test_what_nobody_could_answer_is_counted_by_card(cast):
    first = ask(cast)
    ask(cast, "Krijgt de bezorger mijn nummer?")
    ask(cast, "Is het kantoor open?", card="")
    answer_task(task=first, answer=TaskState.DONE, words="Ja.", on=FRIDAY, by=SETUP, at=AT)
    assert [(one.card, one.asked, one.waiting) for one in unanswered([cast.zonneveld], since=AT)] == [
        ("shared_with", 2, 1),
        ("", 1, 1),
    ]
    assert unanswered([cast.own], since=AT) == ()
    assert unanswered([cast.zonneveld], since=AT + timedelta(seconds=1)) == ()


@pytest.mark.parametrize("words", ["", "  ", "x" * 1001])
def test_a_question_has_words_and_not_too_many(cast, words):
    with pytest.raises(QuestionRefused):
        ask(cast, words)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 3, 2), date(2026, 3, 4)),
        (date(2026, 3, 5), date(2026, 3, 9)),
        (date(2026, 3, 6), date(2026, 3, 10)),
        (date(2026, 3, 7), date(2026, 3, 10)),
    ],
)
def test_a_question_is_answered_on_the_second_working_day(today, due):
    assert due_on(today) == due
