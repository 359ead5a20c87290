"""The answer, its pack and its code."""

import io

import pyzipper

from houvast.features.rights.contracts import Outcome, Right, Status
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import facts_for
from houvast.foundation.evidence import queries as evidence
from tests.features.rights.desk.stage import Stage
from tests.journeys.steps import left_untold

EMPTY = {"outcome": "", "reason": "", "law": "", "remarks": ""}


def test_an_answer_is_made_fetched_and_the_request_closed(stage: Stage):
    number, olga = stage.proven(), stage.client("olga")
    made = olga.post(f"/desk/cases/{number}/answer/", EMPTY)
    code = made.context["code"]
    assert facts_for(stage.people["olga"], number).status is Status.ANSWERED
    fetched = olga.post(f"/desk/cases/{number}/answer/pack/")
    with pyzipper.AESZipFile(io.BytesIO(b"".join(fetched.streaming_content))) as pack:
        pack.setpassword(code.encode())
        assert any(name.endswith(".pdf") for name in pack.namelist())
        assert pack.testzip() is None
    assert "files.opened" in [one.kind for one in evidence.timeline(number)]
    assert code not in olga.get(f"/desk/cases/{number}/answer/").content.decode()
    left_untold(number)
    olga.post(f"/desk/cases/{number}/close/")
    assert facts_for(stage.people["olga"], number).status is Status.CLOSED


def test_the_page_shows_how_it_reads_with_what_is_filled_in(stage: Stage):
    number, thijs = stage.located("bram", "energie", Right.ACCESS), stage.client("thijs")
    preview = thijs.post(f"/desk/cases/{number}/answer/preview/", {**EMPTY, "remarks": "Tot ziens."})
    html = preview.content.decode()
    assert "Tot ziens." in html
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "default-src 'none'" in preview.headers["Content-Security-Policy"]
    assert facts_for(stage.people["thijs"], number).status is Status.LOCATED


def test_what_is_not_ready_says_why(stage: Stage):
    number, thijs = stage.located(), stage.client("thijs")
    assert "read back" in thijs.get(f"/desk/cases/{number}/answer/").context["hindrance"]
    response = thijs.post(f"/desk/cases/{number}/answer/", {**EMPTY, "remarks": "Blijft staan."})
    assert response.status_code == 422
    assert "Blijft staan." in response.content.decode()


def test_a_refusal_needs_a_reason(stage: Stage):
    number, thijs = stage.verified(), stage.client("thijs")
    refused = {**EMPTY, "outcome": "refused"}
    assert thijs.post(f"/desk/cases/{number}/answer/", refused).status_code == 422
    given = {**refused, "reason": "U vroeg dit deze week al drie keer.", "law": "AVG art. 15 lid 4"}
    assert thijs.post(f"/desk/cases/{number}/answer/", given).status_code == 200
    assert facts_for(stage.people["thijs"], number).outcome is Outcome.REFUSED


def test_without_a_pack_there_is_nothing_to_fetch(stage: Stage):
    number = stage.verified()
    response = stage.client("thijs").post(f"/desk/cases/{number}/answer/pack/")
    assert response.status_code == 400
    assert "no answer pack" in response.content.decode()


def test_who_answers_in_french_hears_which_words_stay_in_english(stage: Stage):
    number, thijs = stage.located("bram", "energie", Right.ACCESS), stage.client("thijs")
    assert thijs.get(f"/desk/cases/{number}/answer/").context["untranslated"] == ()
    CaseRecord.objects.filter(number=number).update(language="fr")
    page = thijs.get(f"/desk/cases/{number}/answer/")
    assert "Some words stay in English" in page.content.decode()
    assert page.context["untranslated"]
    letter = thijs.post(f"/desk/cases/{number}/answer/preview/", EMPTY).content.decode()
    assert "adresse e-mail" in letter
