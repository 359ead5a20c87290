"""What a person adds later, and what stays of what was said before."""

from houvast.features.rights.actions.completing import complete_person
from houvast.features.rights.queries import case_for
from tests.architecture.doors import YESTERDAY, a_case
from tests.cast import SETUP, Cast


def test_what_is_written_down_anew_takes_the_place_of_what_was(cast: Cast):
    number = a_case(cast)["number"]
    for line in ("Kade 1", "Kade 2"):
        wrong = (("user.name", "Vera", line),)
        complete_person(case=number, address=(line,), corrections=wrong, by=SETUP, at=YESTERDAY)
    person = case_for(cast.olga, number).person
    assert (person.address, person.corrections) == (("Kade 2",), (("user.name", "Vera", "Kade 2"),))
