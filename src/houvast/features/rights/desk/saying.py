"""What one says to a caller: short sentences, to be read out."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from houvast.features.rights.contracts import DISCLOSING_RIGHTS, Authority, CaseFacts, Right
from houvast.features.verification.queries import required_level

_THEN: dict[Right, StrOrPromise] = {
    Right.ACCESS: _("Then we look in all our systems, and send you what we have about you."),
    Right.PORTABILITY: _("Then we send you the data that you gave us, in a form that other companies can read."),
    Right.ERASURE: _("Then we erase what we may erase. What the law makes us keep, we tell you, with until when."),
    Right.RECTIFICATION: _("Then we put it right in all our systems, and tell you what was changed."),
    Right.RESTRICTION: _("Then we put your data on hold, and tell you when that ends."),
    Right.OBJECTION: _("Then we stop using your data for this, or explain why we can’t."),
    Right.WITHDRAWAL: _("Then we stop what you gave consent for. What was done before stays as it is."),
    Right.HUMAN_REVIEW: _("A colleague looks at the decision again, and tells you what came out."),
    Right.COMPLAINT: _("A colleague looks at it, and gives you an answer."),
}


def what_happens_next(case: CaseFacts) -> list[StrOrPromise]:
    """Give the sentences to say, in order."""
    sentences: list[StrOrPromise] = [
        _("Your request is registered. Our time to answer counts from the day that we received it.")
    ]
    if case.authority is not Authority.NOT_NEEDED:
        sentences.append(_("You ask for somebody else. First we see who you are, and that you may ask for them."))
    elif required_level(case.right, case.channel):
        sentences.append(_("First we check that it is really you, so that nobody else gets at your data."))
    sentences.append(_THEN[case.right])
    if case.right in DISCLOSING_RIGHTS:
        sentences.append(_("You get it as a locked file; the code to open it comes by another way."))
    sentences.append(_("It costs you nothing."))
    return sentences
