"""The letter as a PDF that can be kept (PDF/A-2a) and read aloud (PDF/UA-1)."""

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files

from houvast.engines.datamap.cells import clean
from houvast.engines.trouble import Trouble
from houvast.features.rights.answer.annexes import PRINTED, Limits
from houvast.features.rights.answer.blocks import Letter
from houvast.features.rights.answer.contracts import Answer
from houvast.features.rights.answer.letter import compose
from houvast.features.rights.answer.printing import printable
from houvast.features.rights.answer.wording import text

MASK = "\ufffd"
TRIES = 24
PATIENCE = 10  # after so many tries everything goes but the scripts of Europe and its punctuation
BEYOND_EUROPE = "\u0530-\u1dff\u2070-\u209f\u2190-\U0010ffff"
PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
REFUSED_SIGNS = re.compile(r'(?:text|codepoint) `"(.+?)"`')
LARGE_SCRIPTS = 0x2E80  # from here on scripts are so large that signs are masked by the thousand
SLICE = 0x1000


class LetterNotPrinted(Trouble):
    """The letter could not be made into a PDF."""


def print_letter(answer: Answer, limits: Limits = PRINTED) -> bytes:
    """Print the letter; tables beyond the limits are named with the file that holds them.

    First with the fonts that come with the printer, then with those of the machine as well. A sign for which none of
    them has a shape is printed as �, and the letter then says so.

    :raises LetterNotPrinted: the printing itself failed.
    Law: GDPR art. 12(1).
    """
    letter, masked, refusal = compose(answer, limits), PRIVATE_USE, ""
    for attempt in range(TRIES):
        try:
            return _compile(_data(answer, letter, masked), answer, system_fonts=attempt > 0)
        except RuntimeError as refused:
            refusal = str(refused)
        if not REFUSED_SIGNS.search(refusal):
            break
        if attempt:
            masked += BEYOND_EUROPE if attempt == PATIENCE else _refused(refusal)
    raise LetterNotPrinted(f"The letter of case {answer.case} could not be printed: its text or template is wrong.")


def _data(answer: Answer, letter: Letter, masked: str) -> str:
    data = dict(printable(answer, letter))
    written = _write(data, masked)
    if MASK not in written:
        return written
    note = {"kind": "paragraph", "lines": [text(answer.language, "signs_masked").replace("\n", " ")], "leads": False}
    return _write({**data, "parts": [*data["parts"], note]}, masked)  # type: ignore[misc]


def _write(data: dict[str, object], masked: str) -> str:
    return re.sub(f"[{masked}]", MASK, json.dumps(_cleaned(data), ensure_ascii=False))


def _cleaned(part: object) -> object:
    match part:
        case str():
            return clean(part)
        case dict():
            return {name: _cleaned(one) for name, one in part.items()}
        case list() | tuple():
            return [_cleaned(one) for one in part]
    return part


def _refused(refusal: str) -> str:
    """Read from the printer's refusal which signs to mask, as ranges; of the largest scripts a whole slice at once."""
    named = "".join(REFUSED_SIGNS.findall(refusal))
    signs = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), named)
    return "".join(_range(ord(sign)) for sign in signs if not sign.isascii())


def _range(code: int) -> str:
    if code < LARGE_SCRIPTS:
        return chr(code)
    first = code - code % SLICE
    return f"{chr(first)}-{chr(first + SLICE - 1)}"


def _compile(data: str, answer: Answer, *, system_fonts: bool) -> bytes:
    import typst  # noqa: PLC0415 - 80 MB of machine code that only those who print should wait for

    made: bytes = typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"letter": data},
        pdf_standards=["a-2a", "ua-1"],
        ignore_system_fonts=not system_fonts,
        timestamp=datetime.combine(answer.dates.answered, time(), UTC),
    )
    return made


@cache
def _template() -> bytes:
    return (files("houvast.features.rights.answer") / "letter.typ").read_bytes()
