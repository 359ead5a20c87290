"""All components in a real browser: accessible on every screen, by keyboard, and without the script."""

from collections.abc import Iterator

import pytest
from django.template import Context, Template
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, SCREENS, Screen, Visit, visit
from tests.cast import Cast


@pytest.fixture
def gallery(browser: Browser, live_server, cast: Cast) -> Iterator[Visit]:
    with visit(browser, live_server.url, cast.olga) as opened:
        opened.open(reverse("ui:gallery"))
        opened.page.evaluate("document.activeElement.blur()")
        yield opened


DONE = "{% progress 'Read back' 3 3 text='no residue' id='job' %}"


def progress(source: str) -> str:
    return Template("{% load ui %}" + source).render(Context())


def theme(page: Page) -> str:
    return str(page.evaluate("document.documentElement.dataset.theme ?? ''"))


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: f"{screen.width}-{screen.scheme}")
def test_every_component_is_accessible(browser, live_server, cast, screen):
    with visit(browser, live_server.url, cast.olga, screen) as opened:
        opened.open(reverse("ui:gallery"))
        assert violations(opened.page) == []
        assert too_wide(opened.page) == 0
        assert opened.complaints == []


def test_open_dialogs_and_menus_are_accessible(gallery):
    gallery.page.get_by_role("button", name="Olga Meijer").click()
    assert violations(gallery.page) == []
    gallery.page.keyboard.press("Escape")
    gallery.page.get_by_role("button", name="Execute the plan").click()
    expect(gallery.page.get_by_role("dialog", name="Execute this plan?")).to_be_visible()
    assert violations(gallery.page) == []


def test_the_first_wrong_field_has_the_focus(browser, live_server, cast):
    with visit(browser, live_server.url, cast.olga) as opened:
        opened.open(reverse("ui:gallery"))
        expect(opened.page.locator("#sent_name")).to_be_focused()


def test_keys_open_the_help_and_close_it(gallery):
    gallery.page.keyboard.press("?")
    help_ = gallery.page.get_by_role("dialog", name="Keys")
    expect(help_).to_be_visible()
    expect(help_.get_by_role("button", name="Close")).to_be_focused()
    gallery.page.keyboard.press("Escape")
    expect(help_).to_be_hidden()


def test_a_key_does_nothing_while_one_types(gallery):
    field = gallery.page.locator("#id_name")
    field.focus()
    gallery.page.keyboard.type("r?")
    expect(field).to_have_value("r?")
    expect(gallery.page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_one_key_and_two_keys_press_what_carries_them(gallery):
    gallery.page.evaluate(
        """() => {
            window.pressed = [];
            for (const keys of ["x", "q c"]) {
                const button = document.createElement("button");
                button.textContent = button.dataset.shortcut = keys;
                button.addEventListener("click", () => window.pressed.push(keys));
                document.querySelector("main").append(button);
            }
        }"""
    )
    for key in ["x", "c", "q", "c", "q", "x", "c", "Control+x"]:
        gallery.page.keyboard.press(key)
    assert gallery.page.evaluate("window.pressed") == ["x", "q c", "x"]


def test_keys_can_be_turned_off(gallery):
    gallery.page.keyboard.press("?")
    gallery.page.get_by_role("button", name="Turn shortcuts off").click()
    gallery.page.wait_for_load_state()
    gallery.page.evaluate("document.activeElement.blur()")
    gallery.page.keyboard.press("?")
    expect(gallery.page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_a_theme_is_chosen_at_once_and_stays(gallery):
    gallery.page.locator("#id_name").fill("half typed")
    gallery.page.get_by_role("button", name="Olga Meijer").click()
    gallery.page.get_by_role("button", name="Dark").click()
    assert theme(gallery.page) == "dark"
    expect(gallery.page.locator("#id_name")).to_have_value("half typed")
    gallery.page.once("dialog", lambda dialog: dialog.accept())
    gallery.open(reverse("ui:gallery"))
    assert theme(gallery.page) == "dark"


def test_leaving_unsaved_work_asks_first(gallery):
    asked = []
    gallery.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    gallery.open(reverse("ui:gallery"))
    assert asked == []
    gallery.page.locator("#id_note").click()
    gallery.page.keyboard.type("nog niet bewaard")
    gallery.open(reverse("ui:gallery"))
    assert asked == ["beforeunload"]


def test_progress_is_fetched_until_it_is_done_and_then_said_aloud(gallery):
    answers = iter([progress("{% progress 'Reading back' 2 3 url='/p/' id='job' %}"), progress(DONE)])
    gallery.page.route("**/p/", lambda route: route.fulfill(body=next(answers), content_type="text/html"))
    first = progress("{% progress 'Reading back' 1 3 url='/p/' id='job' %}")
    gallery.page.evaluate(
        """(html) => {
            document.querySelector("main").insertAdjacentHTML("beforeend", html);
            htmx.process(document.getElementById("job"));
        }""",
        first,
    )
    expect(gallery.page.locator("#job .progress__number")).to_have_text("2 / 3")
    expect(gallery.page.locator("#job:not([hx-get])")).to_contain_text("no residue")
    expect(gallery.page.locator("#said")).to_have_text("Read back no residue")
    assert gallery.complaints == []


def test_only_a_table_that_scrolls_is_a_stop_for_the_tab_key(gallery):
    assert gallery.page.locator(".table-wrap[tabindex]").count() == 0
    gallery.page.set_viewport_size({"width": 390, "height": 844})
    expect(gallery.page.locator(".table-wrap[tabindex='0']").first).to_be_attached()


def test_dialogs_menus_and_themes_work_without_the_script(browser, live_server, cast):
    with visit(browser, live_server.url, cast.olga, Screen(script=False)) as opened:
        opened.open(reverse("ui:gallery"))
        opened.page.get_by_role("button", name="Execute the plan").click()
        expect(opened.page.get_by_role("dialog", name="Execute this plan?")).to_be_visible()
        opened.page.get_by_role("button", name="Cancel").click()
        opened.page.get_by_role("button", name="Olga Meijer").click()
        opened.page.get_by_role("button", name="Dark").click()
        expect(opened.page.locator("html[data-theme=dark]")).to_be_attached()


def test_on_a_phone_the_navigation_opens_from_the_menu(browser, live_server, cast):
    with visit(browser, live_server.url, cast.olga, Screen(width=390, height=844)) as opened:
        opened.open(reverse("ui:gallery"))
        navigation = opened.page.get_by_role("navigation", name="Main")
        expect(navigation).to_be_hidden()
        opened.page.get_by_role("button", name="Menu").click()
        expect(navigation).to_be_visible()


def test_a_stranger_does_not_see_it(browser, live_server, cast):
    with visit(browser, live_server.url, None, DESK) as opened:
        opened.open(reverse("ui:gallery"))
        assert opened.page.url.startswith(live_server.url + reverse("desk:login"))
        assert violations(opened.page) == []
