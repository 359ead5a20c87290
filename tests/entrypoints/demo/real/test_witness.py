"""The witness tells whose things changed, and misses no change to anybody else's."""

from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import RowKey
from houvast.entrypoints.demo.real.witness import Thing, Verdict, compared

HERS = [RowKey(CollectionId("mail", "zonneveld"), (("id", "<1@post.example>#0a"),))]
SPOKEN = [RowKey(CollectionId("crm", "customer"), (("id", 7),))]


def sight(**changes):
    seen = {
        Thing("mail", "zonneveld", "<1@post.example>", "Zonneveld"): b"1",
        Thing("mail", "zonneveld", "<1@post.example>", "Zonneveld/Archief"): b"1",
        Thing("mail", "zonneveld", "<2@post.example>", "Zonneveld"): b"2",
        Thing("crm", "customer", "7"): b"7",
        Thing("crm", "customer", "8"): b"8",
    }
    return {thing: changes.get(thing.part or f"c{thing.id}", what) for thing, what in seen.items()}


def judged(now):
    return {verdict.system: verdict for verdict in compared(sight(), now, HERS, SPOKEN)}


def test_nothing_changed():
    assert judged(sight()) == {
        "mail": Verdict("mail", theirs=2, left=2, spoken=0, rewritten=0, others=1, touched=0),
        "crm": Verdict("crm", theirs=0, left=0, spoken=1, rewritten=0, others=1, touched=0),
    }


def test_every_copy_of_theirs_counts():
    now = sight()
    del now[Thing("mail", "zonneveld", "<1@post.example>", "Zonneveld")]
    assert judged(now)["mail"] == Verdict("mail", theirs=2, left=1, spoken=0, rewritten=0, others=1, touched=0)


def test_what_speaks_of_them_may_change():
    assert judged(sight(c7=b"redacted"))["crm"].rewritten == 1


def test_another_row_that_changed_vanished_or_appeared_was_touched():
    changed = sight(c8=b"other")
    vanished = sight()
    del vanished[Thing("crm", "customer", "8")]
    appeared = {**sight(), Thing("crm", "customer", "9"): b"9"}
    assert [judged(now)["crm"].touched for now in (changed, vanished, appeared)] == [1, 1, 1]
