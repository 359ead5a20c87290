from dataclasses import replace

from houvast.features.rights.answer.blocks import Grid
from houvast.features.rights.answer.files import enclosed
from houvast.features.rights.answer.making import build, recording_names
from houvast.features.rights.answer.selection import disclosed
from tests.features.rights.answer import cast


def listed(answer):
    return [row[0].text for grid in enclosed(disclosed(answer)) if isinstance(grid, Grid) for row in grid.rows]


def test_the_letter_names_every_file_that_goes_with_it_and_no_other():
    for answer in (cast.access(), cast.portability(), cast.access("en")):
        made = {*build(answer), *recording_names(answer)} - {"brief.pdf", "letter.pdf"}
        assert set(listed(answer)) == made


def test_without_data_there_is_nothing_to_list():
    assert list(enclosed(disclosed(cast.refusal()))) == []
    assert listed(replace(cast.access(), tables=())) == ["opname-01.wav", "opname-02.wav"]
