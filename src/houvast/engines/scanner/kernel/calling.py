"""Calling the kernel: no Python object per note, other threads go on meanwhile."""

import ctypes
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from houvast.engines.scanner.kernel.building import NotBuilt
from houvast.engines.scanner.kernel.pinning import Pinned
from houvast.engines.scanner.kernel.tables import FORMAT, meta_of

Buffer = bytes | bytearray | memoryview
_ERRORS: Final = {
    -1: "not enough memory to scan these notes",
    -2: "the offsets of the notes do not rise, or point outside the data",
    -3: "a note is larger than 268,435,456 bytes: split it",
}
_FEWEST, _MOST, _FOR_ONE = 1024, 1 << 18, 64  # findings for which room is made at once: new room costs the memo


class NotScanned(ValueError):
    """Notes that can't be scanned as they were given."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The findings of many notes, one per place in each column, in the order of notes and text.

    `note` counts from 0 within the batch; `start` and `end` count code points; `group` is the place of the finding's
    group in the scanner's `groups`; `flags` holds who speaks (0 the writer, 1 the customer, 2 the agent) and 4 when the
    finding is quoted. `steps` is how much work it was, in looks.
    """

    note: "array[int]"
    start: "array[int]"
    end: "array[int]"
    group: "array[int]"
    flags: "array[int]"
    steps: int

    def __len__(self) -> int:
        return len(self.note)


class _Room(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_void_p) for name in ("note", "start", "end", "group", "flags")),
        *((name, ctypes.c_uint64) for name in ("capacity", "count", "steps", "wanted")),
    )


class Kernel:
    """A loaded kernel with opened tables; any thread may call it."""

    def __init__(self, path: Path, tables: Buffer) -> None:
        try:
            self._library = ctypes.CDLL(str(path))
        except OSError as error:
            raise NotBuilt(f"the built kernel can't be loaded: {error}") from error
        self._declare()
        self.meta = meta_of(tables)
        self._check()
        self._tables = Pinned(tables)  # the kernel reads them as long as it lives
        self._opened = self._library.houvast_open(self._tables.address, self._tables.size)
        if not self._opened:
            raise NotBuilt("the packed tables are damaged")

    def _declare(self) -> None:
        self._library.houvast_open.restype = ctypes.c_void_p
        self._library.houvast_open.argtypes = (ctypes.c_void_p, ctypes.c_uint64)
        self._library.houvast_recogniser.restype = ctypes.c_char_p
        self._library.houvast_scan.restype = ctypes.c_int64
        self._library.houvast_scan.argtypes = (
            ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint64, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint64,
            ctypes.c_uint64, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_uint64, ctypes.POINTER(_Room),
        )  # fmt: skip
        self._library.houvast_recognise.restype = ctypes.c_int64
        self._library.houvast_recognise.argtypes = (
            ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint64, ctypes.c_uint32, ctypes.POINTER(_Room),
        )  # fmt: skip

    def _check(self) -> None:
        if self._library.houvast_format() != FORMAT:
            raise NotBuilt("the built kernel is of another version")
        if missing := set(self.meta["codes"]) - set(self.recognisers()):
            raise NotBuilt(f"the kernel lacks the recogniser '{min(missing)}'")

    def recognisers(self) -> list[str]:
        """Return the codes of what the kernel recognises."""
        found: list[str] = []
        while name := self._library.houvast_recogniser(len(found)):
            found.append(name.decode())
        return found

    def recognised(self, text: str) -> list[tuple[str, int, int]]:
        """Return what each recogniser finds in a text: its code, the first code point and the one behind the last.

        :raises NotScanned: when there is not enough memory.
        """
        data, surrogates = encoded(text)
        part, room = empty(), (len(text) + 1) * len(self.meta["codes"])
        for column in part:
            column.frombytes(bytes(column.itemsize * room))
        columns = _Room(*(c.buffer_info()[0] for c in part), room, 0, 0, 0)
        if self._library.houvast_recognise(self._opened, data, len(data), surrogates, ctypes.byref(columns)) < 0:
            raise NotScanned(_ERRORS[-1])
        _, start, end, code, _ = (column[: columns.count] for column in part)
        return [(self.meta["codes"][c], s, e) for c, s, e in zip(code, start, end, strict=True)]

    def scan(self, text: str, masks: bytes = b"") -> Columns:
        """Scan one text; `masks` are those of customer numbers, packed."""
        data, surrogates = encoded(text)
        offsets = (ctypes.c_int64 * 2)(0, len(data))
        return self._scan(ctypes.c_char_p(data), len(data), offsets, (8, 1), masks, surrogates=surrogates)

    def scan_batch(self, data: Buffer, offsets: "Buffer | array[int]", masks: bytes = b"") -> Columns:
        """Scan notes that lie behind each other in UTF-8; note n runs from offsets[n] up to offsets[n + 1].

        `offsets` is a buffer of 32 or 64 bit integers. Broken bytes count as characters as Python's `replace` counts.

        :raises NotScanned: when the offsets do not rise, or a note is too large.
        """
        bounds = bounds_of(offsets)
        text, places = Pinned(data), Pinned(bounds)
        return self._scan(
            text.address, text.size, places.address, (bounds.itemsize, len(bounds) - 1), masks, surrogates=False
        )

    def _scan(
        self, data: object, size: int, offsets: object, of: tuple[int, int], masks: bytes, *, surrogates: bool
    ) -> Columns:
        width, notes = of
        found = empty()
        room, done, steps = max(_FEWEST, min(notes, _MOST)) if notes > 1 else _FOR_ONE, 0, 0
        while True:
            part = [array(c.typecode, bytes(c.itemsize * room)) for c in found]
            columns = _Room(*(c.buffer_info()[0] for c in part), room, 0, 0, 0)
            reached = self._library.houvast_scan(
                self._opened, data, size, offsets, width, done, notes, int(surrogates), masks, len(masks),
                ctypes.byref(columns),
            )  # fmt: skip
            if reached < 0:
                raise NotScanned(_ERRORS.get(reached, "the kernel stopped"))
            for column, new in zip(found, part, strict=True):
                column.extend(new[: columns.count])
            steps += columns.steps
            if reached >= notes:
                return Columns(*found, steps)
            room, done = max(room, columns.wanted), reached


def encoded(text: str) -> tuple[bytes, bool]:
    """Return a text's bytes, and whether unpaired surrogates are among them."""
    try:
        return text.encode(), False
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass"), True


def bounds_of(offsets: "Buffer | array[int]") -> memoryview:
    """Return offsets as integers.

    :raises NotScanned: when they are none.
    """
    bounds = memoryview(offsets)
    if bounds.format not in ("i", "q", "l") or not len(bounds):
        raise NotScanned("give offsets as 32 or 64 bit signed integers, one more than there are notes")
    return bounds


def checked_bounds(data: Buffer, offsets: "Buffer | array[int]") -> memoryview:
    """Return offsets as integers that rise within the data.

    :raises NotScanned: when they do not.
    """
    bounds, before = bounds_of(offsets), 0
    for bound in bounds:
        if not before <= bound <= memoryview(data).nbytes:
            raise NotScanned(_ERRORS[-2])
        before = bound
    return bounds


def empty() -> "tuple[array[int], array[int], array[int], array[int], array[int]]":
    """Return columns without findings."""
    return array("I"), array("I"), array("I"), array("I"), array("B")
