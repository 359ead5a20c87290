"""From the text of a file to activities, strictly: a word that nobody reads would be left out of an answer."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from hashlib import sha256
from typing import Any, TypeVar

from houvast.engines.datamap.fides import load_document
from houvast.engines.datamap.model import Collection, DataMap
from houvast.engines.datamap.problems import MapProblem, warning
from houvast.engines.matching.identifiers import EMAIL, NotAnIdentifier, identifier
from houvast.engines.rulepacks.rules import Words
from houvast.engines.trouble import Trouble
from houvast.features.activities.contracts import (
    NOTHING,
    Activity,
    LegalGround,
    OurRole,
    Recipient,
    RecipientRole,
    SpecialGround,
)

Choice = TypeVar("Choice", bound=StrEnum)
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
ORGANISATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
KEY = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")
LARGEST = 5 * 2**20
_KNOWN = frozenset(Activity.__dataclass_fields__)
_OF_RECIPIENT = frozenset(Recipient.__dataclass_fields__)
_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LONGEST, _MOST_LINES = 200, 6
LANGUAGES = ("nl", "en", "fr", "de")
_REQUIRED = ("name", "purpose", "source", "retention")


class ActivitiesRefused(Trouble):
    """A file of activities cannot be loaded; everything stays as it was."""


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def check_form(name: str, text: str) -> None:
    """Accept a name and a text that can be a file.

    :raises ActivitiesRefused: the name is none, or the text is too large or holds what is no text.
    """
    if not NAME.fullmatch(name):
        raise ActivitiesRefused("A file of activities needs a name of at most 100 letters, digits, `.`, `_` and `-`.")
    if len(text) > LARGEST:
        raise ActivitiesRefused(f"The file “{name}” is larger than {LARGEST >> 20} MB; divide it by organisation.")
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise ActivitiesRefused(f"The file “{name}” holds characters that are no text; save it as UTF-8.")


def read_activities(text: str) -> tuple[Activity, ...]:
    """Return the activities that a YAML document lists under `activity`; other keys at its top are passed over.

    :raises ActivitiesRefused: a word is missing, unknown or of no form; says of which activity.
    :raises MalformedMap: it is no YAML.
    """
    entries = load_document(text).get("activity") or []
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise ActivitiesRefused("Activities: `activity` must be a list of activities.")
    activities = tuple(_activity(entry, number) for number, entry in enumerate(entries, 1))
    refuse_twins((a.organisation, a.key) for a in activities)
    return activities


def refuse_twins(named: Iterable[tuple[str, str]]) -> None:
    """Accept activities of which no two have the same organisation and key.

    :raises ActivitiesRefused: two have.
    """
    seen = set()
    for organisation, key in named:
        if (organisation, key) in seen:
            raise ActivitiesRefused(f"Activity {organisation}/{key}: it stands twice; keep one.")
        seen.add((organisation, key))


def check_known_organisations(activities: Iterable[Activity], own: str, principals: Iterable[str]) -> tuple[str, ...]:
    """Return a warning for each role that does not fit its organisation; `own` is the centre's own key.

    :raises ActivitiesRefused: an organisation is not entered.
    """
    known, warnings = {own, *principals}, []
    for a in activities:
        if a.organisation not in known:
            raise ActivitiesRefused(
                f"Activity {a.organisation}/{a.key}: there is no organisation “{a.organisation}”; enter it first."
            )
        if (a.role is OurRole.CONTROLLER) is not (a.organisation == own):
            expected = "controller" if a.organisation == own else "processor"
            warnings.append(f"Activity {a.organisation}/{a.key}: the role is {a.role}, but {expected} is expected.")
    return tuple(warnings)


def check_map(whole: DataMap, activities: Iterable[Activity]) -> Iterator[MapProblem]:
    """Yield the places where the data map names an activity that does not exist, or none for a person's data.

    Law: GDPR art. 5(1)(c): what serves no purpose is too much.
    """
    known = {(a.organisation, a.key) for a in activities}
    for collection in whole.collections.values():
        for where, key in _named(collection):
            if lost := _without(collection, key, known):
                what = (
                    f"the activity {key} does not exist for {', '.join(lost)}; correct the key, or load the activity."
                )
                yield warning("activity_unknown", where, what)
        idle = [f.name for f in collection.fields if f.is_personal and not (f.activity or collection.activity)]
        if idle:
            what = f"no activity says why {', '.join(idle[:5])} is held; name one, or stop holding it."
            yield warning("activity_unstated", collection.id, what)


def _named(collection: Collection) -> Iterator[tuple[str, str]]:
    if collection.activity:
        yield str(collection.id), collection.activity
    yield from ((f"{collection.id}.{f.name}", f.activity) for f in collection.fields if f.activity)


def _without(collection: Collection, key: str, known: set[tuple[str, str]]) -> list[str]:
    scope = collection.scope
    named = {scope.organisation, *(organisation for _, organisation in scope.values)} - {""}
    if named:
        return sorted(organisation for organisation in named if (organisation, key) not in known)
    return [] if any(key == other for _, other in known) else ["any organisation"]


def _activity(entry: Mapping[str, Any], number: int) -> Activity:
    key, organisation = str(entry.get("key") or ""), str(entry.get("organisation") or "")
    if not KEY.fullmatch(key) or not ORGANISATION.fullmatch(organisation):
        what = "it needs `key` and `organisation`, each of small letters, digits, `_` and `-`."
        raise ActivitiesRefused(f"Activity number {number}: {what}")
    at = f"Activity {organisation}/{key}"
    if unknown := sorted(str(name) for name in entry if name not in _KNOWN):
        raise ActivitiesRefused(f"{at}: `{unknown[0]}` means nothing here; correct the word or take it out.")
    if not isinstance(entry.get("marketing", False), bool):
        raise ActivitiesRefused(f"{at}: `marketing` must be true or false.")
    words = {name: _words(at, name, entry.get(name), required=True) for name in _REQUIRED}
    special = entry.get("special_ground")
    return Activity(
        key=key,
        organisation=organisation,
        role=_one_of(OurRole, at, "role", entry.get("role")),
        legal_ground=_one_of(LegalGround, at, "legal_ground", entry.get("legal_ground")),
        recipients=_recipients(at, entry.get("recipients")),
        transfers=_words(at, "transfers", entry.get("transfers")),
        automated_decisions=_words(at, "automated_decisions", entry.get("automated_decisions")),
        marketing=entry.get("marketing", False),
        special_ground=_one_of(SpecialGround, at, "special_ground", special) if special is not None else None,
        **words,
    )


def _words(at: str, name: str, value: Any, *, required: bool = False) -> Words:
    if value is None and not required:
        return NOTHING
    if isinstance(value, Mapping) and set(value) == {"nl", "en"}:
        nl, en = value["nl"], value["en"]
        if isinstance(nl, str) and isinstance(en, str) and nl.strip() and en.strip():
            return Words(nl.strip(), en.strip())
    raise ActivitiesRefused(f"{at}: `{name}` must say it in words, under `nl` and under `en`.")


def _one_of(kind: type[Choice], at: str, name: str, value: Any) -> Choice:
    try:
        return kind(value)
    except ValueError:
        choices = ", ".join(str(member.value) for member in kind)
        said = f"“{value}” does not exist" if value else "is missing"
        raise ActivitiesRefused(f"{at}: `{name}` {said}; use one of {choices}.") from None


def _recipients(at: str, value: Any) -> tuple[Recipient, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(v, Mapping) for v in value):
        raise ActivitiesRefused(f"{at}: `recipients` must be a list of recipients.")
    return tuple(_recipient(at, entry) for entry in value)


def _recipient(at: str, entry: Mapping[str, Any]) -> Recipient:
    name, country = entry.get("name"), entry.get("country", "")
    if not isinstance(name, str) or not name.strip() or not isinstance(country, str):
        raise ActivitiesRefused(f'{at}: a recipient needs `name`, and `country` as two letters (quote "NO").')
    at = f"{at}, recipient {name.strip()}"
    if unknown := sorted(str(word) for word in entry if word not in _OF_RECIPIENT):
        raise ActivitiesRefused(f"{at}: `{unknown[0]}` means nothing here; correct the word or take it out.")
    role, language = entry.get("role"), entry.get("language") or ""
    if language and language not in LANGUAGES:
        raise ActivitiesRefused(f"{at}: `language` must be one of {', '.join(LANGUAGES)}.")
    return Recipient(
        name=name.strip(),
        country=country,
        what=_words(at, "what", entry.get("what")),
        role=_one_of(RecipientRole, at, "role", role) if role is not None else None,
        contact=_line(at, "contact", entry.get("contact")),
        email=_email(at, entry.get("email")),
        address=_lines(at, "address", entry.get("address")),
        language=language,
        known_by=_kinds(at, entry.get("known_by")),
    )


def _line(at: str, name: str, value: Any) -> str:
    """Return a text of one line, so that it can stand in a mail or on an envelope."""
    if value is None:
        return ""
    if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > _LONGEST:
        raise ActivitiesRefused(f"{at}: `{name}` must be one line of at most {_LONGEST} signs.")
    return value.strip()


def _lines(at: str, name: str, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not 0 < len(value) <= _MOST_LINES:
        raise ActivitiesRefused(f"{at}: `{name}` must be a list of 1 to {_MOST_LINES} lines.")
    return tuple(_line(at, name, one) for one in value)


def _email(at: str, value: Any) -> str:
    text = _line(at, "email", value)
    try:
        return identifier(EMAIL, text, country="NL").value if text else ""
    except NotAnIdentifier:
        raise ActivitiesRefused(f"{at}: `email` is no e-mail address; correct it.") from None


def _kinds(at: str, value: Any) -> tuple[str, ...]:
    kinds = _lines(at, "known_by", value)
    if wrong := [kind for kind in kinds if not _KIND.fullmatch(kind)]:
        raise ActivitiesRefused(f"{at}: `known_by` lists kinds of identifiers such as customer_number, not {wrong[0]}.")
    return kinds
