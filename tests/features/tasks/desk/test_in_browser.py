"""The pages of tasks in a real browser: they fit, everybody can use them, and the keyboard is enough."""

import pytest
from playwright.sync_api import expect

from houvast.features.tasks.contracts import Addressee, TaskState
from houvast.features.tasks.queries import task_by_id
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, visit
from tests.cast import assemble
from tests.features.tasks.stage import a_task

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE], ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_pages_are_accessible_and_fit(browser, live_server, screen):
    cast = assemble()
    task = a_task(cast)
    paths = ("/desk/", "/desk/tasks/", f"/desk/tasks/{task.id}/", f"/desk/cases/{task.case}/")
    found = {}
    with visit(browser, live_server.url, cast.olga, screen) as opened:
        for path in paths:
            opened.open(path)
            found[path] = (violations(opened.page), too_wide(opened.page), list(opened.complaints))
    assert found == dict.fromkeys(paths, ([], 0, []))


def test_a_task_is_answered_with_the_keyboard(browser, live_server):
    cast = assemble()
    cast.sven.language = "en"
    cast.sven.save()
    task = a_task(cast, Addressee(role="system_owner"), organisation="own")
    with visit(browser, live_server.url, cast.sven) as opened:
        page = opened.page
        opened.open("/account/")
        page.keyboard.press("g")
        page.keyboard.press("a")
        expect(page).to_have_url(f"{live_server.url}/desk/tasks/")
        page.locator("a.row-link").focus()
        page.keyboard.press("Enter")
        page.locator("input[name=answer]").first.focus()
        page.keyboard.press("Space")
        page.locator("button[data-shortcut=s]").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#answered")).to_be_visible()
        assert (violations(page), opened.complaints) == ([], [])
    assert task_by_id(task.id).state is TaskState.DONE
