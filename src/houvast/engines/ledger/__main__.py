"""Verify an export offline: `python -m houvast.engines.ledger FILE.jsonl [HEAD]`.

The one place in the engines that opens a file: an auditor must be able to run it with this package alone, without
settings, a database or a web framework, so it cannot lie in an entrypoint.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from houvast.engines.ledger.chain import GENESIS, Entry, Verdict, verify
from houvast.engines.ledger.lines import BrokenLine, entries_of


def check(path: Path, head: str | None) -> Verdict:
    """Verify the export in `path`; an unreadable line counts as the first broken entry."""
    count, last = 0, GENESIS

    def counted(entries: Iterator[Entry]) -> Iterator[Entry]:
        nonlocal count, last
        for entry in entries:
            yield entry
            count, last = count + 1, entry.hash

    with path.open(encoding="utf-8", newline="\n") as lines:
        try:
            return verify(counted(entries_of(lines)), head)
        except BrokenLine as problem:
            return Verdict(ok=False, count=count, head=last, first_broken=count + 1, why=str(problem))
        except UnicodeDecodeError:
            return Verdict(ok=False, count=count, head=last, first_broken=count + 1, why="The line is not UTF-8 text.")


def main(arguments: list[str]) -> int:
    """Print the verdict in one line; 0 when the chain holds, 1 when it does not, 2 when it cannot be read."""
    if len(arguments) not in {1, 2}:
        sys.stderr.write("Usage: python -m houvast.engines.ledger FILE.jsonl [HEAD]\n")
        return 2
    try:
        verdict = check(Path(arguments[0]), arguments[1] if len(arguments) > 1 else None)
    except OSError as problem:
        sys.stderr.write(f"The export cannot be read: {problem.strerror}.\n")
        return 2
    if verdict.ok:
        sys.stdout.write(f"{verdict.count} entries hold; head {verdict.head}\n")
        return 0
    sys.stdout.write(f"Broken at entry {verdict.first_broken}: {verdict.why}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
