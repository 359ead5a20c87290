"""A line of trouble, in the language of the page."""

from houvast.engines.trouble import Trouble
from houvast.foundation.ui.saying import said


def test_without_a_setting_a_line_is_said_as_it_was(settings):
    settings.UI_TROUBLE = ""
    assert said(Trouble("one line")) == "one line"


def test_the_setting_says_it(settings):
    settings.UI_TROUBLE = "textwrap.dedent"
    assert said("  one line") == "one line"
