"""What is asked about activities, and about the rules that keep data."""

from datetime import date
from functools import lru_cache

from houvast.engines.datamap.cells import Sheet
from houvast.engines.datamap.fides_form import FidesForm
from houvast.engines.datamap.problems import MapProblem
from houvast.engines.rulepacks.packs import RulePack, RuleUnknown
from houvast.engines.rulepacks.rules import RetentionRule
from houvast.engines.rulepacks.shipped import PackNotShipped, shipped
from houvast.engines.trouble import Trouble
from houvast.features.activities.contracts import Activity
from houvast.features.activities.fides_systems import as_manifests
from houvast.features.activities.inventory import Known, sheets
from houvast.features.activities.models import ActivityFile
from houvast.features.activities.rules import check_map, read_activities
from houvast.features.activities.spreadsheets import write_csv, write_workbook
from houvast.features.datamap.queries import current_map, manifests
from houvast.features.systems.queries import systems
from houvast.foundation.organisations.queries import organisations


class UnknownActivity(Trouble):
    """There is no activity under this key."""

    status = 404


class UnknownActivityFile(Trouble):
    """There is no file of activities under this name."""

    status = 404


class UnknownForm(Trouble):
    """The inventory does not come in this form."""

    status = 404


def activities() -> tuple[Activity, ...]:
    """Give every activity, by organisation and key."""
    digests = ActivityFile.objects.filter(current=True).order_by("name").values_list("digest", flat=True)
    return _read(tuple(digests))


def activities_of(organisation: str) -> tuple[Activity, ...]:
    """Give the activities of which this organisation (key) is the controller, by key."""
    return tuple(a for a in activities() if a.organisation == organisation)


def activity(key: str, organisation: str | None = None) -> Activity:
    """Give one activity; several organisations may have one of the same key, so name the organisation.

    :raises UnknownActivity: there is none, or without `organisation` more than one.
    """
    found = [a for a in activities() if a.key == key and organisation in (None, a.organisation)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownActivity(f"Several organisations have an activity “{key}”: say of which one.")
    whose = f" of “{organisation}”" if organisation else ""
    raise UnknownActivity(f"There is no activity “{key}”{whose}: correct the key, or load the activity.")


def check_activities() -> tuple[MapProblem, ...]:
    """Give the places where the data map and the activities do not fit, each a warning."""
    return tuple(check_map(current_map(), activities()))


def export_activities(name: str) -> str:
    """Give a file of activities as it was loaded, to the letter.

    :raises UnknownActivityFile: there is none.
    """
    row = ActivityFile.objects.filter(name=name, current=True).first()
    if row is None:
        raise UnknownActivityFile(f"There is no file of activities “{name}”.")
    return row.text


def rules_for(country: str) -> RulePack:
    """Give the rule pack of a country (ISO code).

    :raises PackNotShipped: there is none.
    """
    return shipped(country)


def rule_of(rule_key: str, country: str, on: date | None = None) -> RetentionRule:
    """Give a retention rule by its key, with its country or without; the one for data that started on a day, or else
    the latest.

    :raises RuleUnknown: the country's pack does not hold it.
    :raises PackNotShipped: the country has no pack.
    """
    pack, start = rules_for(country), f"{country.lower()}."
    key = rule_key if rule_key.startswith(start) else start + rule_key
    if on is not None:
        return pack.rule(key, on)
    versions = sorted((r for r in pack.rules if r.key == key), key=lambda r: r.valid.first or date.min)
    if not versions:
        raise RuleUnknown(country, key)
    return versions[-1]


def ground_in_words(rule_key: str, language: str, country: str, on: date | None = None) -> str:
    """Give the words of a retention rule in "nl" or "en", fit for a letter to a person (see `rule_of`).

    :raises RuleUnknown: the country's pack does not hold it.
    :raises LanguageUnknown: another language.
    """
    return rule_of(rule_key, country, on).words.in_language(language)


def inventory(language: str) -> tuple[Sheet, ...]:
    """Give the inventory in "nl" or "en": a row for each field, for each system, and for each Fides declaration."""
    return sheets(_known(language))


def write_inventory(found: tuple[Sheet, ...], form: str) -> bytes:
    """Give the inventory as a file: `csv` (the fields only) or `xlsx` (all sheets).

    :raises UnknownForm: another form.
    """
    if form == "csv":
        return write_csv(found[0])
    if form == "xlsx":
        return write_workbook(found)
    raise UnknownForm(f"The inventory comes as csv or xlsx, not as {form or 'a file without an ending'}.")


def export_systems(language: str) -> FidesForm:
    """Give our systems and activities as Fides `system:` manifests, with what had to be said otherwise."""
    return as_manifests(_known(language))


def _known(language: str) -> Known:
    return Known(
        whole=current_map(),
        activities=activities(),
        systems={system.key: system for system in systems()},
        organisations={one.key: one for one in organisations()},
        manifests=manifests(),
        rule=_rule_or_none,
        language=language,
    )


def _rule_or_none(key: str, country: str) -> RetentionRule | None:
    try:
        return rule_of(key, country)
    except (RuleUnknown, PackNotShipped):
        return None


@lru_cache(maxsize=16)
def _read(digests: tuple[str, ...]) -> tuple[Activity, ...]:
    # By digest, also of versions that no longer count: the answer stays true to its name whatever is loaded meanwhile.
    texts = dict(ActivityFile.objects.filter(digest__in=digests).values_list("digest", "text"))
    found = [a for digest in digests for a in read_activities(texts[digest])]
    return tuple(sorted(found, key=lambda a: (a.organisation, a.key)))
