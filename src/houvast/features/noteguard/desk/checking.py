"""What should not stand in a text, for the text boxes of Houvast's own pages."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from houvast.features.noteguard.answering import BadRequest, answer, question_of, refusal
from houvast.features.noteguard.queries.numbers import masks_of
from houvast.foundation.accounts.queries import organisations_of


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Tell somebody who is logged in what was found in a text; nothing of it is kept."""
    try:
        masks = masks_of(*(one.key for one in organisations_of(request.user)))
        return answer(question_of(request), block_from=None, masks=masks)
    except BadRequest as error:
        return refusal(error)
