"""What a principal needs to decide on a request: who asks what since when, and which rows it is about.

Law: GDPR art. 28(3)(e).
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from houvast.engines.datamap.encoding import encode_key, encode_values
from houvast.engines.planner.forwarding import LAW
from houvast.engines.planner.plan import Plan, RowPlan
from houvast.features.rights.contracts import Person, Representative, Status
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person

FORM = "houvast.forwarded"
VERSION = 1


def write_forward_list(case: CaseRecord, plan: Plan | None, *, at: datetime) -> bytes:
    """Write the list as JSON; `rows` is null where the person's data were not looked for or planned yet.

    Values go along of the person's own rows only: a text about somebody else is named, and not told.
    """
    document = {
        "form": FORM,
        "version": VERSION,
        "case": case.number,
        "to": {"key": case.organisation.key, "name": case.organisation.name},
        "ground": {"reason": "processor", "law": LAW},
        "right": case.right,
        "channel": case.channel,
        "language": case.language,
        "received_at": case.received_at.isoformat(),
        "answer_by": case.due_on.isoformat(),
        "forwarded_at": at.isoformat(),
        "identity_established": case.status != Status.REGISTERED,
        "person": _person(open_person(case.number, bytes(case.person))),
        "authority": case.authority,
        "plan": plan.hash if plan else None,
        "rows": list(_rows(plan)) if plan else None,
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def _person(person: Person) -> Mapping[str, object]:
    return {
        "name": person.name,
        "identifiers": [{"kind": k.kind, "value": k.value or k.text} for k in person.keys],
        "words": person.words,
        "representative": _representative(person.representative) if person.representative else None,
        "corrections": [{"what": what, "old": old, "new": new} for what, old, new in person.corrections],
    }


def _representative(one: Representative) -> Mapping[str, object]:
    return {
        "relation": one.relation.value,
        "name": one.name,
        "identifiers": [{"kind": k.kind, "value": k.value or k.text} for k in one.keys],
        "address": list(one.address),
    }


def _rows(plan: Plan) -> Iterator[Mapping[str, object]]:
    for row in plan.forwarded:
        yield {**encode_key(row.key), "kind": row.kind, "fields": list(row.forwarded), "values": _values(row)}


def _values(row: RowPlan) -> Mapping[str, object]:
    if row.kind != "own":
        return {}
    return encode_values({name: row.before.get(name) for name in row.forwarded})
