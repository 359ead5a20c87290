"""Every word on a page is marked, so that it can be said in Dutch; tools/messages.py holds the catalogue to that."""

import re

import pytest

from tests.architecture.house import SOURCE, files, name

NAMES = {"Houvast", "· Houvast", "Nederlands", "English", "Esc", "houvast worker"} | {
    "houvast map load", "houvast system add", "houvast system remove",
}  # fmt: skip
"""The same in every language."""

FOR_BUILDERS = {"gallery.html"}
NOT_SAID = re.compile(
    r"\{%\s*comment.*?endcomment\s*%\}|\{%\s*blocktrans.*?endblocktrans\w*\s*%\}|\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}"
    r"|<!--.*?-->|<(script|style)\b.*?</\1>",
    re.S,
)
ATTRIBUTE = re.compile(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"')
WORD = re.compile(r"[^\W\d_]{2}")


def unmarked(template: str) -> list[str]:
    said = NOT_SAID.sub("", template)
    texts = [*ATTRIBUTE.findall(said), *re.split(r"<[^>]*>|\n", said)]
    return [text.strip() for text in texts if WORD.search(text) and text.strip() not in NAMES]


def test_every_word_in_a_template_is_marked():
    templates = [path for path in files(".html", below=SOURCE) if path.name not in FOR_BUILDERS]
    assert len(templates) > 10
    assert {name(path): found for path in templates if (found := unmarked(path.read_text()))} == {}


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>{% translate 'Cases' %} {{ case.number }} · 3</p>", []),
        ("<p>{% blocktranslate with a=b %}Until {{ a }}{% endblocktranslate %}</p>{# a note #}", []),
        ("<p>{% translate 'Cases' %} of today</p>", ["of today"]),
        ('<a title="Open" aria-label="{{ label }}">…</a>', ["Open"]),
        ("<script>let word = 1</script><b>Één</b>", ["Één"]),
    ],
)
def test_an_unmarked_word_is_seen(template, found):
    assert unmarked(template) == found
