"""The pages in a real browser: they fit, everybody can use them, and the keyboard is enough."""

import pytest
from playwright.sync_api import expect

from houvast.features.datamap.actions import load_map
from houvast.features.discovery.actions.discovering import discover
from houvast.features.discovery.actions.drifting import check_drift
from houvast.features.discovery.contracts import Status
from houvast.features.discovery.queries.proposals import proposals
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, PHONE_DARK, Screen, visit
from tests.cast import assemble
from tests.features.discovery.conftest import NOON, SVEN, later
from tests.features.discovery.test_discovering import MAP

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.own_database]

QUEUE = "/desk/map/review/of/shop/"


@pytest.fixture
def sven(shop):
    """The system owner; the shop was looked at, and changed."""
    cast = assemble()
    cast.sven.language = "en"
    cast.sven.save()
    load_map(name="winkel.yaml", text=MAP, by=SVEN, at=NOON)
    check_drift(system="shop", by=SVEN, at=NOON)
    shop.run("ALTER TABLE klant ADD COLUMN telnr VARCHAR(20)", "CREATE TABLE lead (id INTEGER PRIMARY KEY)")
    check_drift(system="shop", by=SVEN, at=later(1))
    discover(system="shop", by=SVEN, at=later(1))
    return cast.sven


def statuses() -> dict[str, Status]:
    return {one.name: one.status for one in proposals("shop")}


@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE, PHONE_DARK], ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_pages_are_accessible_and_fit(browser, live_server, sven, screen):
    paths = ("/desk/map/review/", QUEUE, f"{QUEUE}?show=all", f"{QUEUE}apply/", "/desk/map/drift/", "/desk/map/gaps/")
    found = {}
    with visit(browser, live_server.url, sven, screen) as opened:
        opened.open(QUEUE)
        opened.page.locator("button[name=shown][value=accept]").click()
        for path in paths:
            opened.open(path)
            found[path] = (violations(opened.page), too_wide(opened.page), list(opened.complaints))
    assert found == dict.fromkeys(paths, ([], 0, []))


def test_the_queue_is_worked_through_with_the_keyboard(browser, live_server, sven):
    with visit(browser, live_server.url, sven) as opened:
        page, keys = opened.page, opened.page.keyboard
        opened.open(f"{QUEUE}?what=personal")
        names = page.locator("[data-row]").evaluate_all("rows => rows.map((row) => row.getAttribute('aria-label'))")
        at_hand = page.locator("[data-row].is-at-hand")
        keys.press("j")
        expect(at_hand).to_have_attribute("aria-label", names[0])
        keys.press("a")
        expect(page.locator("#said")).to_have_text(f"{names[0]}: accepted")
        expect(at_hand).to_have_attribute("aria-label", names[1])
        keys.press("ArrowDown")
        keys.press("k")
        keys.press("r")
        expect(page.locator("#said")).to_contain_text(f"{names[1]}: rejected")
        keys.press("c")
        keys.type("user.contact.url")
        keys.press("Enter")
        expect(page.locator("#said")).to_have_text(f"{names[2]}: changed")
        assert violations(page) == []
        keys.press("x")
        expect(page.locator("input[name=chosen]:checked")).to_have_count(1)
        found = statuses()
        assert [found[name] for name in names[:4]] == [
            Status.ACCEPTED,
            Status.REJECTED,
            Status.CHANGED,
            Status.OPEN,
        ]
        page.locator("#above").select_option("0")
        page.locator("h1").click()
        keys.press("A")
        expect(page.locator(".messages")).to_contain_text("accepted")
        keys.press("v")
        expect(page.locator(".difference")).to_be_visible()
        keys.press("s")
        expect(page.locator(".messages")).to_contain_text("in the map now")
        assert opened.complaints == []


def test_escape_leaves_the_form_of_a_change(browser, live_server, sven):
    with visit(browser, live_server.url, sven) as opened:
        opened.open(QUEUE)
        keys = opened.page.keyboard
        keys.press("j")
        keys.press("c")
        expect(opened.page.locator("details[open] input[name=becomes]")).to_be_focused()
        keys.press("Escape")
        expect(opened.page.locator("details[open].proposal__change")).to_have_count(0)
        expect(opened.page.locator("[data-row].is-at-hand")).to_be_focused()


def test_it_works_without_a_script(browser, live_server, sven):
    with visit(browser, live_server.url, sven, Screen(script=False)) as opened:
        page = opened.page
        opened.open(f"{QUEUE}?what=personal&collection=klant")
        row = page.locator("[data-row]").first
        name = row.get_attribute("aria-label")
        row.locator("button[name=accept]").click()
        expect(page.locator(".messages")).to_contain_text("1 field is accepted")
        assert statuses()[name] is Status.ACCEPTED
        assert "collection=klant" in page.url
        row = page.locator("[data-row]").first
        changed = row.get_attribute("aria-label")
        row.locator("summary").click()
        row.locator("input[name=becomes]").fill("user.contact.url")
        row.locator("form button").click()
        expect(page.locator(".messages")).to_contain_text("1 field is changed")
        assert statuses()[changed] is Status.CHANGED
        page.locator("input[name=chosen]").nth(0).check()
        page.locator("input[name=chosen]").nth(1).check()
        page.locator("button[name=ticked][value=reject]").click()
        expect(page.locator(".messages")).to_contain_text("2 fields are rejected")
