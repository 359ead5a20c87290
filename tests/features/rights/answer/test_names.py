from dataclasses import replace

from houvast.features.rights.answer import names
from houvast.features.rights.answer.contracts import Recording
from tests.features.rights.answer import cast


def test_names_are_in_the_language_of_the_letter():
    assert names.letter(cast.access("nl")) == "brief.pdf"
    assert names.letter(cast.access("en")) == "letter.pdf"
    assert names.csv(cast.access("nl"), 0) == "gegevens-01.csv"


def test_a_recording_is_named_by_its_place_alone():
    mischief = Recording("Gesprek met 0600000042", "../../WAV; rm")
    assert names.recordings(replace(cast.access(), recordings=(mischief, Recording("x", "")))) == (
        "opname-01.wavrm",
        "opname-02.bin",
    )


def test_the_rest_of_a_long_table_is_in_a_file_that_exists():
    assert names.full_copy(cast.access()) == "gegevens.xlsx"
    assert names.full_copy(cast.portability()) == "gegevens.json"
