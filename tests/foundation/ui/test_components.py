"""Components say what they show, also to who cannot see it, and let nothing hostile through."""

from datetime import date

import pytest
from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template
from django.utils import translation

from houvast.foundation.ui.contracts import CellChange, Fact, Link, Moment
from houvast.foundation.ui.gallery_data import MOMENTS
from houvast.foundation.ui.tags.drawing import UnknownIcon, UnknownTone

HOSTILE = "<script>alert(1)</script>"
TODAY = date(2026, 3, 18)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def draw(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As the caller spells it.")
    note = forms.CharField(label="Note", required=False)
    right = forms.ChoiceField(label="Right", choices=[("a", "Access"), ("b", HOSTILE)], widget=forms.RadioSelect)

    def clean(self):
        raise forms.ValidationError("Two persons have this number.")


def test_a_field_is_tied_to_its_hint_and_its_error():
    html = draw("{% field form.name %}", form=Sample({}))
    assert 'for="id_name"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_only_what_may_stay_empty_is_marked():
    assert "(optional)" in draw("{% field form.note %}", form=Sample())
    assert "(optional)" not in draw("{% field form.note mark_optional=False %}", form=Sample())
    assert "(optional)" not in draw("{% field form.name %}", form=Sample())


def test_choices_stand_in_a_fieldset_with_a_legend():
    html = draw("{% field form.right %}", form=Sample())
    assert "<legend" in html
    assert html.count('type="radio"') == 2
    assert HOSTILE not in html


def test_the_summary_leads_to_each_wrong_field():
    html = draw("{% error_summary form %}", form=Sample({}))
    assert '<a href="#id_name">Name: This field is required.</a>' in html
    assert '<a href="#id_right_0">Right: This field is required.</a>' in html
    assert "Two persons have this number." in html
    assert draw("{% error_summary form %}", form=Sample()) == ""


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 3, 15), "3 days late"),
        (date(2026, 3, 17), "1 day late"),
        (TODAY, "today"),
        (date(2026, 3, 19), "1 day left"),
        (date(2026, 4, 2), "15 days left"),
    ],
)
def test_a_date_says_how_far_it_is(due, words):
    assert f">{words}" in draw("{% due due on %}", due=due, on=TODAY)
    assert words in draw("{% deadline due on %}", due=due, on=TODAY)
    assert "answered" in draw("{% due due on done=True %}", due=due, on=TODAY)


def test_a_date_explains_itself_only_when_there_are_reasons():
    assert "Why this date" in draw("{% deadline on on reasons %}", on=TODAY, reasons=[Fact("Received", "2 March")])
    assert "Why this date" not in draw("{% deadline on on %}", on=TODAY)


def test_cells_are_erased_replaced_or_kept_with_their_ground():
    changes = [
        CellChange("name", HOSTILE),
        CellChange("born", "1984-05-12", "1984"),
        CellChange("amount", "84", ground="Tax", until=date(2033, 12, 31)),
    ]
    html = draw("{% diff changes 'Cells' %}", changes=changes)
    assert "<del>&lt;script&gt;" in html
    assert "<del>1984-05-12</del>" in html
    assert "<ins>1984</ins>" in html
    assert "until 31 Dec 2033" in html
    assert html.count("<del>") == 2


def test_a_running_job_asks_again_and_a_finished_one_does_not():
    assert 'hx-get="/p/"' in draw("{% progress 'Reading' 3 11 url='/p/' %}")
    assert "hx-" not in draw("{% progress 'Reading' 11 11 %}")
    assert 'value="27"' in draw("{% progress 'Reading' 3 11 %}")
    assert " value=" not in draw("{% progress 'Waiting' 0 0 url='/p/' %}")


def test_pages_keep_the_rest_of_the_query():
    page = Paginator(range(100), 10).page(2)
    html = draw("{% pagination page query %}", page=page, query=QueryDict("q=a%26b&page=2"))
    assert 'href="?q=a%26b&amp;page=3"' in html
    assert 'href="?q=a%26b&amp;page=1"' in html
    assert draw("{% pagination page %}", page=Paginator(range(3), 10).page(1)).strip() == ""


def test_confirming_posts_with_a_token():
    html = draw(
        "{% confirm id='run' label='Run' title='Run?' action='/run/' %}<p>28 rows</p>{% endconfirm %}", csrf_token="abc"
    )
    assert 'popovertarget="run"' in html
    assert '<dialog popover id="run"' in html
    assert 'name="csrfmiddlewaretoken" value="abc"' in html
    assert "<p>28 rows</p>" in html


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
