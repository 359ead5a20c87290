"""Who lives where."""

from datetime import date
from random import Random

import pytest

from houvast.entrypoints.demo import contact_points, names, population, sound

ON = date(2026, 11, 22)


@pytest.fixture(name="made", scope="module")
def made_population():
    return population.populate(2000, Random(3), ON)


def test_there_are_as_many_people_as_asked_for(made):
    assert len(made.people) == 2000
    assert [person.id for person in made.people] == list(range(2000))


def test_members_and_homes_know_each_other(made):
    for home in made.homes:
        assert 1 <= len(home.members) <= 5
        assert all(made.people[one].home is home for one in home.members)
    assert {len(home.members) for home in made.homes} == {1, 2, 3, 4, 5}


def test_everybody_is_an_adult_customer(made):
    for person in made.people:
        assert person.numbers
        assert person.numbers.keys() == person.histories.keys()
        assert ON.year - person.born.year >= 17


def test_both_countries_and_three_languages_of_names_occur(made):
    assert {home.place.country for home in made.homes} == {"NL", "BE"}
    surnames = {person.surname for person in made.people}
    for pool in (names.DUTCH, names.FLEMISH, names.FRENCH):
        assert surnames & {surname for _, surname in pool.surnames}
        assert len(set(pool.women)) == len(pool.women)
        assert len(set(pool.men)) == len(pool.men)


def test_infixes_are_kept_apart_from_dutch_surnames_only(made):
    assert {"van der", "de", "van den"} <= {person.infix for person in made.people}
    assert all(not infix for infix, _ in (*names.FLEMISH.surnames, *names.FRENCH.surnames))


@pytest.mark.parametrize(
    ("style", "dutch", "belgian"),
    [
        (1, "06-19000001", "0468-000001"),
        (3, "06 19 00 00 01", "0468 00 00 01"),
        (6, "+31 (0)6 19 00 00 01", "+32 (0)468 00 00 01"),
    ],
)
def test_numbers_are_written_as_people_write_them(style, dutch, belgian):
    assert contact_points.written(contact_points.mobile("NL", 1), style) == dutch
    assert contact_points.written(contact_points.mobile("BE", 1), style) == belgian


def test_the_same_recording_sounds_the_same_and_others_differ():
    assert sound.speech(1) == sound.speech(1)
    assert len({sound.speech(serial) for serial in range(20)}) == 20
