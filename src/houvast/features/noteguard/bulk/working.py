"""What one process does with one block: read it, scan it, write down what was found."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from houvast.engines.scanner.model import SENSITIVE, Finding
from houvast.engines.scanner.scanning import scan
from houvast.features.noteguard.contracts import Asked, Block, Note, Skipped, Total

FIELDS = ("id", "category", "start", "end", "severity", "confidence", "rule", "law", "hint", "evidence", "ruleset")


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a block: text to write, what was skipped, what was counted."""

    text: str
    skipped: tuple[Skipped, ...]
    total: Total
    rows: int


def work(block: Block, asked: Asked, form: str) -> Done:
    """Scan a block; `form` is jsonl (one line a note), rows (one line a finding) or counts (no text)."""
    total: dict[str, int] = {"notes": 0, "flagged": 0, "sensitive": 0}
    by: dict[tuple[str, str, str], int] = {}
    seen: dict[tuple[str, str], int] = {}
    lines: list[str] = []
    skipped: list[Skipped] = []
    for row in block.read(asked).rows:
        if isinstance(row, Skipped):
            skipped.append(row)
            lines += _skipped_line(row, form)
            continue
        findings = found_in(row, asked)
        lines += _lines(row, findings, form)
        _count(row, findings, total, by, seen)
    return Done("".join(lines), tuple(skipped), Total(**total, by=by, seen=seen), block.count)


def found_in(note: Note, asked: Asked) -> list[Finding]:
    """Return the findings in a note that were asked for."""
    return [f for f in scan(note.text) if asked.wanted(f.category, f.severity, f.confidence)]


def as_dict(finding: Finding) -> dict[str, object]:
    """Return a finding for programs; it holds nothing of the note's text."""
    return {
        "category": finding.category,
        "start": finding.start,
        "end": finding.end,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "rule": finding.rule,
        "law": finding.law,
        "hint": finding.hint,
        "evidence": list(finding.evidence),
        "ruleset": finding.ruleset,
    }


def _skipped_line(row: Skipped, form: str) -> Iterator[str]:
    if form == "jsonl" and not row.read:
        yield json.dumps({"id": None, "skipped": row.where, "why": row.why, "findings": []}, ensure_ascii=False) + "\n"


def _lines(note: Note, findings: list[Finding], form: str) -> Iterator[str]:
    if form == "jsonl":
        yield f'{{"id": {note.id}, "findings": {json.dumps([as_dict(f) for f in findings], ensure_ascii=False)}}}\n'
    elif form == "rows":
        for finding in findings:
            yield json.dumps([json.loads(note.id), *as_dict(finding).values()], ensure_ascii=False) + "\n"


def _count(
    note: Note,
    findings: list[Finding],
    total: dict[str, int],
    by: dict[tuple[str, str, str], int],
    seen: dict[tuple[str, str], int],
) -> None:
    total["notes"] += 1
    total["flagged"] += bool(findings)
    total["sensitive"] += any(f.category in SENSITIVE for f in findings)
    seen[note.group, note.month] = seen.get((note.group, note.month), 0) + 1
    for finding in findings:
        key = (finding.category, note.group, note.month)
        by[key] = by.get(key, 0) + 1
