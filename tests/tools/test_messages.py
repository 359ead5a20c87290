"""The catalogue follows the texts, and the check sees every way in which it can be behind."""

import polib
import pytest

from tools import messages
from tools.messages import Message

CODE = """
from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext_lazy as within
from elsewhere import gettext as other
_("One")
gettext_lazy("Two " "and more")
ngettext("%(n)s row", "%(n)s rows", 3) % {"n": 3}
within("of a case", "Open")
other("not ours")
_(variable)
"""
TEMPLATE = """{% load i18n %}<h1 title="{% translate 'It is "here"' %}">{% translate "Cases" as title %}</h1>
{% blocktranslate count left=many %}{{ left }} day{% plural %}{{ left }} days{% endblocktranslate %}
{% blocktranslate trimmed with a=b %}
  Until {{ a }}:
  100%
{% endblocktranslate %}{% translate "Open" context "of a door" %}{{ x|default:_("none") }}{# translate "no" #}"""


def found(text, read):
    return {(each.text, each.plural, each.context) for each in read(text, "place")}


def test_texts_in_code_are_found_by_whatever_name():
    assert found(CODE, messages.in_code) == {
        ("One", "", ""),
        ("Two and more", "", ""),
        ("%(n)s row", "%(n)s rows", ""),
        ("Open", "", "of a case"),
    }


def test_texts_in_templates_are_found():
    assert found(TEMPLATE, messages.in_template) == {
        ('It is "here"', "", ""),
        ("Cases", "", ""),
        ("%(left)s day", "%(left)s days", ""),
        ("Until %(a)s: 100%%", "", ""),
        ("Open", "", "of a door"),
        ("none", "", ""),
    }


ONE = Message("Found %(rows)s", "", "", "a.py")
MANY = Message("%(n)s row", "%(n)s rows", "", "b.html")


@pytest.fixture
def catalogue(tmp_path):
    """Complete: both texts translated, the .mo made."""
    path = tmp_path / "nl" / "django.po"
    messages.extract([ONE, MANY], path)
    translate(path, ONE.text, "%(rows)s gevonden")
    translate(path, MANY.text, {0: "een rij", 1: "%(n)s rijen"})
    compile_(path)
    return path


def translate(path, text, translation, flags=()):
    held = messages.read(path)
    entry = held.find(text)
    if isinstance(translation, dict):
        entry.msgstr_plural = translation
    else:
        entry.msgstr = translation
    entry.flags.extend(flags)
    held.save()


def compile_(path):
    messages.read(path).save_as_mofile(str(messages.compiled(path)))


def test_a_complete_catalogue_has_no_fault(catalogue):
    assert list(messages.faults([ONE, MANY], catalogue)) == []
    assert messages.compiled(catalogue).stat().st_size > 0


def test_extracting_again_changes_nothing(catalogue):
    before = catalogue.read_bytes()
    messages.extract([MANY, ONE], catalogue)
    assert catalogue.read_bytes() == before


def test_a_new_text_is_asked_for_and_an_old_one_goes(catalogue):
    new = Message("New", "", "", "c.py")
    assert any("not in the catalogue" in line for line in messages.faults([ONE, MANY, new], catalogue))
    assert any("any more" in line for line in messages.faults([ONE], catalogue))
    messages.extract([ONE, new], catalogue)
    assert [(entry.msgid, entry.msgstr) for entry in messages.read(catalogue)] == [
        (ONE.text, "%(rows)s gevonden"),
        ("New", ""),
    ]


@pytest.mark.parametrize(
    ("text", "translation", "flags", "fault"),
    [
        (ONE.text, "", (), "no translation"),
        (MANY.text, {0: "een rij", 1: ""}, (), "no translation"),
        (ONE.text, "%(rows)s gevonden", ("fuzzy",), "doubtful"),
        (ONE.text, "%(rijen)s gevonden", (), "do not fill in the same"),
        (MANY.text, {0: "een rij", 1: "rijen"}, (), "do not fill in the same"),
        (MANY.text, {0: "rij %(m)s", 1: "%(n)s rijen"}, (), "do not fill in the same"),
    ],
)
def test_what_is_wrong_is_said(catalogue, text, translation, flags, fault):
    translate(catalogue, text, translation, flags)
    compile_(catalogue)
    lines = list(messages.faults([ONE, MANY], catalogue))
    assert len(lines) == 1
    assert fault in lines[0]


def test_a_catalogue_that_was_not_compiled_is_stale(catalogue):
    translate(catalogue, ONE.text, "Gevonden: %(rows)s")
    assert [line for line in messages.faults([ONE, MANY], catalogue) if "compile" in line]


def test_the_source_has_texts():
    assert len({each.text for each in messages.messages()}) > 100
    assert polib.pofile(str(messages.CATALOGUE)).metadata["Language"] == "nl"
