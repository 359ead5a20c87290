"""The letter that tells of an extension."""

from io import BytesIO

import pikepdf

from houvast.features.rights.queries import facts_for
from tests.cast import Cast
from tests.features.rights.desk.test_today import register


def test_the_letter_is_made_and_nothing_is_extended_by_it(client, cast: Cast):
    number = register()
    client.force_login(cast.olga)
    answer = client.post(f"/desk/cases/{number}/extend/letter/", {"reasons": ["complexity", "number_of_requests"]})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert len(pikepdf.open(BytesIO(answer.content)).pages) >= 1
    assert facts_for(cast.olga, number).extended_on is None


def test_a_letter_needs_a_reason(client, cast: Cast):
    client.force_login(cast.olga)
    assert client.post(f"/desk/cases/{register()}/extend/letter/", {}).status_code == 400
