"""The inventory as a file."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from houvast.features.activities.queries import inventory, write_inventory
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.models import Account
from houvast.foundation.accounts.permissions import require

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def fetch_inventory(request: HttpRequest, form: str) -> HttpResponse:
    """Hand over the inventory as CSV or as a workbook, in the language of the pages."""
    require(cast("Account", request.user), Permission.VIEW_MAP)
    language = "nl" if (get_language() or "").startswith("nl") else "en"
    content = write_inventory(inventory(language), form)
    disposition = content_disposition_header(as_attachment=True, filename=f"inventory.{form}") or "attachment"
    return HttpResponse(content, content_type=_TYPES[form], headers={"Content-Disposition": disposition})
