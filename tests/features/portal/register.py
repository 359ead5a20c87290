"""A register of activities with one of each sort that somebody decides about: consent, interest, offers, law."""

from datetime import datetime

from houvast.features.activities.actions import load_activities
from tests.cast import SETUP

_ONE = """
  - key: {key}
    organisation: {organisation}
    role: {role}
    name: {{nl: {nl}, en: {en}}}
    purpose: {{nl: "{nl}, zodat het beter gaat.", en: "{en}, so that it goes better."}}
    legal_ground: {ground}
    source: {{nl: Van u zelf., en: From you.}}
    retention: {{nl: Een jaar., en: A year.}}
    marketing: {marketing}
"""
_ALL = (
    ("newsletter", "Onze nieuwsbrief", "Our newsletter", "consent", "true"),
    ("research", "Onderzoek naar onze dienst", "Research into our service", "consent", "false"),
    ("profiling", "Voorspellen wat u nodig hebt", "Predicting what you need", "legitimate_interest", "false"),
    ("segments", "Aanbiedingen die bij u passen", "Offers that suit you", "legitimate_interest", "true"),
    ("invoicing", "Facturen", "Invoices", "legal_obligation", "false"),
)


def load_register(at: datetime, organisation: str = "own") -> None:
    """Load the register of an organisation."""
    role = "controller" if organisation == "own" else "processor"
    rows = [
        _ONE.format(key=key, nl=nl, en=en, ground=ground, marketing=offers, organisation=organisation, role=role)
        for key, nl, en, ground, offers in _ALL
    ]
    load_activities(name=f"choices-{organisation}", text="activity:" + "".join(rows), by=SETUP, at=at)
