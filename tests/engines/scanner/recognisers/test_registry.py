"""Every module of the folder with a code is found by itself."""

from houvast.engines.scanner.notes import Kind
from houvast.engines.scanner.recognisers.registry import recognisers


def codes(kind: Kind) -> list[str]:
    return [code for code, _ in recognisers(kind)]


def test_each_kind_of_token_has_its_recognisers() -> None:
    assert {"bsn", "phone", "card"} <= set(codes(Kind.NUMBER))
    assert "fullname" in codes(Kind.WORD)
    assert "fullname" not in codes(Kind.NUMBER)


def test_a_code_is_there_once() -> None:
    for kind in Kind:
        assert len(set(codes(kind))) == len(codes(kind))
