"""What differs between two texts."""

from houvast.features.wordings.contracts import tidy
from houvast.features.wordings.rules import changes

OLD, NEW = "Wij wissen uw gegevens.\n\nDat kan duren.", "Wij wissen alle gegevens.\n\nDat kan duren. Echt."


def test_both_texts_can_be_read_from_what_differs():
    found = changes(OLD, NEW)
    assert "".join(one.text for one in found if one.what != "gone") == NEW
    assert "".join(one.text for one in found if one.what != "new").split() == OLD.split()
    assert ("gone", "uw ") in [(one.what, one.text) for one in found]


def test_the_same_text_differs_in_nothing():
    assert [one.what for one in changes(OLD, OLD)] == ["same"]


def test_line_ends_of_every_machine_are_one():
    assert tidy("  een \r\ntwee\r drie ") == "een\ntwee\n drie"
