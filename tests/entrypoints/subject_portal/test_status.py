"""How a request stands, in every language: what was found and where from, what stays and why, who heard of it."""

import pytest

from houvast.entrypoints.subject_portal.pages import words_in
from tests.entrypoints.subject_portal.stage import inside, text
from tests.features.rights.desk.stage import set_stage

pytestmark = pytest.mark.django_db(transaction=True)  # a worker is at work, in a thread with a connection of its own


@pytest.fixture(name="done")
def an_erasure_that_was_read_back(transactional_db, tmp_path, post) -> tuple[str, str]:
    """Give its number and the address that was proven."""
    stage = set_stage(tmp_path / "home", people=20)
    return stage.proven(), dict(stage.centre.keys_of("vera", "energie"))["email"]


def test_it_tells_where_data_came_from_what_stays_and_who_hears_of_it(done, post):
    number, email = done
    client = inside(post, number, email)
    for language in ("nl", "en", "fr", "de"):
        page, words = text(client.get(f"/my/{language}/")), words_in(language)
        titles = [words[key] for key in ("found_title", "kept_title", "told_title", "told_waits", "told_ours")]
        assert [one for one in titles if one not in page] == []
        assert "Belastingdienst" in page
        until = words["kept_until"].partition("{day}")[0]
        assert until in page
    page = text(client.get("/my/nl/"))
    assert "Van u zelf en van uw bank." in page
    assert email not in page
