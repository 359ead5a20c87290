"""Where somebody begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from houvast.entrypoints.desk.shell import menu


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Go to the first page in this person's menu, or to their own account when the menu is empty."""
    first = next((item.url for group in menu(request) for item in group.items), None)
    return redirect(first or "desk:account")
