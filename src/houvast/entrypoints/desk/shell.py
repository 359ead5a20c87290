"""What stands around every page: the organisation, the menu, who is logged in.

A feature's `desk/navigation.py` holds `entries(request) -> Sequence[NavItem]` with only what this person may open,
and may hold `GROUP` (the heading they stand under), `SEARCH` (the name of the page that looks a receipt number up), and
`IS_LAST` where its entries stand behind those of the features below it.
"""

from django.http import HttpRequest
from django.urls import reverse

from houvast.entrypoints.desk.features import desk_modules
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.words import role_name
from houvast.foundation.organisations.queries import NoOwnOrganisation, own_organisation
from houvast.foundation.ui.shell import NavGroup, Shell


def shell(request: HttpRequest) -> Shell:
    """Give what is shown around the page of this request; a stranger sees the organisation's name only."""
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return Shell(organisation=_organisation_name())
    return Shell(
        organisation=_organisation_name(),
        navigation=menu(request),
        user_name=account.display_name,
        user_role=role_name(Role(account.role)),
        home_url=reverse("desk:home"),
        search_url=_search_url(),
        account_url=reverse("desk:account"),
        logout_url=reverse("desk:logout"),
    )


def menu(request: HttpRequest) -> tuple[NavGroup, ...]:
    """Gather the entries of all features; entries under the same heading come together."""
    groups: dict[str, NavGroup] = {}
    for module in sorted(desk_modules("navigation"), key=lambda one: bool(getattr(one, "IS_LAST", False))):
        items = tuple(module.entries(request))
        label = getattr(module, "GROUP", "")
        before = groups[str(label)].items if str(label) in groups else ()
        if items:
            groups[str(label)] = NavGroup(items=before + items, label=label)
    return tuple(groups.values())


def _search_url() -> str:
    names = (getattr(module, "SEARCH", "") for module in desk_modules("navigation"))
    return next((reverse(name) for name in names if name), "")


def _organisation_name() -> str:
    try:
        return own_organisation().name
    except NoOwnOrganisation:
        return ""
