"""The page in a real browser: readable, accessible, and dead to scripts."""

from dataclasses import replace

import pytest

from houvast.features.rights.answer.contracts import Column, Table
from houvast.features.rights.answer.page import write_page
from houvast.features.rights.answer.selection import disclosed
from tests.browser.accessibility import too_wide, violations
from tests.features.rights.answer import cast

HOSTILE = '<script>document.title="run"</script><img src=x onerror=\'document.title="run"\'>" onmouseover="x'


@pytest.fixture
def opened(browser):
    contexts = []

    def show(html, **options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_content(html)
        return page

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["access", "erasure", "refusal", "extension", "nothing_found"])
def test_the_page_is_accessible(name, scheme, opened):
    shown = opened(write_page(disclosed(cast.LETTERS[name]())), color_scheme=scheme, bypass_csp=True)
    assert violations(shown) == []


def test_the_page_fits_a_telephone(opened):
    shown = opened(write_page(cast.access()), viewport={"width": 360, "height": 740})
    assert too_wide(shown) == 0


def test_hostile_data_stay_text(opened):
    table = Table(HOSTILE, HOSTILE, (Column("a", HOSTILE), Column("b", "B")), ((HOSTILE, 1), ("x", 2)))
    answer = replace(cast.access(), tables=(table,), addressee=replace(cast.PEOPLE["NL"], name=HOSTILE))
    shown = opened(write_page(answer))
    assert shown.title() == "Uw verzoek om inzage – Contactcentrum De Brug B.V."
    assert shown.locator("script, img, [onmouseover]").count() == 0
    assert shown.locator("td").filter(has_text="document.title").last.inner_text() == HOSTILE


def test_the_page_needs_nothing_from_elsewhere(opened):
    asked = []
    shown = opened("<p>")
    shown.on("request", lambda request: asked.append(request.url))
    shown.set_content(write_page(cast.access()))
    assert asked == []


def test_the_language_is_that_of_the_letter():
    assert '<html lang="en">' in write_page(cast.access("en"))
