"""Components let nothing hostile through, and refuse what is not there."""

import pytest

from houvast.foundation.ui.contracts import Fact, Link, Moment
from houvast.foundation.ui.gallery_data import MOMENTS
from houvast.foundation.ui.tags.drawing import UnknownIcon, UnknownTone
from tests.foundation.ui.drawn import HOSTILE, draw


@pytest.mark.parametrize(
    "source",
    [
        "{% badge x %}",
        "{% button x %}",
        "{% link_button x x %}",
        "{% tile x x url=x %}",
        "{% empty x text=x url=x label=x %}",
        "{% receipt x %}",
        "{% alert title=x %}{{ x }}{% endalert %}",
        "{% panel title=x id=x %}{{ x }}{% endpanel %}",
        "{% disclosure x %}{{ x }}{% enddisclosure %}",
        "{% table x %}<tbody></tbody>{% endtable %}",
        "{% facts facts %}",
        "{% tabs links label=x %}",
        "{% breadcrumbs links %}",
        "{% timeline moments %}",
        "{% main_job 'registered' blocked=x label=x %}",
        "{% progress x 1 2 text=x url=x %}",
        "{% confirm id=x label=x title=x action=x %}{{ x }}{% endconfirm %}",
    ],
)
def test_nothing_hostile_gets_through(source):
    values = {
        "x": HOSTILE + "\"'",
        "facts": [Fact(HOSTILE, HOSTILE, HOSTILE)],
        "links": [Link(HOSTILE, HOSTILE)],
        "moments": [Moment(MOMENTS[0].at, HOSTILE, HOSTILE, HOSTILE, url=HOSTILE)],
    }
    html = draw(source, **values)
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_a_tone_or_icon_that_is_not_there_is_refused():
    with pytest.raises(UnknownTone, match="no tone 'purple'"):
        draw("{% badge 'a' 'purple' %}")
    with pytest.raises(UnknownIcon, match="no icon 'unicorn'"):
        draw("{% icon 'unicorn' %}")
