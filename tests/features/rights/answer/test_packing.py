from datetime import date
from io import BytesIO

import pytest
import pyzipper

from houvast.features.rights.answer.packing import CodeTooShort, new_code, pack, pack_into

CODE = "ABCD-EFGH-JKLM"
DAY = date(2026, 3, 20)


def test_the_files_come_out_with_the_code():
    made = pack({"brief.pdf": b"een", "opname-01.wav": BytesIO(b"x" * 3_000_000)}, CODE, on=DAY)
    with pyzipper.AESZipFile(BytesIO(made)) as archive:
        archive.setpassword(CODE.encode())
        assert archive.read("brief.pdf") == b"een"
        assert archive.read("opname-01.wav") == b"x" * 3_000_000
        assert {(entry.wz_aes_strength, entry.date_time[:3]) for entry in archive.infolist()} == {(3, (2026, 3, 20))}


@pytest.mark.parametrize("code", [None, b"ABCD-EFGH-JKLN"])
def test_nothing_comes_out_without_it(code):
    made = pack({"brief.pdf": b"geheim en herkenbaar"}, CODE, on=DAY)
    assert b"herkenbaar" not in made
    with pyzipper.AESZipFile(BytesIO(made)) as archive, pytest.raises(RuntimeError):
        archive.read("brief.pdf", pwd=code)


def test_a_code_that_can_be_guessed_is_refused():
    with pytest.raises(CodeTooShort, match="at least 12"):
        pack_into(BytesIO(), {}, "123456", on=DAY)


def test_codes_are_long_enough_and_never_the_same():
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert {len(code) for code in codes} == {19}
    assert not set("".join(codes)) & set("IO01")
