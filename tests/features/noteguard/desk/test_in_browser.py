"""The pages in a real browser: they fit, everybody can use them, and the keyboard is enough."""

import pytest
from playwright.sync_api import expect

from houvast.features.noteguard.actions.investigating import open_investigation
from houvast.features.noteguard.contracts.findings import FindingState
from houvast.features.noteguard.models import NoteFinding, Sweep
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, PHONE_DARK, Screen, visit
from tests.cast import LONG_AGO, SETUP, ZONNEVELD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.own_database]
QUEUE = "/desk/notes/of/zonneveld/"


@pytest.fixture
def thijs(swept, cast):
    """The team lead; the help desk was read."""
    cast.thijs.language = "en"
    cast.thijs.save()
    return cast.thijs


def states() -> list[str]:
    return [row.state for row in NoteFinding.objects.all()]


@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE, PHONE_DARK], ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_pages_are_accessible_and_fit(browser, live_server, thijs, screen):
    sweep = Sweep.objects.get()
    number = open_investigation(organisation=ZONNEVELD, sweep=sweep.pk, by=SETUP, at=LONG_AGO).number
    pages = ("", "?state=accepted", "?category=health", "systems/", "numbers/", "investigations/")
    paths = ("/desk/notes/", *(f"{QUEUE}{one}" for one in pages), f"{QUEUE}investigations/{number}/")
    found = {}
    with visit(browser, live_server.url, thijs, screen) as opened:
        opened.open(QUEUE)
        opened.page.locator("button[name=accept]").first.click()
        for path in paths:
            opened.open(path)
            found[path] = (violations(opened.page), too_wide(opened.page), list(opened.complaints))
    assert found == dict.fromkeys(paths, ([], 0, []))


@pytest.mark.parametrize("screen", [DESK, PHONE_DARK], ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_pages_about_keys_are_accessible_and_fit(browser, live_server, thijs, cast, screen):
    cast.sven.language = "en"
    cast.sven.save()
    with visit(browser, live_server.url, cast.sven, screen) as opened:
        opened.open("/desk/notes/keys/")
        opened.page.locator("#id_name").fill("CRM")
        opened.page.locator("#id_origins").fill("https://crm.example.com")
        opened.page.locator("button[type=submit]", has_text="Make the key").click()
        expect(opened.page.locator("#secret")).to_contain_text("hvg_")
        made = (violations(opened.page), too_wide(opened.page))
        opened.open("/desk/notes/keys/")
        listed = (violations(opened.page), too_wide(opened.page))
        opened.open("/desk/notes/customer-numbers/")
        opened.page.locator("#id_mask").fill("kl-999999")
        opened.page.locator("#new button[type=submit]").click()
        expect(opened.page.locator("table")).to_contain_text("KL-999999")
        numbers = (violations(opened.page), too_wide(opened.page))
        assert (made, listed, numbers, opened.complaints) == (([], 0), ([], 0), ([], 0), [])


def test_the_queue_is_worked_through_with_the_keyboard(browser, live_server, thijs):
    with visit(browser, live_server.url, thijs) as opened:
        page, keys = opened.page, opened.page.keyboard
        opened.open(QUEUE)
        names = page.locator("[data-row]").evaluate_all("rows => rows.map((row) => row.getAttribute('aria-label'))")
        at_hand = page.locator("[data-row].is-at-hand")
        keys.press("j")
        keys.press("2")  # a reason does nothing before d
        keys.press("a")
        expect(page.locator("#said")).to_have_text(f"{names[0]}: will be rewritten")
        expect(at_hand).to_have_attribute("aria-label", names[1])
        keys.press("d")
        keys.press("2")
        expect(page.locator("#said")).to_have_text(f"{names[1]}: stays as it is")
        keys.press("e")
        keys.type("belt liever met zijn zoon erbij")
        keys.press("Enter")
        expect(page.locator("#said")).to_have_text(f"{names[2]}: will be rewritten")
        page.evaluate("scrollTo(0, 0)")
        assert violations(page) == []
        keys.press("k")
        keys.press("k")
        keys.press("u")
        expect(page.locator("#said")).to_contain_text(": open")
        assert sorted(states()).count(FindingState.OPEN) == 1
        assert opened.complaints == []


def test_all_of_a_rule_with_one_key(browser, live_server, thijs):
    with visit(browser, live_server.url, thijs) as opened:
        opened.open(QUEUE)
        opened.page.keyboard.press("j")
        opened.page.keyboard.press("x")
        expect(opened.page.locator("input[name=chosen]:checked")).to_have_count(1)
        opened.page.keyboard.press("A")
        expect(opened.page.locator(".messages")).to_contain_text("accepted")
        first = NoteFinding.objects.order_by("-severity", "rule", "id")[0]
        assert not NoteFinding.objects.filter(rule=first.rule).exclude(state=FindingState.ACCEPTED)


def test_it_works_without_a_script(browser, live_server, thijs):
    with visit(browser, live_server.url, thijs, Screen(script=False)) as opened:
        page = opened.page
        opened.open(f"{QUEUE}?category=religion")
        page.locator("[data-row] summary").first.click()
        page.locator("[data-row] input[name=words]").fill("liever donderdag")
        page.get_by_role("button", name="Take these words").click()
        expect(page.locator(".messages")).to_contain_text("1 finding is accepted")
        assert "category=religion" in page.url
        opened.open(f"{QUEUE}?category=health")
        page.locator("[data-row] summary").nth(1).click()
        page.locator("[data-row] details[open] button[name=reason]").first.click()
        expect(page.locator(".messages")).to_contain_text("1 finding stays as it is")
