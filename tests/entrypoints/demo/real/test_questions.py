"""The help desk knows only people of its own organisation, each by an address of their own."""

from collections import Counter

from houvast.entrypoints.demo.cast import CAST
from houvast.entrypoints.demo.real import questions


def test_everybody_at_the_help_desk_is_known_once_per_address(town):
    desk = questions.ask(town, 100)
    assert max(Counter(mail for mail, *_ in desk.people).values()) == 1
    assert all("energie" in town.people[person].numbers for *_, person in desk.people)
    known = {mail: person for mail, _, _, person in desk.people}
    assert all(known[one.requestor] == one.owner for one in desk.tickets)


def test_vera_asked_again_and_was_merged_and_spoken_of(town):
    desk, vera = questions.ask(town, 30), CAST["vera"]
    (merged,) = [one for one in desk.tickets if one.merged_into >= 0]
    assert merged.owner == desk.tickets[merged.merged_into].owner == vera
    assert town.people[vera].mail in merged.comments[0].words
    (spoken,) = [one for one in desk.tickets if vera in one.mentions]
    assert town.people[vera].mail in spoken.content
    assert spoken.owner != vera
