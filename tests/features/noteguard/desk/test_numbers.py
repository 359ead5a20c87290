"""The page with what customer numbers look like."""

import pytest

from houvast.features.noteguard.actions.numbering import add_mask
from houvast.features.noteguard.masks import MOST_MASKS
from houvast.features.noteguard.queries.numbers import masks_of
from tests.cast import LONG_AGO, OWN, SETUP

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
PAGE = "/desk/notes/customer-numbers/"


def give(browser, mask: str, organisation: str = "own"):
    return browser.post(f"{PAGE}add/", {"organisation": organisation, "mask": mask}, follow=True)


def test_a_number_is_added_shown_and_removed(visitor):
    sven = visitor("sven")
    assert "KL-999999" in give(sven, "kl-999999").content.decode()
    assert masks_of(OWN) == ("KL-999999",)
    gone = sven.post(f"{PAGE}remove/", {"organisation": "own", "mask": "KL-999999"}, follow=True)
    assert "does not know numbers like KL-999999 any more" in gone.content.decode()
    assert masks_of(OWN) == ()
    assert sven.post(f"{PAGE}remove/", {"organisation": "own", "mask": "KL-999999"}).status_code == 404


@pytest.mark.parametrize(
    ("mask", "why"),
    [
        ("", "required"),
        ("99", "Use 4 to 30 signs"),
        ("9" * 200, "Use 4 to 30 signs"),
        ("KL*9999", "Use letters, digits and @"),
        ("@@@@@@", "This fits too much"),
    ],
)
def test_what_cannot_be_used_is_said_beside_the_box(visitor, mask, why):
    answer = give(visitor("sven"), mask)
    assert answer.status_code == 422
    assert why in str(answer.context["form"].errors["mask"])
    assert masks_of(OWN) == ()


def test_so_many_and_no_more(visitor):
    for number in range(MOST_MASKS):
        add_mask(organisation=OWN, mask=f"K{number:02}-9999", by=SETUP, at=LONG_AGO)
    assert "At most 20" in str(give(visitor("sven"), "KL-999999").context["form"].errors["mask"])


def test_who_does_not_manage_the_guard_sees_none(visitor):
    assert visitor("thijs").get(PAGE).status_code == 403
