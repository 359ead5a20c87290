"""Pages, tables and titles."""

from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template

from houvast.foundation.ui.wording import Wording
from tests.foundation.ui.drawn import draw


def test_pages_keep_the_rest_of_the_query():
    page = Paginator(range(100), 10).page(2)
    html = draw("{% pagination page query %}", page=page, query=QueryDict("q=a%26b&page=2"))
    assert 'href="?q=a%26b&amp;page=3"' in html
    assert 'href="?q=a%26b&amp;page=1"' in html
    assert draw("{% pagination page %}", page=Paginator(range(3), 10).page(1)).strip() == ""


def test_the_heading_repeats_the_title_of_the_page():
    page = "{% block title %}Cases &amp; more{% endblock %}"
    html = draw_page("{% extends 'ui/narrow.html' %}" + page)
    assert "<title>Cases &amp; more · Houvast</title>" in html
    assert "<h1>Cases &amp; more</h1>" in html


def draw_page(source: str) -> str:
    return Template(source).render(Context())


def test_a_table_has_a_caption_and_can_be_scrolled_by_keyboard():
    html = draw("{% table 'Cases' show_caption=False %}<tbody></tbody>{% endtable %}")
    assert '<caption class="unseen">Cases</caption>' in html
    assert 'role="region" tabindex="0" aria-label="Cases"' in html


def test_words_of_the_page_are_said_and_what_fills_them_is_escaped():
    words = Wording("nl", "page", {"hello": "Dag {name}"})

    assert draw("{% say 'hello' name=name %}", words=words, name="<b>") == "Dag &lt;b&gt;"
