"""A recogniser is called only where some rule has found the words that it asks for."""

from houvast.engines.scanner.kernel.gates import Gates
from houvast.engines.scanner.kernel.starting import started_with
from houvast.engines.scanner.kernel.symbols import Symbols
from houvast.engines.scanner.scanning import Fast, Plain
from tests.engines.scanner.written import rules_of

RULES = rules_of("[one]\nkenteken [is] > %looseplate <\n> %pin < .. klopt\n%email\nwachtwoord ..5 > %secret <\n")
SYMBOLS = Symbols(RULES)


def opened(word: str) -> tuple[list[str], list[str], list[str]]:
    """Return the codes that a word opens: near, within reach, anywhere."""
    gates = Gates(RULES, SYMBOLS)
    codes = gates.ordered(["secret", "pin", "looseplate", "email"])
    row = SYMBOLS.by_number[SYMBOLS.row_of_word(word)][0]
    near, left, anywhere = ([c for at, c in enumerate(codes) if bits >> at & 1] for bits in gates.of_row(row))
    return near, left, anywhere


def test_a_word_before_a_number_opens_its_gate() -> None:
    assert opened("kenteken") == (["looseplate"], [], [])
    assert opened("wachtwoord") == ([], ["secret"], [])
    assert opened("klopt") == ([], [], ["pin"])
    assert opened("klant") == ([], [], [])


def test_what_needs_no_word_is_always_looked_for() -> None:
    gates = Gates(RULES, SYMBOLS)
    codes = gates.ordered(["secret", "pin", "looseplate", "email"])
    assert codes[-1] == "email"
    assert gates.always(codes) == 1 << 3


def test_findings_are_those_of_the_plain_path() -> None:
    fast, plain = Fast(started_with(RULES)), Plain(RULES)
    notes = [
        "kenteken is AB-123-C",
        "AB-123-C",
        "1234 en dat klopt",
        "1234 en dat",
        "wachtwoord was dus: Zomer2023!",
    ]
    found = [plain.scan(note) for note in notes]
    assert [fast.scan(note) for note in notes] == found
    assert [bool(one) for one in found] == [True, False, True, False, True]
