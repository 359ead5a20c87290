"""Cards in an organisation's own words: they lie over ours, by key, and show who approved them."""

from collections.abc import Mapping
from dataclasses import replace

from houvast.features.guide.contracts import Card
from houvast.features.guide.reading import CardUnreadable, cards, read_card, steps
from houvast.features.guide.rules import PlaceUnknown, faults
from houvast.features.wordings.contracts import TextRefused, Version
from houvast.features.wordings.queries import texts_in_force
from houvast.foundation.organisations.contracts import OrganisationFacts

KIND = "card"


def cards_of(organisation: OrganisationFacts, language: str) -> Mapping[str, Card]:
    """Give every card as the agents of an organisation read it."""
    own = texts_in_force(organisation.id, KIND, language)
    return {key: _laid_over(card, own.get(key)) for key, card in cards(language).items()}


def check_card(text: str, name: str, language: str) -> None:
    """Hold a card against everything that keeps it from being read out.

    :raises TextRefused: naming the first thing.
    """
    try:
        card = read_card(text, name, language)
        wrong = next(faults(card, steps(language)), "")
    except (CardUnreadable, PlaceUnknown) as unreadable:
        raise TextRefused(str(unreadable)) from unreadable
    if wrong:
        raise TextRefused(f"The card {wrong}: change it.")
    if (card.right, card.theme) != (cards(language)[name].right, cards(language)[name].theme):
        raise TextRefused("The card must keep its right and its theme, as the standard text has them: put them back.")


def _laid_over(card: Card, own: Version | None) -> Card:
    if own is None or own.approved_at is None:
        return card
    try:
        check_card(own.text, card.key, card.language)
    except TextRefused:  # a later version of ours asks more of a card
        return card
    mine = read_card(own.text, card.key, card.language)
    return replace(mine, version=own.number, approver=own.approved_by, reviewed_on=own.approved_at.date())
