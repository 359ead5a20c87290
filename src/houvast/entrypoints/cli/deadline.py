"""`houvast deadline`: by which day a request must be answered, and why that day."""

from datetime import UTC, date, datetime

import click

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.deadlines.reasons import Reason, ReasonCode, explain, explain_extended
from houvast.engines.deadlines.terms import AnswerTerm, answer_term
from houvast.entrypoints.cli.asking import DAY, form_option
from houvast.entrypoints.cli.showing import print_json, say

COUNTRIES = ("NL", "BE")
WORDS = {
    ReasonCode.MONTH_FROM: "{on}: the day of receipt; that day does not count, a month runs from it",
    ReasonCode.THREE_MONTHS_FROM: "{on}: the day of receipt; that day does not count, three months run from it",
    ReasonCode.SAME_DAY: "{on}: the same day of the month, later",
    ReasonCode.NO_SUCH_DAY: "{on}: that month has no such day, so its last day",
    ReasonCode.ROLLED: "{on}: passed over, {why}",
    ReasonCode.DUE: "{on}: the last day to answer",
    ReasonCode.EXTENDED: "{on}: the last day to answer after an extension",
}
LAW = "GDPR art. 12(3); Regulation (EEC, Euratom) 1182/71 art. 3"


@click.command("deadline")
@click.option("--received", type=DAY, required=True, metavar="YYYY-MM-DD", help="The day on which the request came in.")
@click.option(
    "--country", type=click.Choice(COUNTRIES, case_sensitive=False), default="NL", show_default=True,
    help="Where the controller is established.",
)  # fmt: skip
@form_option
def command(received: date, country: str, form: str) -> None:
    """Tell by which day a request must be answered, and why. Needs no database."""
    today = local_date(datetime.now(UTC), country)
    term = answer_term(received_on=received, country=country, on=today)
    if form == "json":
        print_json(as_json(term))
        return
    say(f"Answer by {term.due:%Y-%m-%d} ({term.due:%A}); aim for {term.internal_target}.")
    for reason in explain(term):
        say(f"  {in_words(reason)}")
    say(f"With an extension, told in writing by {term.due}: {term.extended} ({term.safe_extended} to be safe).")
    for reason in explain_extended(term):
        say(f"  {in_words(reason)}")
    say(f"Law: {LAW}.")


def in_words(reason: Reason) -> str:
    """Give one step of the computation as a line."""
    return WORDS[reason.code].format(on=reason.on, why=reason.why.replace("_", " "))


def as_json(term: AnswerTerm) -> dict[str, object]:
    """Give the term with its reasons."""
    return {
        "received": term.received_on,
        "country": term.country,
        "due": term.due,
        "internal_target": term.internal_target,
        "extended": term.extended,
        "safe_extended": term.safe_extended,
        "why": [_reason(r) for r in explain(term)],
        "why_extended": [_reason(r) for r in explain_extended(term)],
        "law": LAW,
    }


def _reason(reason: Reason) -> dict[str, object]:
    return {"code": reason.code.value, "on": reason.on, "why": reason.why}
