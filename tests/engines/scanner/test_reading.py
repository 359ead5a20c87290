"""Sentences, quotations, speakers, languages and the parts of words."""

from houvast.engines.scanner.reading import Reading, read
from tests.engines.scanner.written import rules_of

RULES = rules_of("[disease]\n*kanker\nkanker*\nschizofrenie\nbrca1\n")


def of(note: str) -> Reading:
    return read(note, RULES)


def sentences(note: str) -> list[int]:
    return [token.sentence for token in of(note).note.tokens]


def test_sentences_end_at_points_and_lines_not_at_abbreviations() -> None:
    assert sentences("Een twee. Drie") == [0, 0, 0, 1]
    assert sentences("dhr. Jansen") == [0, 0, 0]
    assert sentences("J. Jansen") == [0, 0, 0]
    assert sentences("een\ntwee") == [0, 1]


def quoted(note: str) -> list[str]:
    return [token.key for token in of(note).note.tokens if token.quoted]


def test_quotations() -> None:
    assert quoted('hij zei "kom maar" en ging') == ["kom", "maar"]
    assert quoted("hij zei 'kom maar' en ging") == ["kom", "maar"]
    assert quoted("« oui »") == ["oui"]
    assert quoted("zo'n foto's") == []
    assert quoted('een " alleen') == []


def test_speakers_only_where_an_agent_speaks() -> None:
    def speakers(note: str) -> list[int]:
        return [token.speaker for token in of(note).note.tokens]

    assert speakers("klant: ja agent: nee") == [1, 1, 1, 2, 2, 2]
    assert speakers("klant: belt") == [0, 0, 0]


def test_words_by_their_parts_and_as_misspelled() -> None:
    def classes(word: str) -> frozenset[str]:
        return of(word).classes[0]

    assert "nl.health.disease" in classes("longkanker")
    assert "nl.health.disease" in classes("kankerpatient")
    assert "nl.health.disease" in classes("schizophrenie")
    assert "nl.health.disease" in classes("sch1zofr3n1e")
    assert "nl.health.disease" in classes("brca1")
    assert not classes("ankerkabel")
    assert not classes("x" * 70 + "kanker")


def test_languages_by_small_words() -> None:
    assert of("de man met een hond").languages == {"nl", ""}
    assert of("hond").languages == {"nl", "fr", "en", "de", ""}
