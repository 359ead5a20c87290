"""Why something is proposed, in plain words; made of codes, so that no sampled value can come along."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from houvast.features.discovery.contracts import Proposal, ProposedReference
from houvast.features.discovery.desk.categories import category_name
from houvast.features.discovery.desk.kinds import kind_name

_ABOUT: Mapping[str, StrOrPromise] = {
    "person": gettext_lazy("This collection is about people."),
    "event": gettext_lazy("This collection is about what happens with people."),
    "organisation": gettext_lazy("This collection is about organisations."),
    "thing": gettext_lazy("This collection is about things."),
    "unknown": gettext_lazy("What this collection is about is not clear."),
}
_PLAIN: Mapping[str, StrOrPromise] = {
    "row_key": gettext_lazy("It is the number of the row."),
    "reference": gettext_lazy("It points to another row."),
    "nothing_personal": gettext_lazy("It does not seem to be about a person."),
    "name_says_nothing": gettext_lazy("The name says nothing, and there were no values to look at."),
}
_BASES: Mapping[str, StrOrPromise] = {
    "name": gettext_lazy("name"),
    "values": gettext_lazy("values"),
    "veto": gettext_lazy("values that do not fit the name"),
    "type": gettext_lazy("type that does not fit"),
    "neighbours": gettext_lazy("collection"),
    "row_key": gettext_lazy("number of the row"),
    "reference": gettext_lazy("reference"),
    "nothing_personal": gettext_lazy("nothing points to a person"),
    "name_says_nothing": gettext_lazy("the name says nothing"),
    "map_says": gettext_lazy("the map says otherwise"),
}


def reasons_of(proposal: Proposal) -> list[str]:
    """Say why, a sentence for each reason and each reference."""
    return [*map(reason_in_words, proposal.reasons), *_references(proposal.references)]


def reason_in_words(reason: str) -> str:
    """Say one reason; a code without words of ours stays as it is."""
    code, _sep, rest = reason.partition(":")
    about, _sep, weight = rest.partition(":")
    if code in _PLAIN:
        return str(_PLAIN[code])
    match code:
        case "name":
            return _("The name reads as: %(kind)s (%(sure)s%%).") % {"kind": kind_name(about), "sure": weight or 0}
        case "values":
            said = {"kind": kind_name(about), "share": weight or 0}
            return _("Of 100 sampled values, %(share)s look like: %(kind)s.") % said
        case "veto":
            said = {"kind": kind_name(about), "share": weight or 0}
            return _("The name says %(kind)s, but of 100 sampled values only %(share)s fit that.") % said
        case "type":
            return _("The type (%(type)s) does not fit what the name says.") % {"type": about}
        case "neighbours" | "about":
            return str(_ABOUT.get(about, about))
        case "map_says":
            key = "" if about == "none" else about
            return _("The map says otherwise now: %(category)s.") % {"category": category_name(key)}
        case _:
            return reason


def rule_in_words(rule: str) -> str:
    """Say what a group of proposals rests on: `email/name+values` as e-mail address: name, values."""
    kind, _sep, codes = rule.partition("/")
    said = ", ".join(str(_BASES.get(code, code)) for code in codes.split("+") if code)
    what = category_name("") if kind == "none" else kind_name(kind)
    return f"{what}: {said}" if said else str(what)


def _references(references: tuple[ProposedReference, ...]) -> Iterator[str]:
    for one in references:
        place = {"place": f"{one.target}.{one.target_field}", "found": one.found, "tested": one.tested}
        if one.declared:
            yield _("It refers to %(place)s; the system says so itself.") % place
        else:
            yield _("It seems to refer to %(place)s: of %(tested)s sampled values, %(found)s occur there.") % place
