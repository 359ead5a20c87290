"""Answers of Zonneveld and of the centre itself, all invented."""

from datetime import UTC, date, datetime

from houvast.features.guide.actions import Draft, approve_answers
from houvast.features.guide.contracts import AnswerFacts, Source
from tests.cast import SETUP, Cast

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = date(2027, 3, 2)

DRAFTS = (
    Draft("bewaren", "nl", "Hoe lang bewaren wij opnames?", "Wij bewaren opnames van gesprekken dertig dagen.", LATER,
          Source.STATEMENT, place="Bewaren", edition="4", url="https://zonneveld.example/privacy#bewaren",
          card="retention"),
    Draft("ontvangers", "nl", "Wie krijgt uw gegevens?", "De drukker van onze facturen krijgt uw adres.", LATER,
          card="shared_with"),
    Draft("meterstand", "nl", "Wie ziet uw meterstanden?", "De netbeheerder krijgt uw meterstanden.", LATER),
    Draft("retention", "en", "How long do we keep recordings?", "We keep recordings of calls for thirty days.", LATER),
)  # fmt: skip


def approved(cast: Cast) -> tuple[AnswerFacts, ...]:
    """Put Zonneveld's answers in force, and one of the centre itself."""
    own = Draft("bewaren", "nl", "Hoe lang bewaart Belhuis Noord?", "Belhuis bewaart opnames tien dagen.", LATER)
    approve_answers(organisation=cast.own, drafts=[own], approver="Olga Meijer", by=SETUP, at=AT)
    return approve_answers(organisation=cast.zonneveld, drafts=DRAFTS, approver="Olga Meijer", by=SETUP, at=AT)
