"""`houvast note`: clean up old notes in a system, and keys with which other programs have notes checked."""

from uuid import UUID

import click

from houvast.entrypoints.cli.acting import allowed, as_option, now
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.showing import note, print_json, progress, say, table
from houvast.features.noteguard.actions import cleaning, deciding, estimating, keys, numbering, sweeping
from houvast.features.noteguard.actions.deciding import REASONS
from houvast.features.noteguard.contracts.findings import FindingState, QueuedFinding
from houvast.features.noteguard.queries import queue as asked
from houvast.features.noteguard.queries.keys import keys as all_keys
from houvast.features.noteguard.queries.numbers import number_masks
from houvast.foundation.accounts.contracts import Permission

STATES = [state.value for state in FindingState]
HEADINGS = ["finding", "category", "severity", "rule", "system", "where", "state"]
organisation_option = click.option("--organisation", required=True, metavar="KEY", help="Whose notes.")


@click.group("note")
def command() -> None:
    """Clean up the notes of a system, and give out keys of the note guard."""


@command.command("estimate")
@click.argument("system")
@organisation_option
@click.option("--notes", type=click.IntRange(1, 1_000_000), default=estimating.SAMPLED, show_default=True)
@click.option(
    "--most",
    type=click.IntRange(0),
    default=estimating.MOST_PASSED,
    show_default=True,
    help="Pass so many notes of a collection; 0: all.",
)
@as_option
@form_option
def estimate(system: str, organisation: str, notes: int, most: int, user: str | None, form: str) -> None:
    """Say by a sample how many notes of SYSTEM will be flagged, before they are swept."""
    allowed(user, Permission.CLEAN_NOTES, organisation)
    with progress(f"Drawing from the notes of {system}", quiet=form == "json") as tick:
        found = estimating.estimate(
            organisation=organisation,
            system=system,
            at=now(),
            tick=lambda count, at: tick(count, 0, at),
            notes=notes,
            most=most or None,
        )
    if form == "json":
        print_json(
            {name: getattr(found, name) for name in ("sampled", "flagged", "notes", "is_whole", "share", "low", "high")}
        )
        return
    half = (found.high - found.low) / 2
    of = f"Of {found.notes} notes" if found.is_whole else f"Of the first {found.notes} notes (in all: not known)"
    say(f"{of} about {found.share:.1%} ± {half:.1%} will be flagged ({found.flagged} of {found.sampled} drawn).")


@command.command("sweep")
@click.argument("system")
@organisation_option
@click.option("--team-field", default="", metavar="FIELD", help="Count by the team that this field names as well.")
@as_option
@form_option
def sweep(system: str, organisation: str, team_field: str, user: str | None, form: str) -> None:
    """Read every note of SYSTEM and queue what should not stand there. Go on where it was broken off."""
    by = allowed(user, Permission.CLEAN_NOTES, organisation).actor
    with progress(f"Reading the notes of {system}", quiet=form == "json") as tick:
        done = sweeping.sweep(
            organisation=organisation,
            system=system,
            by=by,
            at=now(),
            tick=lambda notes, at: tick(notes, 0, at),
            team_field=team_field,
        )
    if form == "json":
        print_json({"notes": done.notes, "flagged": done.flagged, "queued": done.queued})
        return
    say(f"{done.notes} notes, {done.flagged} with a finding, {done.queued} new findings in the queue.")
    say(f"Next: houvast note queue --organisation {organisation}")


@command.command("queue")
@organisation_option
@click.option("--state", type=click.Choice(STATES), default="open", show_default=True)
@click.option("--rule", default="", help="Only of this rule.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@as_option
@form_option
def queue(organisation: str, state: str, rule: str, limit: int, user: str | None, form: str) -> None:
    """List what waits for a decision; the notes themselves are shown on the pages only."""
    allowed(user, Permission.CLEAN_NOTES, organisation)
    found = asked.queue(organisation, state=FindingState(state), rule=rule, limit=limit)
    if form == "json":
        print_json([_as_json(one) for one in found])
        return
    table("Findings", HEADINGS, [_line(one) for one in found])
    for name, category, count in asked.by_rule(organisation, state=FindingState(state)):
        note(f"{count:6} {category:12} {name}")


@command.command("decide")
@click.argument("findings", nargs=-1, type=int)
@organisation_option
@click.option("--accept", "verdict", flag_value="accept", help="Have them rewritten.")
@click.option("--reopen", "verdict", flag_value="reopen", help="Take the decision back.")
@click.option("--dismiss", "reason", type=click.Choice(REASONS), help="Leave them, for this reason.")
@click.option("--rule", default="", help="All open findings of this rule.")
@as_option
def decide(
    findings: tuple[int, ...], organisation: str, verdict: str | None, reason: str | None, rule: str, user: str | None
) -> None:
    """Decide about FINDINGS: have them rewritten, or leave them for a reason."""
    by = allowed(user, Permission.CLEAN_NOTES, organisation).actor
    chosen = [*findings, *(deciding.ids_of_rule(organisation=organisation, rule=rule) if rule else [])]
    if (verdict is None) == (reason is None):
        raise click.UsageError("say one of --accept, --dismiss REASON and --reopen")
    if reason:
        count = deciding.dismiss(organisation=organisation, findings=chosen, reason=reason, by=by, at=now())
    else:
        action = deciding.accept if verdict == "accept" else deciding.reopen
        count = action(organisation=organisation, findings=chosen, by=by, at=now())
    say(f"{count} findings decided." if count else "Nothing to decide: no finding was named, or none is open.")


@command.command("clean")
@click.argument("system")
@organisation_option
@as_option
@form_option
def clean(system: str, organisation: str, user: str | None, form: str) -> None:
    """Rewrite the notes of SYSTEM whose findings were accepted, and read each back."""
    by = allowed(user, Permission.CLEAN_NOTES, organisation).actor
    with progress(f"Rewriting notes of {system}", quiet=form == "json") as tick:
        done = cleaning.clean(organisation=organisation, system=system, by=by, at=now(), tick=tick)
    if form == "json":
        print_json({"rewritten": done.rewritten, "changed": done.changed, "refused": list(done.refused)})
        return
    say(f"{done.rewritten} findings rewritten and read back; {done.changed} in notes that changed meanwhile.")
    for line in done.refused:
        note(f"refused: {line}")


@command.group("key")
def key() -> None:
    """Keys with which pages of other programs have text checked."""


@key.command("add")
@click.argument("name")
@organisation_option
@click.option("--origin", "origins", multiple=True, required=True, help="Where the pages come from: https://crm.….")
@click.option("--block-from", type=click.IntRange(1, 4), help="Keep agents from saving from this severity; else warn.")
@as_option
def add_key(name: str, organisation: str, origins: tuple[str, ...], block_from: int | None, user: str | None) -> None:
    """Make a key; it is shown once."""
    by = allowed(user, Permission.MANAGE_GUARD).actor
    made, secret = keys.make_key(
        organisation=organisation, name=name, origins=origins, block_from=block_from, by=by, at=now()
    )
    say(secret)
    note(f"key {made.id} of {organisation}: shown once, kept nowhere")


@key.command("list")
@as_option
@form_option
def list_keys(user: str | None, form: str) -> None:
    """List all keys."""
    allowed(user, Permission.MANAGE_GUARD)
    found = all_keys()
    if form == "json":
        print_json([{"key": str(k.id), "name": k.name, "origins": k.origins, "revoked": k.revoked_at} for k in found])
        return
    rows = [(k.id, k.name, k.organisation, " ".join(k.origins), "revoked" if k.revoked_at else "") for k in found]
    table("Keys", ["key", "name", "organisation", "origins", ""], rows)


@key.command("revoke")
@click.argument("key_id", type=click.UUID, metavar="KEY")
@as_option
def revoke(key_id: UUID, user: str | None) -> None:
    """Have a key open nothing any more, within ten seconds."""
    by = allowed(user, Permission.MANAGE_GUARD).actor
    keys.revoke_key(key=key_id, by=by, at=now())
    say(f"{key_id} opens nothing any more.")


@command.group("number")
def number() -> None:
    """What the customer numbers of an organisation look like: 9 is any digit, @ any letter, as in KL-999999."""


@number.command("add")
@click.argument("mask")
@organisation_option
@click.option("--sweep", "is_swept", is_flag=True, help="Such numbers may not stand in notes: sweeps queue them.")
@as_option
def add_number(mask: str, organisation: str, is_swept: bool, user: str | None) -> None:  # noqa: FBT001 (click's way)
    """Have numbers like MASK known as customer numbers: KL-999999 is KL- and six digits."""
    by = allowed(user, Permission.MANAGE_GUARD).actor
    made = numbering.add_mask(organisation=organisation, mask=mask, is_swept=is_swept, by=by, at=now())
    say(f"Numbers like {made.mask} are known as customer numbers of {organisation}.")


@number.command("list")
@click.option("--organisation", default="", metavar="KEY", help="Only of this organisation.")
@as_option
@form_option
def list_numbers(organisation: str, user: str | None, form: str) -> None:
    """List what customer numbers look like."""
    allowed(user, Permission.MANAGE_GUARD)
    found = number_masks(organisation)
    if form == "json":
        print_json([{"organisation": one.organisation, "mask": one.mask, "swept": one.is_swept} for one in found])
        return
    rows = [(one.organisation, one.mask, "must go" if one.is_swept else "may stay") for one in found]
    table("Customer numbers", ["organisation", "mask", "in a note"], rows)


@number.command("remove")
@click.argument("mask")
@organisation_option
@as_option
def remove_number(mask: str, organisation: str, user: str | None) -> None:
    """Have numbers like MASK known as customer numbers no longer."""
    by = allowed(user, Permission.MANAGE_GUARD).actor
    numbering.remove_mask(organisation=organisation, mask=mask, by=by, at=now())
    say(f"Numbers like {mask} are no longer known as customer numbers of {organisation}.")


def _line(one: QueuedFinding) -> tuple[object, ...]:
    where = f"{one.collection}.{one.field}"
    return (one.id, one.category, one.severity, one.rule, one.system, where, one.state.value)


def _as_json(one: QueuedFinding) -> dict[str, object]:
    return dict(zip(HEADINGS, _line(one), strict=True))
