"""The map as a picture, with a table that tells the same."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from houvast.features.datamap.permissions import enter_map
from houvast.features.datamap.queries import map_picture


@require_safe
def show_map(request: HttpRequest) -> HttpResponse:
    """Show the map; the address says to what it is narrowed, and holds names of the map only."""
    enter_map(request.user)
    picture = map_picture(get_language() or "en", of=request.GET.get("of", ""), linked_to=request.GET.get("linked", ""))
    return render(request, "datamap/map.html", {"picture": picture})
