"""Going on where a scan was broken off: what was written so far stays, what was half written goes."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.contracts.scans import Asked, Total


class CannotResume(Trouble):
    """The scan that was broken off was another one."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a scan came: rows done, bytes written, what was counted."""

    mark: str
    rows: int = 0
    written: int = 0
    total: Total = field(default_factory=Total)


def beside(output: Path) -> Path:
    """Return where the state of a scan is kept: beside its output, until it is done."""
    return output.with_name(output.name + ".scan")


def mark_of(source: str, asked: Asked, form: str, ruleset: str) -> str:
    """Return what a scan is known by: another source, question or rule set is another scan."""
    path = Path(source)
    file = [path.stat().st_size, path.stat().st_mtime_ns] if path.exists() else []
    said = json.dumps(
        [
            source,
            file,
            {k: sorted(v) if isinstance(v, frozenset) else v for k, v in asdict(asked).items()},
            form,
            ruleset,
        ]
    )
    return hashlib.sha256(said.encode()).hexdigest()


def keep(output: Path, state: State) -> None:
    """Write down how far a scan came."""
    total = state.total
    document = {
        "mark": state.mark, "rows": state.rows, "written": state.written,
        "counts": [total.notes, total.flagged, total.sensitive],
        "by": [[*key, count] for key, count in total.by.items()],
        "seen": [[*key, count] for key, count in total.seen.items()],
        "hit": [[*key, count] for key, count in total.hit.items()],
        "rules": [[*key, count] for key, count in total.rules.items()],
    }  # fmt: skip
    new = beside(output).with_suffix(".new")
    new.write_text(json.dumps(document), encoding="utf-8")
    new.replace(beside(output))


def kept(output: Path, mark: str) -> State:
    """Return how far the scan with this mark came; nothing done when there was none.

    :raises CannotResume: what was broken off was another scan.
    """
    if not beside(output).exists():
        return State(mark)
    try:
        found = json.loads(beside(output).read_text(encoding="utf-8"))
        notes, flagged, sensitive = found["counts"]
        total = Total(
            notes,
            flagged,
            sensitive,
            by={(c, g, m): n for c, g, m, n in found["by"]},
            seen={(g, m): n for g, m, n in found["seen"]},
            hit={(g, m): n for g, m, n in found["hit"]},
            rules={(c, r): n for c, r, n in found["rules"]},
        )
        state = State(found["mark"], found["rows"], found["written"], total)
    except (ValueError, KeyError, TypeError):
        raise CannotResume(f"{beside(output)} is damaged: remove it and {output.name}, and scan anew") from None
    if state.mark != mark:
        raise CannotResume(f"{output} belongs to another scan (source, options or rules): choose another --output")
    return state
