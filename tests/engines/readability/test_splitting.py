"""Where a sentence ends, and what is a word."""

import pytest

from houvast.engines.readability.splitting import sentences, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wij wissen alles. Echt waar? Ja!", ["Wij wissen alles.", "Echt waar?", "Ja!"]),
        ("# De uitkomst\n\nWij doen wat\nu vraagt.", ["De uitkomst", "Wij doen wat u vraagt."]),
        ("U mag:\n\n- vragen;\n- klagen\n  bij ons.", ["U mag:", "vragen;", "klagen bij ons."]),
        ("Zie art. 12 en bijv. art. 15. Dat geldt.", ["Zie art. 12 en bijv. art. 15.", "Dat geldt."]),
        ("J. de Vries belt. Wij antwoorden.", ["J. de Vries belt.", "Wij antwoorden."]),
        ("Het kost € 12.50 of 3,5 uur.", ["Het kost € 12.50 of 3,5 uur."]),
        ("“Wis alles.” Dat zei u.", ["“Wis alles.", "Dat zei u."]),
        ("1. Bel ons\n2. Mail ons", ["Bel ons", "Mail ons"]),
        ("", []),
        ("— …\n\n***", []),
        ("Dit is van nr.", ["Dit is van nr."]),
    ],
)
def test_sentences(text, found):
    assert list(sentences(text)) == found


def test_words():
    assert words("Het e-mailadres, uw auto's en 12.50: klaar!") == [
        "Het", "e-mailadres", "uw", "auto's", "en", "12.50", "klaar",
    ]  # fmt: skip
