"""Invented values for the gallery."""

from datetime import UTC, date, datetime

from houvast.foundation.ui.contracts import BarRow, CellChange, Fact, Link, Moment, Series, Tone

TODAY = date(2026, 3, 18)
DUE = date(2026, 4, 2)
SOON = date(2026, 3, 23)
LATE = date(2026, 3, 15)

REASONS = [
    Fact("Received", "Monday 2 March 2026, 10:14, by telephone"),
    Fact("Starts to run", "on the day of receipt"),
    Fact("One month", "GDPR art. 12(3): ends on Thursday 2 April 2026"),
    Fact("Holiday or weekend", "no: 2 April 2026 is a working day"),
]
FACTS = [
    Fact("Right", "Erasure (GDPR art. 17)"),
    Fact("Principal", "Lichtstroom Energie B.V.", url="#facts"),
    Fact("Received by", "Telephone, by Noor Voorbeeld"),
    Fact("Verwerkingsverantwoordelijke", "Lichtstroom Energie B.V."),
    Fact("Plan", "9f31c07a52d84be6a1c0", mono=True),
    Fact("Identity", "Level 2: customer number and call back"),
]
MOMENTS = [
    Moment(datetime(2026, 3, 2, 9, 14, tzinfo=UTC), "Registered", "Noor Voorbeeld, agent", "By telephone"),
    Moment(datetime(2026, 3, 2, 9, 21, tzinfo=UTC), "Identity verified", "Noor Voorbeeld, agent", "", Tone.SUCCESS),
    Moment(
        datetime(2026, 3, 2, 9, 22, tzinfo=UTC),
        "Located",
        "the system",
        "37 rows in 4 systems, 2 candidates",
        Tone.INFO,
    ),
    Moment(
        datetime(2026, 3, 3, 8, 5, tzinfo=UTC),
        "Candidate refused",
        "Sam Proef, team lead",
        "Same address, other person",
        Tone.WARNING,
    ),
    Moment(
        datetime(2026, 3, 3, 8, 9, tzinfo=UTC),
        "Execution stopped: a row had changed",
        "the system",
        "Ticketsysteem, 1 row",
        Tone.DANGER,
        "#timeline",
    ),
]
SERIES = [Series("Erased", Tone.INFO), Series("Kept", Tone.WARNING), Series("Residue", Tone.DANGER)]
BARS = [
    BarRow("Klantenbestand", [14, 0, 0], "#bars"),
    BarRow("Ticketsysteem", [9, 0, 1], "#bars"),
    BarRow("Facturatie", [2, 8, 0], "#bars"),
    BarRow("Gespreksopnamen", [3, 0, 0], "#bars"),
]
CHANGES = [
    CellChange("klant.naam", "J. de Vries-Janssens", None),
    CellChange("klant.geboortedatum", "1984-05-12", "1984"),
    CellChange("ticket.notitie", "Bel mw. De Vries op 06-00000000", "Bel [naam] op [telefoon]"),
    CellChange("factuur.bedrag", "€ 84,20", ground="Tax records (AWR art. 52)", until=date(2033, 12, 31)),
]
TABS = [
    Link("Overview", "#tabs", current=True),
    Link("Found data", "#tabs", count=37),
    Link("Plan", "#tabs"),
    Link("Antwoord", "#tabs"),
    Link("Evidence", "#tabs", count=12),
]
CRUMBS = [Link("Cases", "#"), Link("H-2026-00412", "#", current=True)]
CASES = [
    ("H-2026-00398", "Erasure", "Lichtstroom Energie B.V.", LATE, "Execution stopped", "danger", 41),
    ("H-2026-00405", "Access", "Zekerhuis Verzekeringen NV", SOON, "Waiting for approval", "warning", 128),
    ("H-2026-00412", "Erasure", "Lichtstroom Energie B.V.", DUE, "Planned", "info", 37),
    (
        "H-2026-00371",
        "Human review of an automated decision",
        "Own organisation",
        date(2026, 3, 30),
        "Answered",
        "success",
        6,
    ),
]
