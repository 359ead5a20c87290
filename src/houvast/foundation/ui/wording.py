"""Words for people outside, in four languages: `content/{nl,en,fr,de}/NAME.yaml` beside the code of their page.

What may never happen: a page that is half in another language, or that fails because a text lacks what it asks for.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

import yaml
from django.utils import translation
from django.utils.formats import date_format

from houvast.engines.trouble import Trouble

LANGUAGES: Mapping[str, str] = {"nl": "Nederlands", "en": "English", "fr": "Français", "de": "Deutsch"}
"""The languages of people outside, by their code; each says its own name."""
FIRST = "nl"
_PLACE = re.compile(r"\{(\w+)\}")


class WordingWrong(Trouble):
    """The words of a page or mail are absent, or differ between the languages."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one page or mail in one language, by their key."""

    language: str
    name: str
    words: Mapping[str, str] = field(repr=False)

    def __getitem__(self, key: str) -> str:
        """Give the words under a key as they stand, so that a template can write `{{ words.title }}`.

        :raises WordingWrong: there are none.
        """
        if key not in self.words:
            raise WordingWrong(f"content/{self.language}/{self.name}.yaml has no words '{key}': add them.")
        return self.words[key]

    def say(self, key: str, **values: object) -> str:
        """Give the words under a key with every `{place}` filled in; a day is said in the language.

        :raises WordingWrong: there are none, or they ask for what was not given.
        """

        def value(place: re.Match[str]) -> str:
            if place[1] not in values:
                raise WordingWrong(f"content/{self.language}/{self.name}.yaml, '{key}': nothing fills {{{place[1]}}}.")
            return self._said(values[place[1]])

        return _PLACE.sub(value, self[key])

    def _said(self, value: object) -> str:
        return day_in(self.language, value) if isinstance(value, date) else str(value)


@cache
def wording(package: str, name: str, language: str) -> Wording:
    """Read the words beside a package (`houvast.entrypoints.outside`); another language than the four gives Dutch.

    :raises WordingWrong: there is no such file, or it does not hold texts by key.
    """
    language = language if language in LANGUAGES else FIRST
    try:
        text = (files(package) / "content" / language / f"{name}.yaml").read_text(encoding="utf-8")
    except FileNotFoundError as absent:
        raise WordingWrong(f"{package} has no content/{language}/{name}.yaml: add it.") from absent
    found = yaml.safe_load(text)
    if not isinstance(found, dict) or not all(isinstance(one, str) for pair in found.items() for one in pair):
        raise WordingWrong(f"{package}, content/{language}/{name}.yaml: every line must be a key and a text in quotes.")
    return Wording(language, name, {key: " ".join(words.split()) for key, words in found.items()})


def check_wording(package: str, name: str) -> None:
    """Hold the four languages against each other.

    :raises WordingWrong: a language lacks a key or a place that another one has.
    """
    first = wording(package, name, FIRST)
    for language in LANGUAGES:
        other = wording(package, name, language)
        if wrong := set(first.words) ^ set(other.words):
            raise WordingWrong(f"{package}, {name}.yaml: {FIRST} and {language} differ in {', '.join(sorted(wrong))}.")
        for key, words in other.words.items():
            if set(_PLACE.findall(words)) != set(_PLACE.findall(first.words[key])):
                raise WordingWrong(f"{package}, {name}.yaml: '{key}' has other places in {FIRST} than in {language}.")


def day_in(language: str, day: date) -> str:
    """Say a calendar day in full: 3 december 2026, 3 December 2026, 3 décembre 2026, 3. Dezember 2026."""
    form = {"fr": "j F Y", "de": "j. F Y"}.get(language, "j F Y")
    with translation.override(language):
        said = date_format(day, form, use_l10n=False)
    return said.replace("1 ", "1er ", 1) if language == "fr" and day.day == 1 else said


def language_from(accepted: str) -> str:
    """Choose among the four by a browser's `Accept-Language`; Dutch when it names none of them."""
    wanted = [(_weight(part), -place, part) for place, part in enumerate(accepted[:200].lower().split(","))]
    for weight, _place, part in sorted(wanted, reverse=True):
        code = part.split(";")[0].strip()[:2]
        if weight > 0 and code in LANGUAGES:
            return code
    return FIRST


def _weight(part: str) -> float:
    found = re.search(r";\s*q=([01](?:\.\d{0,3})?)\s*$", part)
    return float(found[1]) if found else 1.0
