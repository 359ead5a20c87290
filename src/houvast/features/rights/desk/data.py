"""What was found about the person, why, and what a colleague decides on."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from houvast.engines.datamap.encoding import digest, encode_key
from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import Kind, Located, RowKey
from houvast.features.datamap.queries import current_map
from houvast.features.locating.contracts import LocatedSet
from houvast.features.locating.queries import decided, latest_search
from houvast.features.rights.actions.locating import NotIdentified, decide_on
from houvast.features.rights.contracts import Status
from houvast.features.rights.desk import words
from houvast.features.rights.desk.background import start_locating, state_of_work
from houvast.features.rights.desk.clock import now
from houvast.features.rights.desk.labels import Labels, is_number, pieces, shown
from houvast.features.rights.desk.page import account_of, show_case, url_of
from houvast.features.rights.desk.troubles import in_words
from houvast.features.rights.permissions import enter_case
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import role_allows
from houvast.foundation.ui.contracts import BarRow, Series

MOST_ROWS = 200
"""Rows of one collection that a page shows; the answer pack holds them all."""
LONG = 40
"""Characters from which a text gets a wide column."""
_SEARCHABLE = (Status.VERIFIED, Status.LOCATED, Status.PLANNED)


@require_safe
def show_data(request: HttpRequest, number: str) -> HttpResponse:
    """Show what was found; who may not see rows sees how many there are."""
    account = account_of(request)
    case = enter_case(account, number)
    found = latest_search(number)
    sees = role_allows(account, Permission.VIEW_LOCATED)
    context = {
        "found": found,
        "sees": sees,
        "may_locate": role_allows(account, Permission.LOCATE),
        "may_decide": role_allows(account, Permission.DECIDE),
        "is_searchable": case.status in _SEARCHABLE,
        **state_of_work(number),
        **(_counted(found) if found else {}),
        **(_rows(found) if found and sees else {}),
    }
    if found and found.of_kind(Kind.CANDIDATE):
        context["next"] = None  # first the decisions on this page
    return show_case(request, case, "data", "data", context)


@require_POST
def locate(request: HttpRequest, number: str) -> HttpResponse:
    """Have the systems searched."""
    account = account_of(request)
    case = enter_case(account, number, Permission.LOCATE)
    if case.status is Status.REGISTERED:
        raise NotIdentified(f"case {number}: it is not established who is asking; check the identity first.")
    start_locating(number, account)
    return redirect(url_of("data", number))


@require_POST
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """Say of a candidate whether it is the person; after the last one the systems are searched again."""
    account = account_of(request)
    enter_case(account, number, Permission.VIEW_LOCATED, Permission.DECIDE)
    found = latest_search(number)
    keys = {token(item.row.key): item.row.key for item in found.of_kind(Kind.CANDIDATE)} if found else {}
    key = keys.get(request.POST.get("row", ""))
    if key is None:
        messages.warning(request, _("This row is no candidate any more. Look at the list again."))
        return redirect(url_of("data", number))
    accepted = request.POST.get("answer") == "yes"
    decide_on(case=number, key=key, accepted=accepted, by=account.actor, at=now())
    if not _undecided(number, keys.values()):
        start_locating(number, account)
    return redirect(f"{url_of('data', number)}#candidates")


def token(key: RowKey) -> str:
    """Give a name for a row that says nothing about the person."""
    return digest(encode_key(key))


def _undecided(number: str, keys: Iterable[RowKey]) -> bool:
    accepted, rejected = decided(number)
    return bool(set(keys) - accepted - rejected)


def _counted(found: LocatedSet) -> Mapping[str, Any]:
    labels, kinds = Labels(current_map()), list(Kind)
    counts: dict[str, dict[Kind, int]] = {}
    for item in found.located:
        here = counts.setdefault(item.row.collection.system, dict.fromkeys(kinds, 0))
        here[item.kind] += 1
    return {
        "bars": [BarRow(labels.system(s), [here[k] for k in kinds], f"#{s}") for s, here in counts.items()],
        "series": [Series(words.KINDS[kind], words.KIND_TONES[kind]) for kind in kinds],
        "problems": [words.found_problem(code) for code in found.problems],
        "troubles": [in_words(line) for line in found.troubles],
        "unanswered": [(labels.system(system), in_words(line)) for system, line in found.unanswered],
        "total": len(found.located),
        "candidates_left": len(found.of_kind(Kind.CANDIDATE)),
    }


def _rows(found: LocatedSet) -> Mapping[str, Any]:
    labels = Labels(current_map())
    accepted, rejected = decided(found.case)
    places: dict[CollectionId, list[Located]] = {}
    for item in found.located:
        if item.kind is not Kind.CANDIDATE:
            places.setdefault(item.row.collection, []).append(item)
    systems: dict[str, list[Mapping[str, Any]]] = {}
    for of, items in places.items():
        systems.setdefault(of.system, []).append(_table(of, items, labels))
    candidates = [_candidate(item, labels, accepted, rejected) for item in found.of_kind(Kind.CANDIDATE)]
    first = next((one for one in candidates if one["decided"] is None), None)
    return {
        "systems": [{"key": key, "name": labels.system(key), "tables": tables} for key, tables in systems.items()],
        "candidates": candidates,
        "first_undecided": first["token"] if first else "",
    }


def _table(of: CollectionId, items: list[Located], labels: Labels) -> Mapping[str, Any]:
    held = {name for item in items for name, value in item.row.values.items() if value not in (None, "")}
    names = labels.in_order(of, held)
    return {
        "id": str(of),
        "name": labels.collection(of),
        "count": len(items),
        "hidden": max(0, len(items) - MOST_ROWS),
        "fields": [labels.field(of, name) for name in names],
        "rows": [_row(item, names, labels) for item in items[:MOST_ROWS]],
    }


def _row(item: Located, names: Iterable[str], labels: Labels) -> Mapping[str, Any]:
    return {
        "kind": words.KINDS[item.kind],
        "tone": words.KIND_TONES[item.kind],
        "path": labels.path(item.path),
        "cells": [_cell(item, name) for name in names],
    }


def _cell(item: Located, name: str) -> Mapping[str, Any]:
    value = item.row.values.get(name)
    mentions = [text for field, text in item.mentions if field == name]
    text = shown(value)
    return {"pieces": pieces(text, mentions), "number": is_number(value), "is_long": len(text) > LONG}


def _candidate(
    item: Located, labels: Labels, accepted: frozenset[RowKey], rejected: frozenset[RowKey]
) -> Mapping[str, Any]:
    of, key = item.row.collection, item.row.key
    names = labels.in_order(of, {name for name, value in item.row.values.items() if value not in (None, "")})
    return {
        "token": token(key),
        "place": f"{labels.system(of.system)} · {labels.collection(of)}",
        "score": item.score,
        "for": [words.evidence(code) for code in item.evidence if not words.speaks_against(code)],
        "against": [words.evidence(code) for code in item.evidence if words.speaks_against(code)],
        "path": labels.path(item.path),
        "fields": [(labels.field(of, name), _cell(item, name)) for name in names],
        "decided": True if key in accepted else False if key in rejected else None,
    }
