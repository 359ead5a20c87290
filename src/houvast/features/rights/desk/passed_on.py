"""The list that goes to a principal with what was passed on."""

from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_POST

from houvast.engines.trouble import Trouble
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of
from houvast.features.rights.permissions import enter_case_for_one_of
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.files.actions import open_file

ENOUGH = (Permission.DECIDE, Permission.APPROVE_INSTRUCTION)
"""Who passes requests on, and the principal's own contact, who decides on them."""


class NoList(Trouble):
    """Nothing of the case was passed on, so there is no list."""

    status = 404


@require_POST
def fetch_list(request: HttpRequest, number: str) -> StreamingHttpResponse:
    """Hand over the list of what was passed on; the download goes on record."""
    account = account_of(request)
    case = enter_case_for_one_of(account, number, *ENOUGH)
    if not case.forward_list:
        raise NoList(f"Case {number} has no list of what was passed on.")
    opened = open_file(UUID(case.forward_list), by=account.actor, at=now())
    return StreamingHttpResponse(
        opened.pieces,
        content_type=opened.media_type,
        headers={"Content-Disposition": f'attachment; filename="{opened.name}"', "Content-Length": str(opened.size)},
    )


def may_fetch_list(account: Account) -> bool:
    """Tell whether somebody's role fetches such lists."""
    return any(role_allows(account, one) for one in ENOUGH)
