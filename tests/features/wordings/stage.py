"""A text of Zonneveld in its own words, written by Olga."""

from datetime import UTC, date, datetime

from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.mails.writing import ours
from houvast.features.wordings.actions import approve, propose
from houvast.features.wordings.contracts import Version
from houvast.foundation.events.facts import Actor
from tests.cast import Cast

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
REVIEW = date(2099, 1, 1)
TANJA = Actor("account", "00000000-0000-0000-0000-00000000000a")
OWN = ours(MailKind.RECEIPT, "nl").replace("Het kost u niets.", "Zonneveld rekent u hiervoor niets.")


def proposed(cast: Cast, text: str = OWN, name: str = "receipt", kind: str = "mail") -> Version:
    """Have Olga write a text."""
    return propose(
        organisation=cast.zonneveld, kind=kind, name=name, language="nl", text=text, review_by=REVIEW,
        writer=cast.olga.display_name, by=cast.olga.actor, at=AT,
    )  # fmt: skip


def approved(cast: Cast, text: str = OWN, name: str = "receipt", kind: str = "mail") -> Version:
    """Have a colleague of Olga's put it in force."""
    made = proposed(cast, text, name, kind)
    return approve(organisation=cast.zonneveld, version=made.id, approver="Tanja Berg", by=TANJA, at=AT)
