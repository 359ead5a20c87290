"""What the demonstration knows from its making, held against what was found and against the systems themselves."""

from collections import Counter
from collections.abc import Iterable

from houvast.engines.datamap.rows import Kind, RowKey
from houvast.entrypoints.cli.showing import say, table
from houvast.entrypoints.demo.opening import Centre
from houvast.entrypoints.demo.stories import Story
from houvast.features.locating.contracts import LocatedSet


def against_the_truth(centre: Centre, story: Story, found: LocatedSet) -> None:
    """Print per system which rows are the person's, how they were found, and what was taken from others."""
    if story.person is None:
        return
    kinds = {item.row.key: item.kind for item in found}
    theirs = centre.truth.theirs(story.person.id, story.organisation)
    spoken = centre.truth.keys(story.person.id, story.organisation, Kind.MENTION)
    strangers = [key for key, kind in kinds.items() if kind is Kind.OWN and key in story.never]
    rows = [
        [system, *_counts(_of(system, theirs), kinds), _found(system, spoken, kinds), len(_of(system, strangers)) or ""]
        for system in centre.systems
    ]
    columns = ["system", "theirs", "found as own", "as mention or shared", "not found", "mentions found", "of others"]
    table("Truth, known from the making", columns, [row for row in rows if any(row[1:])])
    counts = Counter(kinds.get(key) for key in theirs)
    say(
        f"{len(theirs)} rows are theirs; {counts[Kind.OWN]} were found as their own,"
        f" {counts[Kind.MENTION] + counts[Kind.SHARED]} as a mention or shared, {counts[None]} not;"
        f" {len(strangers)} rows of others were taken for theirs."
    )


def held_by_the_witness(centre: Centre, story: Story) -> int:
    """Print what became of everything in the systems, seen past Houvast; return how much is not as it must be."""
    if centre.witness is None or story.person is None:
        return 0
    theirs = centre.truth.theirs(story.person.id, story.organisation)
    spoken = centre.truth.keys(story.person.id, story.organisation, Kind.MENTION, Kind.SHARED)
    verdicts = centre.witness.judge(theirs, spoken)
    rows = [
        [v.system, v.theirs, v.theirs - v.left, v.left, v.spoken, v.rewritten, f"{v.others:,}", v.touched]
        for v in verdicts
    ]
    columns = ["system", "theirs", "gone or changed", "kept", "speak of them", "changed", "of others", "touched"]
    table("Seen in the systems themselves, past Houvast", columns, rows)
    person = story.person
    words = [person.mail, person.former_mail, person.numbers[story.organisation]]
    traces = centre.witness.traces(filter(None, words))
    where = f"still stand in {', '.join(traces)}" if traces else "stand in no message, version of an object or ticket"
    say(f"Their e-mail addresses and customer number {where}.")
    touched = sum(one.touched for one in verdicts)
    say(f"Rows, messages, versions and records of others that were touched: {touched}.")
    return touched + len(traces)


def _counts(theirs: Iterable[RowKey], kinds: dict[RowKey, Kind]) -> list[int | str]:
    counts = Counter(kinds.get(key) for key in theirs)
    told = (sum(counts.values()), counts[Kind.OWN], counts[Kind.MENTION] + counts[Kind.SHARED], counts[None])
    return [count or "" for count in told]


def _found(system: str, spoken: Iterable[RowKey], kinds: dict[RowKey, Kind]) -> str:
    keys = _of(system, spoken)
    return f"{sum(key in kinds for key in keys)} of {len(keys)}" if keys else ""


def _of(system: str, keys: Iterable[RowKey]) -> list[RowKey]:
    return [key for key in keys if key.collection.system == system]
