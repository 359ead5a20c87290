"""Carry both cases of the demonstration out on the terminal, by the same actions and permissions as the pages."""

from collections import Counter
from contextlib import nullcontext
from pathlib import Path

import click

from houvast.engines.datamap.rows import Kind, Located
from houvast.entrypoints.cli.acting import now, on_case
from houvast.entrypoints.cli.case_ends import ready_for, taken_out
from houvast.entrypoints.cli.demo import Clock
from houvast.entrypoints.cli.demo_truth import against_the_truth, held_by_the_witness
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.plans import print_kept
from houvast.entrypoints.cli.showing import progress, say, table
from houvast.entrypoints.demo.opening import Centre
from houvast.entrypoints.demo.people_at_work import OFFICER
from houvast.entrypoints.demo.stories import Story
from houvast.entrypoints.demo.waiting_cases import ACCESS, ERASURE
from houvast.features.erasure.contracts import PlanState, StoredPlan
from houvast.features.locating.contracts import LocatedSet
from houvast.features.rights.actions import carrying_out
from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.closing import close_case
from houvast.features.rights.actions.locating import decide_on, locate_person
from houvast.features.rights.actions.notifying import note_told
from houvast.features.rights.actions.revoking import revocation_of, shorten_window
from houvast.features.rights.contracts import ToldHow
from houvast.features.rights.queries import recipients_of
from houvast.foundation.accounts.contracts import Actor, Permission
from houvast.foundation.evidence.queries import verify


def run(centre: Centre, out: Path, clock: Clock) -> None:
    """Carry out access and erasure, answer both, and verify the evidence; ends with 3 when anything is left."""
    _access(centre, out, clock)
    left = _erasure(centre, out, clock)
    with clock.step("evidence verified"):
        verdict = verify()
    say(f"Evidence: {verdict.count} entries {'hold' if verdict.ok else 'are BROKEN'}; head {verdict.head}")
    if left or not verdict.ok:
        what = f"{left} cells or systems named above hold what must be gone, or what others have was touched"
        say(f"NOT CLEAN: {what if left else 'the chain of evidence is broken'}.")
        click.get_current_context().exit(NOT_CLEAN)


def _access(centre: Centre, out: Path, clock: Clock) -> None:
    number, story = centre.access_case, centre.stories[ACCESS]
    _title(number, story, "asks what is held about him")
    _located(centre, number, story, clock)
    _answered(number, out, clock)


def _erasure(centre: Centre, out: Path, clock: Clock) -> int:
    number, story = centre.erasure_case, centre.stories[ERASURE]
    _title(number, story, "asks to be erased, on the recorded instruction of the supplier")
    _located(centre, number, story, clock)
    _planned(number, clock)
    _executed(number, clock)
    stored = _read_back(number, clock)
    with clock.step("looked into the systems, past Houvast") if centre.witness else nullcontext():
        wrong = held_by_the_witness(centre, story)
    if stored.state is PlanState.PROVEN and not wrong:
        _answered(number, out, clock)
    return (stored.unexplained or 0) + wrong


def _title(number: str, story: Story, what: str) -> None:
    say(f"\n== Case {number}: {story.person.name if story.person else ''} {what} ({story.organisation})")


def _located(centre: Centre, number: str, story: Story, clock: Clock) -> None:
    by = _allowed(number, Permission.LOCATE, Permission.VIEW_LOCATED, Permission.DECIDE)
    with clock.step("located in every system"):
        found = locate_person(case=number, by=by, at=now())
    _print_found(found)
    for line in (*found.troubles, *(line for _, line in found.unanswered)):
        say(f"    not read: {line}")
    theirs = (
        centre.truth.keys(story.person.id, story.organisation, Kind.OWN, Kind.CANDIDATE, Kind.MENTION)
        if story.person
        else frozenset()
    )
    while waiting := found.of_kind(Kind.CANDIDATE):
        with clock.step(f"{len(waiting)} candidates decided, located again"):
            for item in waiting:
                decide_on(case=number, key=item.row.key, accepted=item.row.key in theirs, by=by, at=now())
            found = locate_person(case=number, by=by, at=now())
        for item in waiting:
            say(f"    {'accepted' if item.row.key in theirs else 'rejected'} as the story tells: {_why(item)}")
        _print_found(found)
    against_the_truth(centre, story, found)


def _planned(number: str, clock: Clock) -> None:
    by = _allowed(number, Permission.MAKE_PLAN, Permission.APPROVE_PLAN)
    with clock.step("planned, and approved by its hash"):
        stored = carrying_out.plan_case(case=number, by=by, at=now())
        carrying_out.approve_case_plan(case=number, plan_hash=stored.hash, by=by, at=now())
    if (waits := revocation_of(case=number, at=now())) and waits.is_open:
        shorten_window(case=number, reason="A demonstration does not wait for days.", by=by, at=now())
        say(f"    the days to stop it, until {waits.ends_at:%Y-%m-%d %H:%M} UTC, were shortened by a second colleague")
    verbs = ("delete", "change", "keep")
    counts = Counter((str(row.key.collection), row.verb.value) for row in stored.plan.rows)
    places = dict.fromkeys(str(row.key.collection) for row in stored.plan.rows)
    rows = [[place, *(counts[place, verb] or "" for verb in verbs)] for place in places]
    table("What happens", ["collection", "erased", "changed", "kept as it is"], rows)
    print_kept(stored.plan)


def _executed(number: str, clock: Clock) -> None:
    by = _allowed(number, Permission.EXECUTE_PLAN)
    with clock.step("carried out, one transaction per system"), progress(number) as tick:
        stored = carrying_out.execute_case(case=number, by=by, at=now(), clock=now, progress=tick)
    for work in stored.work:
        say(f"    {work.system}: {work.written} of {work.rows} rows written, {work.state.value} {work.trouble}")


def _read_back(number: str, clock: Clock) -> StoredPlan:
    by = _allowed(number, Permission.EXECUTE_PLAN)
    with clock.step("read back: keys, old values and free text"):
        stored = carrying_out.read_case_back(case=number, by=by, at=now())
    left = [one for one in stored.residue if not one.explained]
    say(f"Residue: {len(left)} cells without a ground; {len(stored.residue) - len(left)} stay on a ground named above.")
    for one in left:
        say(f"    {one.key}.{one.field}: {one.why.replace('_', ' ')}")
    return stored


def _answered(number: str, out: Path, clock: Clock) -> None:
    by = _allowed(number, Permission.ANSWER_CASE, Permission.CLOSE_CASE)
    with clock.step("answered: letter, page, tables and JSON in one locked zip"):
        ready_for(out)
        given = answer_case(case=number, by=by, at=now())
        path = taken_out(number, given, out, by=by)
    for name in [one.name for one in recipients_of(number) if one.waits]:
        note_told(case=number, recipient=name, how=ToldHow.LETTER, by=by, at=now())
        say(f"{name} got a part of the data: noted as told by letter (GDPR art. 19).")
    close_case(case=number, by=by, at=now())
    say(f"Answer ({given.outcome.value}): {path}, opened by {given.code}; the case is closed.")


def _allowed(number: str, *needed: Permission) -> Actor:
    return on_case(OFFICER, number, *needed)[0].actor


def _print_found(found: LocatedSet) -> None:
    counts = Counter((str(item.row.collection), item.kind) for item in found)
    places = dict.fromkeys(str(item.row.collection) for item in found)
    rows = [[place, *(counts[place, kind] or "" for kind in Kind)] for place in places]
    table("Found", ["collection", *(kind.value for kind in Kind)], rows, empty="nobody.")


def _why(item: Located) -> str:
    reached = "; ".join(map(str, item.path))
    return f"{item.row.collection}, reached by {reached} ({', '.join(item.evidence) or 'no more is known'})"
