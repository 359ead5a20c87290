"""What the organisation says stands beside the script; what nobody can answer goes to a colleague and returns."""

import pytest

from houvast.features.guide.queries import answers_of, questions_of, unanswered, versions_of
from houvast.features.tasks.actions.answering import answer_task
from houvast.features.tasks.contracts import TaskState
from houvast.features.wordings.contracts import State
from houvast.features.wordings.queries import standing
from houvast.foundation.accounts.contracts import Role
from tests.cast import LONG_AGO, SETUP
from tests.features.guide.stage import AT, approved

OF = "/desk/guide/of/zonneveld/answers/"
SENT = {
    "key": "drukker", "language": "nl", "title": "Wie drukt de post?", "text": "De drukker.", "card": "",
    "place": "", "edition": "", "url": "", "review_by": "2099-01-01",
}  # fmt: skip


@pytest.fixture
def amira(cast, client):
    client.cookies["django_language"] = "en"
    client.force_login(cast.amira)
    return client


@pytest.fixture
def olga(cast, client):
    client.cookies["django_language"] = "en"
    client.force_login(cast.olga)
    return client


def test_a_card_shows_what_the_organisation_says_with_passage_and_version(cast, amira):
    approved(cast)
    page = amira.get("/desk/guide/cards/retention/?for=zonneveld&lang=nl").content.decode()
    assert "Wij bewaren opnames van gesprekken dertig dagen." in page
    assert "Privacy statement 4, “Bewaren”." in page
    assert "https://zonneveld.example/privacy#bewaren" in page
    assert "approved by Olga Meijer" in page
    assert "Belhuis bewaart opnames tien dagen" not in page


def test_a_search_shows_answers_too(cast, amira):
    approved(cast)
    page = amira.post("/desk/guide/?for=zonneveld&lang=nl", {"words": "wie ziet mijn meterstnaden"}).content.decode()
    assert "De netbeheerder krijgt uw meterstanden." in page


def test_a_question_is_passed_on_and_its_answer_comes_back(cast, amira):
    sent = {"question": "Wie is de drukker?", "card": "shared_with", "role": "team_lead"}
    assert amira.post("/desk/guide/ask/?for=zonneveld", sent, follow=True).status_code == 200
    mine = questions_of(cast.amira)[0]
    assert mine.card == "shared_with"
    assert "A colleague answers by" in amira.get("/desk/guide/").content.decode()
    answer_task(task=mine.task, answer=TaskState.DONE, words="Drukkerij Noord.", on=AT.date(), by=SETUP, at=AT)
    assert "Drukkerij Noord." in amira.get("/desk/guide/").content.decode()
    amira.post(f"/desk/guide/questions/{mine.task}/seen/")
    assert "Drukkerij Noord." not in amira.get("/desk/guide/").content.decode()


def test_a_question_needs_to_know_for_whom(cast, amira):
    page = amira.post("/desk/guide/ask/", {"question": "Wie?", "card": "made-up", "role": "auditor"})
    assert page.status_code == 400
    assert questions_of(cast.amira) == ()


def test_a_card_or_role_that_is_not_there_is_taken_as_none(cast, amira):
    amira.post("/desk/guide/ask/?for=zonneveld", {"question": "Wie?", "card": "made-up", "role": "auditor"})
    assert questions_of(cast.amira)[0].card == ""


def second_person(cast, client):
    """Approve everything that waits, as a second privacy officer."""
    cast.thijs.role = Role.PRIVACY_OFFICER
    cast.thijs.save()
    client.force_login(cast.thijs)
    for one in standing(cast.zonneveld.id):
        if one.state is State.WAITING:
            page = f"/desk/texts/of/zonneveld/answer/{one.language}/{one.name}/"
            assert "Drukke" in client.get(page).content.decode() or "drukker" in client.get(page).content.decode()
            assert client.post(f"{page}decide/", {"version": one.id, "approve": "1"}).status_code == 302
    client.force_login(cast.olga)


def test_an_answer_is_in_force_once_a_second_person_approved_it(cast, olga):
    assert olga.post(f"{OF}approve/", SENT).status_code == 302
    assert answers_of(cast.zonneveld) == ()
    second_person(cast, olga)
    form = olga.get(f"{OF}?key=drukker&language=nl").context["form"]
    assert form["text"].value() == "De drukker."
    olga.post(f"{OF}approve/", SENT | {"text": "Drukkerij Noord."})
    second_person(cast, olga)
    found = versions_of(cast.zonneveld, "drukker", "nl")
    assert [(one.version, one.text, one.approved_by) for one in found] == [
        (2, "Drukkerij Noord.", "Thijs Brand"),
        (1, "De drukker.", "Thijs Brand"),
    ]


def test_an_answer_is_ended_and_can_be_written_again(cast, olga):
    for _ in range(2):
        olga.post(f"{OF}approve/", SENT)
        second_person(cast, olga)
        olga.post(f"{OF}end/", {"key": "drukker", "language": "nl"})
        assert answers_of(cast.zonneveld) == ()
    assert len(versions_of(cast.zonneveld, "drukker", "nl")) == 2


@pytest.mark.parametrize("wrong", [{"text": ""}, {"place": "Bewaren"}, {"review_by": "soon"}, {"card": "made-up"}])
def test_an_answer_that_lacks_something_is_given_back(cast, olga, wrong):
    assert olga.post(f"{OF}approve/", SENT | wrong).status_code == 422
    assert answers_of(cast.zonneveld) == ()


def test_a_promise_is_refused_in_one_line(cast, olga):
    page = olga.post(f"{OF}approve/", SENT | {"text": "Wij garanderen het."})
    assert page.status_code == 400
    assert answers_of(cast.zonneveld) == ()


def test_the_officer_sees_what_nobody_could_answer(cast, olga):
    olga.post("/desk/guide/ask/?for=zonneveld", {"question": "Wie?", "card": "shared_with", "role": "team_lead"})
    page = olga.get(OF).content.decode()
    assert "What agents could not answer" in page
    assert "Met wie deelt u mijn gegevens?" in page


def test_a_question_without_a_card_is_counted_under_the_card_that_fits_it(cast, client):
    client.force_login(cast.amira)
    asked = {"question": "De beller vraagt of dit gesprek opgenomen wordt en hoe lang", "role": "team_lead"}
    client.post("/desk/guide/ask/?for=zonneveld&lang=nl", asked)
    (topic,) = unanswered([cast.zonneveld], since=LONG_AGO)
    assert (topic.card, topic.asked, topic.waiting) == ("recording", 1, 1)
    client.force_login(cast.olga)
    for language, title in (("en", "Is this call being recorded?"), ("nl", "Wordt dit gesprek opgenomen?")):
        client.cookies["django_language"] = language
        cast.olga.language = language
        cast.olga.save()
        assert title in client.get(OF).content.decode()
