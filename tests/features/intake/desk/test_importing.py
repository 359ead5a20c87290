"""A file with requests at the desk: looked at first, registered when it is right."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from houvast.features.intake.desk import importing
from houvast.features.rights.models import CaseRecord
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import SCREENS, visit
from tests.cast import assemble

pytestmark = pytest.mark.django_db
GOOD = (
    "reference;received_at;right;name;email\nT-1;2026-01-30;access;Zoë;zoe@example.org\nT-2;2026-01-31;erasure;Jan;\n"
)
BAD = GOOD + "T-3;gisteren;wissen;Piet Geheim;piet\n" + "T-4;2026-01-30;access;" + "x" * 201 + ";jip at example\n"


def send(account, text: str | bytes, do: str = "look", organisation: str = "zonneveld"):
    client = Client(headers={"accept-language": "en"})
    client.force_login(account)
    data = text if isinstance(text, bytes) else text.encode()
    sent = {"file": SimpleUploadedFile("requests.csv", data), "organisation": organisation, "do": do}
    return client.post("/desk/requests/import/", sent)


def test_it_is_looked_at_and_then_registered_once(cast):
    looked = send(cast.amira, GOOD).content.decode()
    assert "2 rows without a fault, 0 were there before." in looked
    assert not CaseRecord.objects.exists()
    assert "2 requests registered" in send(cast.amira, GOOD, "all").content.decode()
    assert "2 were there before" in send(cast.amira, GOOD, "all").content.decode()
    assert CaseRecord.objects.count() == 2


def test_faults_are_told_by_row_and_column_and_nothing_is_registered(cast):
    answer = send(cast.amira, BAD, "all")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Nothing was registered" in page
    assert "4 rows: 2 with a fault, 0 were there before." in page
    assert "is longer than 200 signs" in page
    assert "Geheim" not in page
    assert not CaseRecord.objects.exists()
    assert "2 requests registered" in send(cast.amira, BAD, "skip").content.decode()


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\0", b"a;b\n1;2\n", GOOD.encode() + b'"open'])
def test_what_is_no_such_file_is_said_beside_it(cast, data):
    answer = send(cast.amira, data, "all")
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode() or "error" in answer.content.decode()
    assert not CaseRecord.objects.exists()


def test_much_at_once_is_for_the_command_line(cast, monkeypatch):
    monkeypatch.setattr(importing, "MOST_AT_ONCE", 1)
    answer = send(cast.amira, GOOD, "all")
    assert answer.status_code == 422
    assert "houvast request import" in answer.content.decode()
    assert not CaseRecord.objects.exists()


def test_an_organisation_that_is_not_theirs_is_no_choice(cast):
    assert send(cast.amira, GOOD, "all", "scaldis").status_code == 422
    assert send(cast.kees, GOOD, "all").status_code == 403
    assert not CaseRecord.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_in_a_browser(browser, live_server, tmp_path):
    cast = assemble()
    (tmp_path / "requests.csv").write_text(BAD)
    found: list[object] = []
    for screen in SCREENS[:4]:
        with visit(browser, live_server.url, cast.amira, screen) as visited:
            visited.open("/desk/requests/import/")
            page = visited.page
            found += [one for one in (too_wide(page), *violations(page)) if one]
            page.get_by_label("File with requests").set_input_files(tmp_path / "requests.csv")
            page.get_by_label("For whom").select_option("zonneveld")
            page.get_by_role("button", name="Go on").click()
            page.locator("main table").first.wait_for()
            found += [one for one in (too_wide(page), *violations(page), *visited.complaints) if one]
    assert found == []
    assert not CaseRecord.objects.exists()
