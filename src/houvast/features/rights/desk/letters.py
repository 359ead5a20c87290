"""Letters that are made before the answer: the one that tells of an extension."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from houvast.features.rights.actions.term import extension_letter
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.page import account_of
from houvast.features.rights.permissions import enter_case
from houvast.foundation.accounts.contracts import Permission


@require_POST
def show_extension_letter(request: HttpRequest, number: str) -> HttpResponse:
    """Give the letter that tells of an extension, to be printed or mailed; nothing is changed."""
    enter_case(account_of(request), number, Permission.ANSWER_CASE)
    letter = extension_letter(case=number, reasons=tuple(request.POST.getlist("reasons")), at=now())
    answer = HttpResponse(letter, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{number}-extension.pdf"'
    return answer
