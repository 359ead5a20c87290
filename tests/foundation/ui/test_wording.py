"""Words for people outside: complete in four languages, and wrong ones are found before anybody reads them."""

import sys
from datetime import date

import pytest

from houvast.foundation.ui.wording import LANGUAGES, WordingWrong, check_wording, day_in, language_from, wording

THREE = 'hello: "Hi {name}, before {day}."\nbye: "Bye"\n'


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with the same words in four languages."""
    name = f"spoken{tmp_path.name.replace('-', '_')}"
    root = tmp_path / name
    for language in LANGUAGES:
        (root / "content" / language).mkdir(parents=True)
        (root / "content" / language / "page.yaml").write_text(THREE, encoding="utf-8")
    (root / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield name, root / "content"
    sys.modules.pop(name, None)
    wording.cache_clear()


def test_places_are_filled_in_and_days_said_in_the_language(package):
    name, _ = package
    said = wording(name, "page", "fr").say("hello", name="{day} <b>", day=date(2026, 12, 1))

    assert said == "Hi {day} <b>, before 1er décembre 2026."


def test_another_language_gives_dutch(package):
    assert wording(package[0], "page", "es").language == "nl"


def test_a_word_or_a_value_that_is_absent_is_named(package):
    words = wording(package[0], "page", "de")

    with pytest.raises(WordingWrong, match=r"content/de/page\.yaml has no words 'none'"):
        words["none"]
    with pytest.raises(WordingWrong, match=r"'hello': nothing fills \{day\}"):
        words.say("hello", name="a")
    with pytest.raises(WordingWrong, match=r"has no content/de/other\.yaml"):
        wording(package[0], "other", "de")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('hello: "Hi {name}, before {day}."\n', "nl and de differ in bye"),
        (THREE.replace("{name}", "you"), "'hello' has other places in nl than in de"),
        ("hello: no\n", "every line must be a key and a text"),
        ("- hello\n", "every line must be a key and a text"),
    ],
)
def test_languages_that_differ_are_found(package, text, complaint):
    name, content = package
    check_wording(name, "page")
    (content / "de" / "page.yaml").write_text(text, encoding="utf-8")
    wording.cache_clear()

    with pytest.raises(WordingWrong, match=complaint):
        check_wording(name, "page")


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "3 december 2026"), ("en", "3 December 2026"), ("fr", "3 décembre 2026"), ("de", "3. Dezember 2026")],
)
def test_a_day_is_said_in_each_language(language, said):
    assert day_in(language, date(2026, 12, 3)) == said


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "nl"),
        ("fr-BE,fr;q=0.9,nl;q=0.8", "fr"),
        ("es-ES,es;q=0.9,de;q=0.4,en;q=0.8", "en"),
        ("en;q=0, de;q=0.1", "de"),
        ("*", "nl"),
        ("zz;q=nonsense,,;;;", "nl"),
    ],
)
def test_the_language_of_the_browser_is_followed(accepted, language):
    assert language_from(accepted) == language
