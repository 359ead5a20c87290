"""What is found in a text, after the second opinion that the organisation may have."""

from django.conf import settings

from houvast.engines.scanner.model import Finding
from houvast.engines.scanner.opinions import weighed
from houvast.engines.scanner.scanning import scan
from houvast.features.noteguard.opinions.choosing import opinion_named


def findings_in(text: str, masks: tuple[str, ...] = ()) -> list[Finding]:
    """Return what should not stand in a text; with a second opinion, what is doubtful is laid before it first.

    `masks` are the shapes of the customer numbers of whose text it is.

    :raises NoSuchOpinion: HOUVAST_SECOND_OPINION names nothing that can be asked.
    """
    found = scan(text, masks)
    opinion = opinion_named(settings.HOUVAST_SECOND_OPINION)
    return found if opinion is None else weighed(text, found, opinion)
