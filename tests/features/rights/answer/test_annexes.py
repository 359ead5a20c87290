from dataclasses import replace

from houvast.features.rights.answer.annexes import EVERYTHING, PRINTED, Limits, data, use
from houvast.features.rights.answer.blocks import Grid, Heading, Paragraph
from houvast.features.rights.answer.contracts import Column, Table
from tests.features.rights.answer import cast


def grids(blocks):
    return [block for block in blocks if isinstance(block, Grid)]


def long_access(rows, columns=3):
    table = Table(
        "CRM",
        "Contact",
        tuple(Column(f"c{place}", f"C{place}") for place in range(columns)),
        tuple(tuple(f"{row}-{place}" for place in range(columns)) for row in range(rows)),
    )
    return replace(cast.access(), tables=(table, replace(table, collection="Mail")))


def test_every_activity_answers_the_questions_of_the_law():
    service, marketing = grids(use(cast.access()))
    asked = [row[0].text for row in service.rows]
    assert asked == [
        "Waarom gebruiken wij uw gegevens?",
        "Waarom mag dat?",
        "Welke gegevens?",
        "Wie krijgt ze?",
        "Hoe lang bewaren wij ze?",
        "Hoe komen wij eraan?",
    ]
    assert "Wolkenkamer B.V. (NL): bewaart onze bestanden" in service.rows[3][1].text
    assert marketing.rows[3][1].text == "Niemand buiten onze organisatie"


def test_a_computer_that_decides_is_told_of():
    def told(answer):
        return [line for block in use(answer) if isinstance(block, Paragraph) for line in block.lines]

    deciding = replace(cast.service("nl"), automated_decisions="Een computer bepaalt uw voorschot.")
    none = "Een computer neemt bij ons nooit alleen een belangrijk besluit over u."
    assert none in told(cast.access())
    answer = replace(cast.access(), activities=(deciding,))
    assert none not in told(answer)
    assert "Een computer bepaalt uw voorschot." in [row[1].text for row in grids(use(answer))[0].rows]


def test_a_long_table_says_where_the_rest_is():
    printed = list(data(long_access(5_000), PRINTED))
    assert [len(grid.rows) for grid in grids(printed)] == [200, 200]
    rest = "Deze tabel heeft 5.000 regels. Hier staan er 200. Alle regels staan in gegevens.xlsx."
    assert Paragraph((rest,)) in printed


def test_when_the_letter_is_full_a_table_is_only_named():
    printed = list(data(long_access(10), Limits(total=10)))
    assert len(grids(printed)) == 1
    assert Paragraph(("Deze tabel heeft 10 regels. Die staan in gegevens.xlsx.",)) in printed


def test_a_wide_table_is_written_out_row_by_row():
    printed = grids(data(long_access(30, columns=9), PRINTED))
    assert len(printed) == 50
    assert printed[1].facts
    assert printed[1].header == ("Regel 2", "Inhoud")
    assert [row[1].text for row in printed[1].rows][:2] == ["1-0", "1-1"]


def test_everything_is_everything():
    assert [len(grid.rows) for grid in grids(data(long_access(5_000), EVERYTHING))] == [5_000, 5_000]


def test_a_row_in_which_nothing_stands_is_shown_as_such():
    table = Table("CRM", "Klant", (Column("a", "A"),), ((None,),))
    (grid,) = grids(data(replace(cast.access(), tables=(table,)), PRINTED))
    assert grid.rows[0][0].text == "Niets ingevuld"


def test_recordings_alone_have_their_annex():
    headings = [block.text for block in data(replace(cast.access(), tables=()), PRINTED) if isinstance(block, Heading)]
    assert headings == ["Bijlage 2: uw gegevens"]
    assert list(data(replace(cast.access(), tables=(), recordings=()), PRINTED)) == []
    assert list(data(cast.portability(), PRINTED)) == []
