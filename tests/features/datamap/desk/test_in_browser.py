"""The map and the systems in a real browser: they fit, everybody can use them, and the keyboard is enough."""

from datetime import UTC, datetime

import pytest

from houvast.features.datamap.actions import check_system, load_map
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, Screen, visit
from tests.cast import LONG_AGO, SETUP, assemble
from tests.features.datamap.desk.stage import furnish
from tests.features.datamap.picture.large import large_text

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ("/desk/map/", "/desk/map/?linked=crm:customer", "/desk/map/files/", "/desk/systems/", "/desk/systems/of/crm/")


@pytest.fixture
def sven(db, tmp_path):
    """Sven, with a small map and a system that was checked."""
    cast = assemble()
    furnish(tmp_path)
    check_system(system="crm", by=SETUP, at=LONG_AGO, clock=lambda: datetime.now(UTC))
    cast.sven.language = "en"
    cast.sven.save()
    return cast.sven


@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE], ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_pages_are_accessible_and_fit(browser, live_server, screen, sven):
    found = {}
    with visit(browser, live_server.url, sven, screen) as opened:
        for path in PAGES:
            opened.open(path)
            found[path] = (violations(opened.page), too_wide(opened.page), list(opened.complaints))
    assert found == dict.fromkeys(PAGES, ([], 0, []))


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=lambda one: str(one.width))
def test_a_large_map_is_accessible_and_fits(browser, live_server, screen, sven):
    load_map(name="large", text=large_text(), by=SETUP, at=LONG_AGO)
    with visit(browser, live_server.url, sven, screen) as opened:
        opened.open("/desk/map/")
        assert (violations(opened.page), too_wide(opened.page), opened.complaints) == ([], 0, [])


def test_the_keys_enlarge_and_shrink_the_picture(browser, live_server, sven):
    with visit(browser, live_server.url, sven) as opened:
        opened.open("/desk/map/")
        widths = [width(opened.page)]
        for key in ("+", "-", "-", "0", "1"):
            opened.page.keyboard.press(key)
            widths.append(width(opened.page))
    assert widths[0] < widths[1]
    assert widths[3] < widths[2] == widths[0] == widths[5]
    assert widths[4] <= widths[0]


def test_a_collection_is_followed_with_the_keyboard(browser, live_server, sven):
    with visit(browser, live_server.url, sven) as opened:
        opened.open("/desk/map/")
        chip = opened.page.locator("a.map__chip").nth(1)
        chip.focus()
        assert opened.page.locator(".map .is-near").count() == 3  # two collections and the line between them
        opened.page.keyboard.press("Enter")
        opened.page.wait_for_url("**/desk/map/?linked=crm%3Aticket")


def test_without_script_the_picture_scrolls(browser, live_server, sven):
    with visit(browser, live_server.url, sven, Screen(script=False)) as opened:
        opened.open("/desk/map/")
        assert opened.page.locator("svg.map").is_visible()
        assert not opened.page.locator("[data-zoom-bar]").is_visible()


def test_on_a_phone_the_table_comes_first(browser, live_server, sven):
    with visit(browser, live_server.url, sven, PHONE) as opened:
        opened.open("/desk/map/")
        tops = [opened.page.locator(which).bounding_box()["y"] for which in ("#table", "#picture")]
    assert tops == sorted(tops)


def width(page) -> int:
    return int(page.locator("svg.map").get_attribute("width"))
