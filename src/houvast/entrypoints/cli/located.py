"""Located rows as commands print them: where, by which key, and why; values only when asked for."""

from collections import Counter
from collections.abc import Iterable

from houvast.engines.datamap.rows import Kind, Located
from houvast.entrypoints.cli.showing import say, table
from houvast.features.locating.contracts import LocatedSet

PROBLEMS = {
    "nobody": "Nobody is known by these identifiers.",
    "unreadable": "Not read: {line}",
    "unanswered": "Not answered: {line}",
    "ambiguous_key": "More than one person has this {kind}: what only it leads to waits as a candidate.",
    "address_cut": "{line} holds too many rows at the person's postcode or street: not all were compared.",
}


def row_json(item: Located, *, values: bool = False) -> dict[str, object]:
    """Give a located row for programs."""
    shown: dict[str, object] = {
        "system": item.row.collection.system,
        "collection": item.row.collection.name,
        "key": dict(item.row.key.values),
        "path": [str(step) for step in item.path],
        "kind": item.kind.value,
        "score": item.score,
        "evidence": list(item.evidence),
        "mentions": sorted({name for name, _ in item.mentions}),
    }
    return {**shown, "values": dict(item.row.values)} if values else shown


def print_rows(located: Iterable[Located], problems: Iterable[str], *, values: bool) -> None:
    """Print located rows and what is odd about them as a table."""
    rows = tuple(located)
    columns = ["system", "collection", "key", "kind", "score", "why", *(["values"] if values else [])]
    table("Located", columns, [_cells(item, values=values) for item in rows], empty="nothing was found.")
    say(in_short(rows))
    for problem in problems:
        say(problem_in_words(problem))


def in_short(rows: Iterable[Located]) -> str:
    """Say how many rows of each kind there are."""
    counts = Counter(item.kind for item in rows)
    return ", ".join(f"{counts[kind]} {kind.value}" for kind in Kind) + "."


def problem_in_words(problem: str) -> str:
    """Say a problem of a search in a sentence."""
    code, _, about = problem.partition(":")
    return PROBLEMS.get(code, code).format(kind=about.replace("_", " "), line=about)


def problems_of(found: LocatedSet) -> tuple[str, ...]:
    """Give all that is odd about a search of a case, with what could not be read among it."""
    unread = (f"unreadable:{line}" for line in found.troubles)
    return (*found.problems, *unread, *(f"unanswered:{line}" for _, line in found.unanswered))


def _cells(item: Located, *, values: bool) -> list[object]:
    why = "; ".join(map(str, item.path)) or ", ".join(item.evidence)
    place = item.row.collection
    cells: list[object] = [place.system, place.name, dict(item.row.key.values), item.kind.value, item.score, why]
    return [*cells, {k: v for k, v in item.row.values.items() if v is not None}] if values else cells
