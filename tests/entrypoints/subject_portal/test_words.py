"""The words of the pages: the same in four languages, and easy to read in Dutch."""

import re

from houvast.entrypoints.subject_portal.pages import PACKAGE, words_in
from houvast.foundation.ui.wording import check_wording
from tests.architecture.house import SOURCE

PAGES = SOURCE / "entrypoints" / "subject_portal"


def test_the_four_languages_hold_the_same():
    check_wording(PACKAGE, "page")


def test_every_key_of_a_template_is_there():
    asked = {key for path in PAGES.rglob("*.html") for key in re.findall(r'{% say "(\w+)"', path.read_text())}
    assert len(asked) > 60
    assert sorted(asked - set(words_in("nl").words)) == []
