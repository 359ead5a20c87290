from dataclasses import replace
from datetime import date

from houvast.features.rights.answer import sections
from houvast.features.rights.answer.blocks import Bullets, Grid, Heading, Paragraph
from houvast.features.rights.answer.contracts import Change, Kept, Outcome, Reason
from tests.features.rights.answer import cast


def cells(blocks):
    return [[cell.text for cell in row] for grid in blocks if isinstance(grid, Grid) for row in grid.rows]


def test_what_stays_has_ground_law_count_and_last_day():
    assert cells(sections.kept(cast.erasure())) == [
        [
            "Facturen en betalingen (Facturen)",
            "12",
            f"{cast.erasure().kept[0].ground.rstrip('.')} (artikel 52 lid 4 AWR; artikel 17 lid 3 AVG).",
            "31 december 2032",
        ]
    ]


def test_a_last_day_that_is_not_known_is_not_invented():
    lawsuit = Kept("Dossier", "Er loopt een rechtszaak.", "", 1_204)
    assert cells(sections.kept(replace(cast.erasure(), kept=(lawsuit,)))) == [
        ["Dossier", "1.204", "Er loopt een rechtszaak.", "Nog niet bekend"]
    ]


def test_only_what_happened_gets_a_column():
    erased = replace(cast.erasure(), changes=(Change("CRM", "Klant", erased=3), Change("CRM", "Leeg")))
    (grid,) = (block for block in sections.erased(erased) if isinstance(block, Grid))
    assert grid.header == ("Systeem", "Soort gegevens", "Gewist")
    assert cells([grid]) == [["CRM", "Klant", "3"]]
    assert list(sections.restricted(erased)) == []


def test_old_and_new_stand_beside_each_other():
    assert cells(sections.corrected(cast.rectification()))[1] == ["Facturen", "Straat", "", "Dorpsstraat 14 bis"]


def test_reasons_stand_under_a_heading_that_fits():
    def heading(answer):
        return next(block.text for block in sections.reasons(answer) if isinstance(block, Heading))

    assert heading(cast.refusal()) == "Waarom wij dit niet doen"
    assert heading(cast.not_identified()) == "Waarom wij twijfelen"
    assert heading(replace(cast.refusal(), outcome=Outcome.PARTLY)) == "Wat wij niet doen, en waarom"
    others = Reason("Daarin staan anderen.", what="Notitie")
    withheld = replace(cast.access(), outcome=Outcome.PARTLY, reasons=(others,))
    assert heading(withheld) == "Wat u niet krijgt, en waarom"
    assert Paragraph(("Notitie", "Daarin staan anderen.")) in list(sections.reasons(withheld))


def test_the_request_stays_on_file_after_an_erasure_only():
    assert list(sections.case_file(cast.access())) == []
    (kept,) = sections.case_file(cast.erasure())
    assert "20 maart 2031" in kept.lines[0]
    assert list(sections.case_file(replace(cast.erasure(), dates=replace(cast.DATES, case_kept_until=None)))) == []


def test_stopping_advertising_explains_the_list():
    parts = list(sections.stopped(cast.objection()))
    assert parts[1] == Bullets(("Wij bellen u niet meer voor onderzoek.",))
    assert any("geen reclame meer" in block.lines[0] for block in parts if isinstance(block, Paragraph))


def test_those_who_were_told_and_those_who_answer_themselves_are_named():
    assert Bullets(("Wolkenkamer B.V.", "Postbode Voorbeeld N.V.")) in list(sections.told(cast.erasure()))
    assert cells(sections.forwarded(cast.access())) == [["Energie Zeewind B.V.", "5 maart 2026"]]
    assert cast.DATES.received == date(2026, 3, 5)


def test_the_outcome_of_a_review_has_a_heading_and_a_remark_elsewhere_has_none():
    assert isinstance(next(iter(sections.remarks(cast.human_review()))), Heading)
    (remark,) = sections.remarks(replace(cast.erasure(), remarks=("Sterkte gewenst.\nTot ziens.",)))
    assert remark == Paragraph(("Sterkte gewenst.", "Tot ziens."))
