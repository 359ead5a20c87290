"""Who asks for another in a letter."""

from houvast.features.intake.desk.representing import RELATIONS, RepresentingFields, lines_of
from houvast.features.rights.contracts import Relation


def test_every_relation_has_a_name():
    assert set(RELATIONS) == set(Relation)


def test_nobody_asks_for_another_where_nothing_is_said():
    form = RepresentingFields({})
    assert form.is_valid()
    assert (form.representing, form.is_asked_by_another) == (None, False)


def test_an_address_has_six_lines_at_most():
    assert lines_of("a\n\n b \n" + "c\n" * 9) == ("a", "b", "c", "c", "c", "c")
