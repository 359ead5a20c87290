from dataclasses import replace

import pytest

from houvast.features.rights.answer.annexes import EVERYTHING
from houvast.features.rights.answer.blocks import Bullets, Grid, Heading, Letter, Paragraph
from houvast.features.rights.answer.contracts import Addressee, Outcome, Right
from houvast.features.rights.answer.letter import compose
from houvast.features.rights.answer.selection import disclosed
from tests.features.rights.answer import cast

REFUSABLE = set(Right) - {Right.WITHDRAWAL}


def said(letter: Letter) -> str:
    parts = [letter.subject]
    for block in letter.body:
        match block:
            case Heading():
                parts.append(block.text)
            case Paragraph():
                parts += block.lines
            case Bullets():
                parts += block.items
            case Grid():
                parts += [*block.header, *(cell.text for row in block.rows for cell in row)]
    return "\n".join(parts)


def letter_of(answer):
    return compose(disclosed(answer), EVERYTHING)


@pytest.mark.parametrize("country", ["NL", "BE"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", cast.LETTERS)
def test_every_letter_says_how_to_complain_and_go_to_court(name, language, country):
    answer = cast.LETTERS[name](language, country)
    text = said(letter_of(answer))
    assert answer.remedies.complaint.strip() in text
    assert answer.remedies.court.strip() in text
    assert answer.remedies.authority in text
    assert answer.case in text
    assert "{" not in text


@pytest.mark.parametrize("right", sorted(REFUSABLE))
@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.PARTLY])
def test_what_is_refused_has_its_reason(right, outcome):
    answer = replace(cast.refusal(), right=right, outcome=outcome)
    text = said(letter_of(answer))
    assert answer.reasons[0].words.rstrip(".") in text
    assert "artikel 17 lid 1 AVG" in text
    assert answer.remedies.court.strip() in text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("outcome", [Outcome.NOTHING_FOUND, Outcome.EXTENDED, Outcome.NOT_IDENTIFIED])
def test_every_right_can_have_every_other_outcome(right, outcome, language):
    assert said(letter_of(replace(cast.extension(language), right=right, outcome=outcome)))


def test_the_answer_comes_before_the_reasons_and_the_data_last():
    headings = [block.text for block in letter_of(cast.access()).body if isinstance(block, Heading)]
    assert headings.index("Bent u het niet eens met ons antwoord?") < headings.index("Bijlage 2: uw gegevens")
    texts = [block.lines[0] for block in letter_of(cast.refusal()).body if isinstance(block, Paragraph)]
    assert texts[:3] == [
        "Geachte J. de Wit-Verbeek,",
        "Op 5 maart 2026 kregen wij uw verzoek. U vraagt ons om uw gegevens te wissen.",
        "Wij doen niet wat u vraagt. Hieronder leest u waarom.",
    ]


def test_nobody_is_called_by_an_empty_name():
    assert "Geachte heer of mevrouw," in said(letter_of(replace(cast.refusal(), addressee=Addressee())))


def test_an_unidentified_person_learns_nothing_about_data():
    tempting = replace(cast.access(), outcome=Outcome.NOT_IDENTIFIED, kept=(), changes=())
    text = said(letter_of(tempting))
    for table in cast.access().tables:
        assert table.collection not in text
    assert "Wolkenkamer" not in text


def test_the_parts_on_contact_stay_on_one_page():
    body = letter_of(cast.access()).body
    greeting = body.index(Paragraph(("Met vriendelijke groet,",), keep=True))
    assert body[greeting + 1] == Paragraph(("Contactcentrum De Brug B.V.",))


def test_who_only_works_for_another_says_that_it_has_nothing_of_its_own():
    text = said(letter_of(replace(cast.nothing_found(), forwarded=cast.access().forwarded)))
    assert "Wij hebben in onze eigen gegevens gezocht." in text
    assert "al onze systemen" not in text
    assert "Energie Zeewind B.V." in text
