"""Steps of a case that goes on in another one: none is taken, and the page leads to where it goes on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from houvast.features.rights.contracts import CaseFacts
from houvast.features.rights.desk.page import account_of, head
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.features.rights.queries import case_record
from houvast.features.rights.together import GoesOnElsewhere, refuse_joined

View = Callable[..., HttpResponseBase]
_LOOKING = ("GET", "HEAD", "OPTIONS")
_LEFT = frozenset({"destroyed"})
"""What is still noted of a case that goes on elsewhere: that a copy of a document, seen before, is gone."""


def own_steps(view: View) -> View:
    """Answer whoever would change a joined case with one line and the way to the one that goes on, status 409.

    Only who may see the case hears that it was joined. A part that a page fetches shows the line in place, as ever.
    """

    @wraps(view)
    def guarded(request: HttpRequest, number: str, **given: Any) -> HttpResponseBase:
        facts = enter_case(account_of(request), number)
        try:
            if request.method not in _LOOKING and request.POST.get("step") not in _LEFT:
                refuse_joined(case_record(number))
            return view(request, number, **given)
        except GoesOnElsewhere as trouble:
            if request.headers.get("HX-Request"):
                raise
            return _lead_on(request, facts, trouble)

    return guarded


def _lead_on(request: HttpRequest, facts: CaseFacts, trouble: GoesOnElsewhere) -> HttpResponseBase:
    context = {**head(request, facts, ""), "message": in_words(str(trouble)), "leading": trouble.leading, "next": None}
    return render(request, "rights/elsewhere.html", context, status=trouble.status)
