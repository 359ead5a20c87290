"""All files in one zip that opens with a code only (AES-256)."""

import secrets
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from shutil import copyfileobj
from typing import BinaryIO

import pyzipper

from houvast.engines.trouble import Trouble

# Letters and digits that cannot be taken for each other, on paper or over the telephone.
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, SIGNS_IN_A_GROUP = 4, 4
SHORTEST_CODE = 12


class CodeTooShort(Trouble):
    """The code could be found by trying: whoever has the file can try without end."""

    def __init__(self, signs: int) -> None:
        super().__init__(f"A code of {signs} signs can be guessed: take at least {SHORTEST_CODE}.")


def new_code() -> str:
    """Make a code of 16 signs (80 bits) in groups of four, fit to be read out: `K7QM-…`."""
    groups = ("".join(secrets.choice(SIGNS) for _ in range(SIGNS_IN_A_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def pack_into(target: BinaryIO, files: Mapping[str, bytes | BinaryIO], code: str, *, on: date) -> None:
    """Write an encrypted zip; streams are copied in pieces. `on` is the day that the files carry.

    The names can be read without the code: they must tell nothing.

    :raises CodeTooShort: the code has fewer than 12 signs.
    Law: GDPR art. 32(1)(a).
    """
    if len(code) < SHORTEST_CODE:
        raise CodeTooShort(len(code))
    archive = pyzipper.AESZipFile(target, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES)
    with archive:
        archive.setpassword(code.encode("utf-8"))
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, content in files.items():
            entry = archive.zipinfo_cls(name, (max(on.year, 1980), on.month, on.day, 0, 0, 0))
            entry.compress_type = pyzipper.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as held:
                copyfileobj(BytesIO(content) if isinstance(content, bytes) else content, held)


def pack(files: Mapping[str, bytes | BinaryIO], code: str, *, on: date) -> bytes:
    """Give the encrypted zip as bytes (see `pack_into`).

    :raises CodeTooShort: the code has fewer than 12 signs.
    """
    held = BytesIO()
    pack_into(held, files, code, on=on)
    return held.getvalue()
