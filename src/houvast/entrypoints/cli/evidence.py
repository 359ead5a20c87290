"""`houvast evidence`: the chain of what happened."""

from pathlib import Path
from typing import TextIO

import click

from houvast.engines.ledger.__main__ import check as check_file
from houvast.engines.ledger.chain import Verdict
from houvast.engines.trouble import Trouble
from houvast.entrypoints.cli.acting import allowed, as_option, on_case
from houvast.entrypoints.cli.asking import form_option
from houvast.entrypoints.cli.endings import NOT_CLEAN
from houvast.entrypoints.cli.showing import note, print_json, say, table
from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.evidence import queries

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class NoHead(Trouble):
    """The head is not written as it was printed."""


@click.group("evidence")
def command() -> None:
    """Verify the chain of evidence, and export it."""


@command.command("verify")
@click.option("--file", type=FILE, help="An export, in place of the evidence of this house; needs no account.")
@click.option("--head", metavar="[SEQ:]HASH", help="A head that was noted earlier: shows whether a tail was cut off.")
@as_option
@form_option
def verify(file: Path | None, head: str | None, user: str | None, form: str) -> None:
    """Walk the chain from its first entry. Ends with 3 at the first link that does not hold."""
    noted = _hash_of(head)
    if file is None:
        allowed(user, Permission.VERIFY_EVIDENCE)
    end_with(check_file(file, noted) if file else queries.verify(noted), form)


@command.command("export")
@click.option(
    "--file", type=click.File("w", encoding="utf-8", lazy=True), default="-", help="Where to; else the screen."
)
@as_option
def export(file: TextIO, user: str | None) -> None:
    """Write the chain as lines of JSON, without sealed data; `houvast evidence verify --file` checks it anywhere."""
    allowed(user, Permission.VERIFY_EVIDENCE)
    verdict = queries.export(file)
    note(f"{verdict.count} entries; head {verdict.count}:{verdict.head}")
    if not verdict.ok:
        note(f"broken at entry {verdict.first_broken}: {verdict.why}")
        click.get_current_context().exit(NOT_CLEAN)


@command.command("timeline")
@click.argument("case")
@as_option
@form_option
def timeline(case: str, user: str | None, form: str) -> None:
    """Tell what happened in a case, from first to last."""
    on_case(user, case, Permission.VIEW_EVIDENCE)
    found = queries.timeline(case)
    if form == "json":
        print_json([{"seq": h.seq, "at": h.at, "kind": h.kind, "actor": h.actor, "facts": h.facts} for h in found])
        return
    rows = [[h.seq, f"{h.at:%Y-%m-%d %H:%M:%S}", h.kind, h.actor, dict(h.facts)] for h in found]
    table(f"Case {case}", ["entry", "at (UTC)", "what", "who", "facts"], rows)


def end_with(verdict: Verdict, form: str = "table") -> None:
    """Show a verdict, and end with 3 when the chain does not hold."""
    if form == "json":
        print_json({
            "ok": verdict.ok, "entries": verdict.count, "head": f"{verdict.count}:{verdict.head}",
            "first_broken": verdict.first_broken, "why": verdict.why,
        })  # fmt: skip
    elif verdict.ok:
        say(f"{verdict.count} entries hold; head {verdict.count}:{verdict.head}")
    else:
        say(f"Broken at entry {verdict.first_broken}: {verdict.why}")
    if not verdict.ok:
        click.get_current_context().exit(NOT_CLEAN)


def _hash_of(head: str | None) -> str | None:
    if head is None:
        return None
    text = head.rpartition(":")[2].strip().lower()
    if len(text) != 64 or any(sign not in "0123456789abcdef" for sign in text):
        raise NoHead(
            "a head is 64 hexadecimal digits, perhaps with its number before it, as `evidence verify` prints it"
        )
    return text
