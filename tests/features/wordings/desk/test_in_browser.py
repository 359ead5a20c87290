"""The pages of texts in a real browser: they fit, and everybody can use them."""

import pytest

from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, visit
from tests.cast import assemble
from tests.features.wordings.stage import OWN, approved, proposed

pytestmark = pytest.mark.django_db(transaction=True)
PATHS = (
    "/desk/texts/of/zonneveld/",
    "/desk/texts/of/zonneveld/?kind=letter&language=de",
    "/desk/texts/of/zonneveld/mail/nl/receipt/",
)


@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE], ids=lambda one: f"{one.width}-{one.scheme}")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_are_accessible_and_fit(browser, live_server, screen, language):
    cast = assemble()
    approved(cast)
    proposed(cast, OWN.replace("niets", "helemaal niets"))
    cast.olga.language = language
    cast.olga.save()
    found = {}
    with visit(browser, live_server.url, cast.olga, screen) as opened:
        for path in PATHS:
            opened.open(path)
            for details in opened.page.locator("main details").all():
                details.evaluate("one => one.open = true")
            found[path] = (violations(opened.page), too_wide(opened.page), list(opened.complaints))
    assert found == dict.fromkeys(PATHS, ([], 0, []))
