"""What the controller does with the person's data: the activities that the found data belong to.

Law: GDPR art. 15(1)(a)-(d), (g), (h), 15(2).
"""

from collections.abc import Iterable, Iterator

from houvast.engines.datamap.model import DataMap
from houvast.engines.datamap.rows import Kind, Located
from houvast.features.activities.contracts import Activity as Known
from houvast.features.activities.contracts import LegalGround
from houvast.features.rights.answer.contracts import Activity, Recipient
from houvast.features.rights.composing.saying import said
from houvast.features.rights.composing.tables import label

_LANGUAGES = ("nl", "en", "fr", "de")
_GROUNDS = {
    LegalGround.CONSENT: ("uw toestemming", "your consent", "votre accord", "Ihr Ja (Einwilligung)"),
    LegalGround.CONTRACT: (
        "de overeenkomst met u",
        "the contract with you",
        "le contrat avec vous",
        "der Vertrag mit Ihnen",
    ),
    LegalGround.LEGAL_OBLIGATION: (
        "een wet die ons daartoe verplicht",
        "a law that obliges us",
        "une loi qui nous y oblige",
        "ein Gesetz, das uns dazu verpflichtet",
    ),
    LegalGround.VITAL_INTERESTS: (
        "bescherming van iemands leven",
        "protecting somebody's life",
        "protéger la vie d’une personne",
        "der Schutz von jemandes Leben",
    ),
    LegalGround.PUBLIC_TASK: (
        "een taak van algemeen belang",
        "a task in the public interest",
        "une mission d’intérêt public",
        "eine Aufgabe im öffentlichen Interesse",
    ),
    LegalGround.LEGITIMATE_INTEREST: (
        "een gerechtvaardigd belang van ons",
        "a legitimate interest of ours",
        "un intérêt légitime de notre part",
        "ein berechtigtes Interesse von uns",
    ),
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
        name=said(one.name, language),
        purpose=said(one.purpose, language),
        ground=_GROUNDS[one.legal_ground][_LANGUAGES.index(language)],
        categories=categories,
        retention=said(one.retention, language),
        source=said(one.source, language),
        recipients=tuple(Recipient(r.name, r.country, said(r.what, language)) for r in one.recipients),
        automated_decisions=said(one.automated_decisions, language),
        transfers=said(one.transfers, language),
    )
