"""Where in the data map a person's rows were found."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from houvast.engines.datamap.rows import Kind
from houvast.features.datamap.queries import map_picture
from houvast.features.locating.queries import latest_search
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.permissions import enter_case
from houvast.foundation.accounts.contracts import Permission


@require_safe
def show_on_map(request: HttpRequest, number: str) -> HttpResponse:
    """Show the map with the rows that were found; candidates count only when they were accepted."""
    account = account_of(request)
    case = enter_case(account, number, Permission.VIEW_LOCATED)
    found = latest_search(number)
    counts = Counter(item.row.collection for item in found or () if item.kind is not Kind.CANDIDATE)
    picture = map_picture(
        get_language() or "en",
        of=request.GET.get("of", ""),
        linked_to=request.GET.get("linked", ""),
        found=counts,
    )
    context = {"picture": picture, "rows_url": url_of("data", number), "found": found, "total": sum(counts.values())}
    return show_case(request, case, "data", "on_map", context)
