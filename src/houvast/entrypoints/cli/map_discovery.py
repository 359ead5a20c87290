"""`houvast map discover`, `review` and `apply`: from a system's own description to a reviewed map."""

import click

from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import allowed, as_option, now
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.showing import note, print_json, progress, say, table
from houvast.features.discovery.actions import applying, deciding
from houvast.features.discovery.actions.discovering import ROWS
from houvast.features.discovery.actions.discovering import discover as run_discovery
from houvast.features.discovery.contracts import Proposal, Verdict
from houvast.features.discovery.queries.proposals import proposals, review_queue
from houvast.foundation.accounts.contracts import Permission

HEADINGS = ["field", "category", "sure", "status", "why"]


class NotAChange(Trouble):
    """A change was not written as FIELD=CATEGORY."""


@click.command("discover")
@click.argument("system")
@click.option(
    "--rows", type=click.IntRange(0, 10_000), default=ROWS, show_default=True,
    help="Rows to look at in each collection; 0 looks at names and types only.",
)  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Show the fields as well that hold nothing about a person.")
@as_option
@form_option
def discover(system: str, rows: int, every: bool, user: str | None, form: str) -> None:  # noqa: FBT001 (a flag)
    """Propose what each field of SYSTEM holds, from its own description and a sample of its values.

    The sample is looked at in this process only. Nothing enters the map before it is reviewed and applied.
    """
    by = allowed(user, Permission.LOAD_MAP).actor
    with progress(f"Looking at {system}", quiet=form == "json") as tick:
        found = run_discovery(system=system, by=by, at=now(), rows=rows, progress=tick)
    shown = proposals(system, personal_only=not every)
    if form == "json":
        print_json({"found": _found(found), "proposals": [as_json(one) for one in shown]})
        return
    table(f"What {system} seems to hold", HEADINGS, [_line(one) for one in shown])
    say(f"{found.fields} fields in {found.collections} collections, {found.personal} about people.")
    if found.unsampled:
        note(f"No values could be seen of {', '.join(found.unsampled)}: names and types decided.")
    say(f"Next: houvast map review {system} --accept-above 0.9, then houvast map apply {system}.")


@click.command("review")
@click.argument("system")
@click.option(
    "--accept-above", type=click.FloatRange(0, 1), help="Accept every open proposal that is at least this sure."
)
@click.option(
    "--accept", multiple=True, metavar="FIELD", help="Accept: collection.field, collection.* or field; repeatable."
)
@click.option("--reject", multiple=True, metavar="FIELD", help="Reject: it holds nothing about a person; repeatable.")
@click.option("--change", multiple=True, metavar="FIELD=CATEGORY", help="It holds something else; repeatable.")
@as_option
@form_option
def review(
    system: str,
    accept_above: float | None,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    change: tuple[str, ...],
    user: str | None,
    form: str,
) -> None:
    """Decide about proposals; without options, list what waits, the least sure first.

    What is rejected or changed by name is not accepted by --accept-above.
    """
    by = allowed(user, Permission.LOAD_MAP).actor
    decided: list[Proposal] = []
    for field, category in map(_pair, change):
        decided += deciding.decide_fields(
            system=system, fields=[field], verdict=Verdict.CHANGE, category=category, by=by, at=now()
        )
    for verdict, fields in ((Verdict.REJECT, reject), (Verdict.ACCEPT, accept)):
        decided += (
            deciding.decide_fields(system=system, fields=fields, verdict=verdict, by=by, at=now()) if fields else ()
        )
    if accept_above is not None:
        decided += deciding.accept_above(system=system, confidence=accept_above, by=by, at=now())
    waiting = review_queue(system)
    if form == "json":
        print_json({"decided": [as_json(p) for p in decided], "open": [as_json(p) for p in waiting]})
        return
    if decided:
        say(f"{len(decided)} decided.")
    table("Waiting", HEADINGS, [_line(one) for one in waiting], empty="nothing waits for a decision.")


@click.command("apply")
@click.argument("system")
@click.option("--preview", is_flag=True, help="Show the difference only; change nothing.")
@as_option
@form_option
def apply(system: str, preview: bool, user: str | None, form: str) -> None:  # noqa: FBT001 (a flag)
    """Write what was decided into the map, and show what changes in it."""
    by = allowed(user, Permission.LOAD_MAP).actor
    change = applying.preview(system) if preview else applying.apply(system=system, by=by, at=now())
    if form == "json":
        print_json(
            {"file": change.file, "fields": change.fields, "applied": not preview, "difference": change.difference}
        )
        return
    for line in change.difference:
        say(line)
    say(f"{change.file}: {change.fields} fields {'would be written' if preview else 'were written'}.")


def as_json(one: Proposal) -> dict[str, object]:
    """Give a proposal for programs."""
    names = (
        "collection", "field", "category", "proposed_category", "confidence", "reasons", "status", "identity",
        "special", "age", "free_text", "primary_key", "subject", "data_type",
    )  # fmt: skip
    held: dict[str, object] = {name: getattr(one, name) for name in names}
    return held | {"references": [f"{r.target}.{r.target_field}" for r in one.references]}


def _found(found: object) -> dict[str, object]:
    return {
        name: getattr(found, name) for name in ("system", "collections", "fields", "personal", "reopened", "unsampled")
    }


def _line(one: Proposal) -> list[object]:
    references = [
        f"refers to {r.target}.{r.target_field}" + ("" if r.declared else f" ({r.found} of {r.tested} sampled values)")
        for r in one.references
    ]
    category = one.category or "-"
    marks = [word for word, said in (("special", one.special), ("free text", one.free_text)) if said]
    told = f"{category} ({', '.join(marks)})" if marks else category
    return [one.name, told, f"{one.confidence:.2f}", one.status, ", ".join((*one.reasons, *references))]


def _pair(text: str) -> tuple[str, str]:
    field, sign, category = text.partition("=")
    if not sign or not field.strip() or not category.strip():
        raise NotAChange("Write a change as FIELD=CATEGORY, such as customer.code=user.contact.email.")
    return field.strip(), category.strip()
