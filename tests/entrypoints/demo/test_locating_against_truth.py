"""Locating, held against what is true, over everybody in a small centre and real source systems."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from houvast.connectors.protocol import Address, Session
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.rows import Kind, RowKey
from houvast.engines.locating.request import Request
from houvast.engines.locating.search import search
from houvast.engines.matching.identifiers import identifier
from houvast.entrypoints.demo import stories
from houvast.entrypoints.demo.truth import Truth, identifiers

COUNTRY = {"energie": "NL", "scaldis": "BE", "own": "NL"}


@pytest.fixture(scope="module", name="sessions")
def open_sessions(centre) -> Iterator[dict[str, Session]]:
    with ExitStack() as stack:
        opened = {}
        for system, address in centre.addresses.items():
            kind = "files" if system == "recordings" else "sql"
            opened[system] = stack.enter_context(open_connector(kind, Address(address)).session())
        yield opened


@pytest.fixture(scope="module", name="locate")
def locator(sessions, datamap):
    """Search by what a caller says; the rows found, by kind."""

    def locate(said: dict[str, str], organisation: str) -> dict[Kind, set[RowKey]]:
        country = COUNTRY[organisation]
        keys = frozenset(identifier(kind, text, country=country) for kind, text in said.items())
        conversation = search(Request(datamap, keys, organisation, country))
        questions = next(conversation)
        while True:
            answers = [list(sessions[q.collection.id.system].find(*_asked(q))) for q in questions]
            try:
                questions = conversation.send(answers)
            except StopIteration as end:
                found = end.value.located
                return {kind: {one.row.key for one in found if one.kind is kind} for kind in Kind}

    return locate


def _asked(question):
    return question.collection, question.any_of, question.within, question.limit


@pytest.fixture(scope="module", name="searched")
def everybody_searched(locate, centre):
    """Every person before every organisation: what is true, and what was found."""
    truth = Truth(centre.world)
    asked = [(person, organisation) for person in centre.world.people for organisation in person.numbers]
    return [(who, before, truth, locate(identifiers(who, before), before)) for who, before in asked]


def test_nobody_gets_a_row_of_somebody_else(searched):
    wrong = {}
    for person, organisation, truth, found in searched:
        allowed = truth.theirs(person.id, organisation) | truth.keys(person.id, organisation, Kind.SHARED)
        if found[Kind.OWN] - allowed:
            wrong[person.id, organisation] = len(found[Kind.OWN] - allowed)
    assert wrong == {}


def test_nothing_of_another_organisation_comes_into_view(searched, centre):
    truth = Truth(centre.world)
    place = {row.key: row.organisation for person in centre.world.people for row in truth.rows(person.id)}
    for person, organisation, _, found in searched:
        assert {place[key] for keys in found.values() for key in keys if key in place} <= {organisation}, person.id


def test_what_is_strongly_linked_is_found(searched):
    wanted = {(p.id, before): truth.keys(p.id, before, Kind.OWN) for p, before, truth, _ in searched}
    found = {(p.id, before): wanted[p.id, before] & rows[Kind.OWN] for p, before, _, rows in searched}
    lost = {who: sorted(map(str, rows - found[who])) for who, rows in wanted.items() if rows - found[who]}
    assert sum(map(len, lost.values())) < sum(map(len, wanted.values())) / 1000, lost


def test_what_is_weakly_linked_is_shown(searched):
    # What hangs on a candidate comes into view when a human accepts the candidate.
    roots = {"customer", "ticket", "call_list_entry", "recording"}
    wanted = shown = 0
    for person, organisation, truth, found in searched:
        weak = {k for k in truth.keys(person.id, organisation, Kind.CANDIDATE) if k.collection.name in roots}
        wanted += len(weak)
        shown += len(weak & set().union(*found.values()))
    assert shown / wanted > 0.9


def test_every_mention_is_found(searched):
    for person, organisation, truth, found in searched:
        assert truth.keys(person.id, organisation, Kind.MENTION) <= set().union(*found.values()), person.id


def test_every_household_is_shared(searched):
    for person, organisation, truth, found in searched:
        assert truth.keys(person.id, organisation, Kind.SHARED) <= found[Kind.SHARED] | found[Kind.OWN], person.id


def test_nobody_is_found_for_nobody(locate):
    assert not set().union(*locate(dict(stories.NOBODY), "energie").values())
