"""Try to break promise 10: nothing personal stands in clear, and what was shredded can't be read."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from houvast.features.locating.queries import latest_search
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.closing import CannotClose, close_case, shred_case
from houvast.features.rights.contracts import Status
from houvast.features.rights.person import open_person
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.keys.sealing import KeyDestroyed
from tests.journeys.centre import Centre, open_centre
from tests.journeys.steps import WHO, left_untold, located, proven

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def centre(tmp_path, db) -> Centre:
    return open_centre(tmp_path, people=40)


def secrets_of(centre: Centre) -> list[bytes]:
    """What must stand nowhere in clear: name, addresses, numbers in every notation, and texts of her rows."""
    vera = centre.person("vera")
    national = vera.mobile.removeprefix("+31")
    texts = ["Zonderland", "vera.zonderland", "veratje84", national, f"0{national}", f"06-{national[1:]}"]
    keys = [value for _, value in centre.keys_of("vera", "energie")]
    found = []
    for text in {*texts, *keys}:
        found += [form.encode(code) for form in {text, text.lower(), text.upper()} for code in ("utf-8", "utf-16-le")]
    return found


def everything_kept() -> dict[str, bytes]:
    """Every table of Houvast as it is stored, but for the map (which holds no people), and every file."""
    kept = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            kept[table] = b"\n".join(_raw(cell) for row in cursor.fetchall() for cell in row)
    for path in Path(settings.HOUVAST_HOME, "files").rglob("*"):
        if path.is_file():
            kept[path.name] = path.read_bytes() + path.name.encode()
    return kept


def _raw(cell: object) -> bytes:
    return bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()


def seen_in_clear(centre: Centre) -> set[str]:
    words = secrets_of(centre)
    return {place for place, content in everything_kept().items() for word in words if word in content}


def test_nothing_personal_stands_in_clear_at_any_step(centre):
    systems = Path(centre.loaded.addresses["crm"].removeprefix("sqlite:///")).read_bytes()
    assert any(word in systems for word in secrets_of(centre)), "these words would be seen"
    case = located(centre, "vera", "energie", words="Ik ben Vera Zonderland, mail vera.zonderland@example.com")
    assert seen_in_clear(centre) == set()
    proven(case)
    assert seen_in_clear(centre) == set()
    answer_case(case=case, **WHO)
    left_untold(case)
    close_case(case=case, **WHO)
    assert seen_in_clear(centre) == set()
    stream = io.StringIO()
    assert evidence.export(stream).ok
    assert not [word for word in secrets_of(centre) if word in stream.getvalue().encode()]


def test_after_shredding_nothing_of_the_person_can_be_read(centre):
    case = located(centre, "vera", "energie")
    proven(case)
    answer_case(case=case, **WHO)
    with pytest.raises(CannotClose):
        shred_case(case=case, **WHO)
    left_untold(case)
    close_case(case=case, **WHO)
    shred_case(case=case, **WHO)
    record = case_record(case)
    for opened in (lambda: open_person(case, bytes(record.person)), lambda: latest_search(case)):
        with pytest.raises(KeyDestroyed):
            opened()
    timeline = evidence.timeline(case)
    assert timeline[-1].kind == "rights.case_shredded"
    assert not any(fact.personal for fact in timeline)
    assert evidence.verify().ok
    assert facts_of(record).status is Status.CLOSED
    assert seen_in_clear(centre) == set()
