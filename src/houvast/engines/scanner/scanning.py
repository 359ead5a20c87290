"""Scanning notes: by the kernel where it can be built, in plain Python otherwise; the findings are the same."""

from array import array
from itertools import pairwise
from typing import Protocol

from houvast.engines.scanner.deciding import decide, finding, standing
from houvast.engines.scanner.kernel.building import NotBuilt
from houvast.engines.scanner.kernel.calling import Buffer, Columns, Kernel, checked_bounds, empty
from houvast.engines.scanner.kernel.starting import started
from houvast.engines.scanner.loading import once
from houvast.engines.scanner.masks import packed
from houvast.engines.scanner.matching import matches
from houvast.engines.scanner.model import Finding
from houvast.engines.scanner.reading import read
from houvast.engines.scanner.rules.compiling import ruleset
from houvast.engines.scanner.rules.model import Header, RuleSet

Masks = tuple[str, ...]
_QUOTED = 4
_SPEAKER = 3


class Scanner(Protocol):
    """What scans notes."""

    @property
    def path(self) -> str:
        """Which way it scans, and why not the fast one, in words."""

    @property
    def version(self) -> str:
        """The version of its rules."""

    @property
    def groups(self) -> list[Header]:
        """The groups that the findings of a batch point at."""

    def scan(self, text: str, masks: Masks = ()) -> list[Finding]:
        """Return what should not stand in a note, in the order of the text; positions count code points."""

    def scan_batch(self, data: Buffer, offsets: "Buffer | array[int]", masks: Masks = ()) -> Columns:
        """Return what should not stand in many notes, as columns; see `Columns` and `Kernel.scan_batch`."""


class Plain:
    """Scans in plain Python: what the kernel is measured against."""

    def __init__(self, rules: RuleSet, why: str = "as asked") -> None:
        self.rules, self.path, self.version = rules, f"plain Python: {why}", rules.version
        self.groups = list(dict.fromkeys(rule.header for rule in rules.rules))
        self._numbers = {head: at for at, head in enumerate(self.groups)}

    def scan(self, text: str, masks: Masks = ()) -> list[Finding]:
        """Scan one note."""
        reading = read(text, self.rules, masks)
        return decide(reading, matches(reading, self.rules), self.rules)

    def scan_batch(self, data: Buffer, offsets: "Buffer | array[int]", masks: Masks = ()) -> Columns:
        """Scan many notes."""
        bounds, text = checked_bounds(data, offsets), memoryview(data)
        columns = empty()
        for number, (begin, end) in enumerate(pairwise(bounds)):
            reading = read(bytes(text[begin:end]).decode("utf-8", "replace"), self.rules, masks)
            for match in standing(reading, matches(reading, self.rules)):
                first, last = reading.note.tokens[match.first], reading.note.tokens[match.last - 1]
                flags = first.speaker | (_QUOTED if first.quoted else 0)
                row = (number, first.start, last.end, self._numbers[match.rule.header], flags)
                for column, value in zip(columns, row, strict=True):
                    column.append(value)
        return Columns(*columns, steps=0)


class Fast:
    """Scans with the kernel."""

    path = "fast: kernel in C"

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self.version = str(kernel.meta["version"])
        self.groups = [Header(**told) for told in kernel.meta["headers"]]

    def scan(self, text: str, masks: Masks = ()) -> list[Finding]:
        """Scan one note."""
        return self.findings(self._kernel.scan(text, packed(masks)))

    def scan_batch(self, data: Buffer, offsets: "Buffer | array[int]", masks: Masks = ()) -> Columns:
        """Scan many notes."""
        return self._kernel.scan_batch(data, offsets, packed(masks))

    def findings(self, columns: Columns) -> list[Finding]:
        """Return the findings of columns as values."""
        return [
            finding(
                self.groups[group], start, end, self.version, speaker=flags & _SPEAKER, quoted=bool(flags & _QUOTED)
            )
            for start, end, group, flags in zip(columns.start, columns.end, columns.group, columns.flags, strict=True)
        ]


@once
def scanner(which: str = "") -> Scanner:
    """Return what scans with the rules that Houvast ships: `fast`, `plain`, or, when not said, the best there is.

    :raises NotBuilt: when the fast path is asked for, and can't be built here.
    """
    if which == "plain":
        return Plain(ruleset())
    try:
        return Fast(started())
    except NotBuilt as error:
        if which == "fast":
            raise
        return Plain(ruleset(), str(error))


_CHOSEN = [""]


def choose(which: str) -> None:
    """Say which way `scan` and `scan_batch` go from now on: `fast`, `plain`, or the best there is when empty."""
    if which not in ("", "fast", "plain"):
        raise ValueError(f"no such way to scan: '{which}'; say fast or plain")
    _CHOSEN[0] = which


def at_hand() -> Scanner:
    """Return what scans with the rules that Houvast ships, the way that was chosen."""
    return scanner(_CHOSEN[0])


def path() -> str:
    """Return which way notes are scanned, and why not the fast one, in words."""
    return at_hand().path


def scan(text: str, masks: Masks = ()) -> list[Finding]:
    """Return what should not stand in a note, in the order of the text; positions count Unicode code points.

    `masks` describe the customer numbers of who wrote it, such as `KL-999999`: `9` any digit, `@` any letter.

    :raises BadMasks: when they are too many, too long, or hold what no number has.
    """
    return at_hand().scan(text, masks)


def scan_batch(data: Buffer, offsets: "Buffer | array[int]", masks: Masks = ()) -> Columns:
    """Return what should not stand in many notes, as columns.

    `data` holds the notes in UTF-8, note n from `offsets[n]` up to `offsets[n + 1]`, 32 or 64 bit integers: what an
    Arrow string column holds. No Python object is made per note, and other threads go on meanwhile.

    :raises NotScanned: when the offsets do not rise, or a note is too large.
    :raises BadMasks: as `scan`.
    """
    return at_hand().scan_batch(data, offsets, masks)
