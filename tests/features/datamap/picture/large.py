"""A map as large as maps get: ten systems of forty collections, tied within and across; always the same."""

from typing import Any

import yaml

from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import DataMap

SYSTEMS = (
    "Klantenbestand", "Ticketsysteem", "Facturatie", "Gespreksopnamen", "Webwinkel", "Nieuwsbrief", "Chat op de site",
    "Planning en roosters", "Archief van voor 2020", "Meldingen en storingen",
)  # fmt: skip
NAMES = (
    "customer", "contract", "address", "contact", "ticket", "message", "attachment", "invoice", "invoice_line",
    "payment", "call", "recording", "transcript", "note", "order", "order_line", "delivery", "meter", "meter_reading",
    "consent", "newsletter_subscription", "survey", "survey_answer", "callback", "complaint", "employee", "shift",
    "team", "login", "session", "device", "campaign", "campaign_member", "import_log", "merge_history", "tag",
    "ticket_tag", "document", "signature", "customer_contact_preference_history",
)  # fmt: skip
OWNERS = ("own", "zonneveld", "scaldis")
SUBJECTS = ("person", "event", "event", None)


def large_map(systems: int = 10, collections: int = 40) -> DataMap:
    """Read it."""
    return read_map(large_text(systems, collections))


def large_text(systems: int = 10, collections: int = 40) -> str:
    """Write it as a file of the map."""
    made = [
        {
            "fides_key": f"s{number}",
            "name": SYSTEMS[number % 10],
            "collections": [_collection(number, n) for n in range(collections)],
        }
        for number in range(systems)
    ]
    return yaml.safe_dump({"dataset": made}, sort_keys=False)


def _collection(system: int, number: int) -> dict[str, Any]:
    ties = [(f"s{system}", NAMES[(number * 7) % 5 if number % 3 else number - 1])] if number else []
    if number % 8 == 5 and system:
        ties.append((f"s{(system * 3 + number) % system}", NAMES[0]))
    fields: list[dict[str, Any]] = [{"name": "id", "fides_meta": {"primary_key": True}}]
    for at, (to, name) in enumerate(ties):
        reference = {"dataset": to, "field": f"{name}.id", "direction": "to"}
        fields.append({"name": f"{name}_{at}_id", "fides_meta": {"references": [reference]}})
    fields += [{"name": f"f{n}", "data_categories": ["user.contact"]} for n in range(3 + number % 9)]
    ours: dict[str, Any] = {"scope": _scope(system, number)}
    if SUBJECTS[number % 4]:
        ours["subject"] = SUBJECTS[number % 4]
    meta = {"skip_processing": True} if number == 36 else {}
    return {"name": NAMES[number], "fides_meta": meta, "houvast": ours, "fields": fields}


def _scope(system: int, number: int) -> dict[str, Any]:
    if number % 11 == 4:
        return {"column": "f0"}
    if number % 13 == 6:
        return {"column": "f0", "values": {"A": "own", "B": "zonneveld", "C": "scaldis"}}
    return {"organisation": OWNERS[(system + number) % 3]}
