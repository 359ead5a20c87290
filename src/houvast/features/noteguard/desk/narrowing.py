"""To which findings the queue is narrowed, as it stands in an address or a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.features.noteguard.contracts.findings import FindingState, Wanted

STATES: Mapping[FindingState, StrOrPromise] = {
    FindingState.OPEN: _("Open"),
    FindingState.ACCEPTED: _("Accepted"),
    FindingState.DISMISSED: _("Left as it is"),
    FindingState.REWRITTEN: _("Rewritten"),
    FindingState.CHANGED: _("Changed by somebody else"),
}
UNDECIDED = (FindingState.OPEN, FindingState.ACCEPTED, FindingState.DISMISSED)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is shown of the queue, and which page of it."""

    wanted: Wanted = field(default_factory=Wanted)
    page: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the usual is chosen."""
        return self.wanted != Wanted()

    @property
    def fields(self) -> Mapping[str, str]:
        """The choice as fields of a form, without the page."""
        one = self.wanted
        return {"state": one.state.value, "category": one.category, "rule": one.rule, "system": one.system}

    @property
    def query(self) -> str:
        """The choice and the page as they stand in an address."""
        chosen = {name: value for name, value in {**self.fields, "page": self.page}.items() if value}
        return f"?{urlencode(chosen)}"


def narrowed(given: QueryDict) -> Narrowed:
    """Read a choice; an unknown state is the usual one."""
    state = given.get("state", "")
    chosen = FindingState(state) if state in list(FindingState) else FindingState.OPEN
    wanted = Wanted(chosen, given.get("category", ""), given.get("rule", ""), given.get("system", ""))
    return Narrowed(wanted, given.get("page", ""))
