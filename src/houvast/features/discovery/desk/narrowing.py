"""To what the queue is narrowed, and in which order it stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.features.discovery.contracts import Proposal, Status

SHOWS: Mapping[str, StrOrPromise] = {
    "open": _("Open"),
    "decided": _("Decided, not in the map yet"),
    "applied": _("In the map"),
    "all": _("Everything"),
}
WHATS: Mapping[str, StrOrPromise] = {
    "": _("Every field"),
    "personal": _("About a person"),
    "special": _("Special category"),
    "free_text": _("Free text"),
    "nothing": _("Nothing about a person"),
}
_DECIDED = (Status.ACCEPTED, Status.CHANGED, Status.REJECTED)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is shown of the queue; it comes from an address or a form, and unknown values show nothing less."""

    show: str = "open"
    what: str = ""
    collection: str = ""
    category: str = ""
    rule: str = ""
    page: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the usual is chosen."""
        return self.fields != Narrowed().fields

    @property
    def fields(self) -> Mapping[str, str]:
        """The choice as fields of a form, without the page."""
        names = ("show", "what", "collection", "category", "rule")
        return {name: getattr(self, name) for name in names}

    @property
    def query(self) -> str:
        """The choice and the page as they stand in an address."""
        chosen = {name: value for name, value in {**self.fields, "page": self.page}.items() if value}
        return f"?{urlencode(chosen)}"

    def holds(self, one: Proposal) -> bool:
        """Tell whether a proposal is among what is shown."""
        return (
            _is_shown(self.show, one)
            and _is_about(self.what, one)
            and self.collection in ("", one.collection)
            and self.category in ("", one.proposed_category or "none")
            and self.rule in ("", one.rule)
        )


def narrowed(given: QueryDict) -> Narrowed:
    """Read a choice."""
    show, what = given.get("show", ""), given.get("what", "")
    return Narrowed(
        show=show if show in SHOWS else "open",
        what=what if what in WHATS else "",
        collection=given.get("collection", ""),
        category=given.get("category", ""),
        rule=given.get("rule", ""),
        page=given.get("page", ""),
    )


def in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Put proposals together by collection, the least sure first; the collections as their least sure."""
    by_collection: dict[str, list[Proposal]] = defaultdict(list)
    for one in proposals:
        by_collection[one.collection].append(one)
    several = sorted(by_collection.items(), key=lambda pair: (_lowest(pair[1]), pair[0]))
    return [one for _, ones in several for one in sorted(ones, key=lambda p: (p.confidence, p.field))]


def _lowest(proposals: Sequence[Proposal]) -> float:
    return min(one.confidence for one in proposals)


def _is_shown(show: str, one: Proposal) -> bool:
    match show:
        case "open":
            return one.status is Status.OPEN
        case "decided":
            return one.status in _DECIDED and not one.applied
        case "applied":
            return one.applied or one.status is Status.MAPPED
        case _:
            return True


def _is_about(what: str, one: Proposal) -> bool:
    return {
        "personal": bool(one.category),
        "special": bool(one.special),
        "free_text": one.free_text,
        "nothing": not one.category,
    }.get(what, True)
