"""What the controller does with the person's data: the activities that the found data belong to.

Law: GDPR art. 15(1)(a)-(d), (g), (h), 15(2).
"""

from collections.abc import Iterable, Iterator

from houvast.engines.datamap.model import DataMap
from houvast.engines.datamap.rows import Kind, Located
from houvast.features.activities.contracts import Activity as Known
from houvast.features.activities.contracts import LegalGround
from houvast.features.rights.answer.contracts import Activity, Recipient
from houvast.features.rights.composing.tables import label

_GROUNDS = {
    LegalGround.CONSENT: ("uw toestemming", "your consent"),
    LegalGround.CONTRACT: ("de overeenkomst met u", "the contract with you"),
    LegalGround.LEGAL_OBLIGATION: ("een wet die ons daartoe verplicht", "a law that obliges us"),
    LegalGround.VITAL_INTERESTS: ("bescherming van iemands leven", "protecting somebody's life"),
    LegalGround.PUBLIC_TASK: ("een taak van algemeen belang", "a task in the public interest"),
    LegalGround.LEGITIMATE_INTEREST: ("een gerechtvaardigd belang van ons", "a legitimate interest of ours"),
}


def activities_told(
    located: Iterable[Located], datamap: DataMap, known: Iterable[Known], language: str
) -> tuple[Activity, ...]:
    """Return the activities under which the found data are used, each with the kinds of data it uses."""
    used = _kinds_of_data(located, datamap, language)
    return tuple(_told(one, used[one.key], language) for one in known if one.key in used)


def activity_told(one: Known, language: str) -> Activity:
    """Return an activity of which nobody counted the kinds of data: they are held by hand."""
    return _told(one, (), language)


def portability(known: Iterable[Known]) -> dict[str, bool]:
    """Tell of each activity whether it rests on consent or contract.

    Law: GDPR art. 20(1)(a).
    """
    return {one.key: one.gives_portability for one in known}


def _kinds_of_data(located: Iterable[Located], datamap: DataMap, language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for item in located:
        if item.kind is Kind.CANDIDATE:
            continue
        for activity, words in _uses(item, datamap, language):
            found.setdefault(activity, {})[words] = None
    return {activity: tuple(words) for activity, words in found.items()}


def _uses(item: Located, datamap: DataMap, language: str) -> Iterator[tuple[str, str]]:
    collection = datamap.collection(item.row.collection)
    for f in collection.fields:
        activity = f.activity or collection.activity
        if activity and f.is_personal and item.row.values.get(f.name) not in (None, ""):
            yield activity, label(f, language)


def _told(one: Known, categories: tuple[str, ...], language: str) -> Activity:
    return Activity(
        name=one.name.in_language(language),
        purpose=one.purpose.in_language(language),
        ground=_GROUNDS[one.legal_ground][0 if language == "nl" else 1],
        categories=categories,
        retention=one.retention.in_language(language),
        source=one.source.in_language(language),
        recipients=tuple(Recipient(r.name, r.country, r.what.in_language(language)) for r in one.recipients),
        automated_decisions=one.automated_decisions.in_language(language),
        transfers=one.transfers.in_language(language),
    )
