"""A dotted name is a path in a document; writing along it changes nothing beside it."""

from houvast.connectors.documents import leaves, walk, with_value
from houvast.engines.datamap.rows import Value

DOCUMENT: Value = {"a": {"b": [{"c": 1}, {"c": 2, "d": 3}, "x"]}, "e": None}


def test_path_is_walked_through_objects_and_arrays() -> None:
    assert walk(DOCUMENT, ["a", "b", "c"]) == [1, 2]
    assert walk(DOCUMENT, ["a", "b", "nothing"]) is None
    assert walk(DOCUMENT, ["e", "f"]) is None
    assert walk("text", ["a"]) is None
    assert walk(DOCUMENT, []) == DOCUMENT


def test_single_values_are_given_without_the_empty_ones() -> None:
    assert list(leaves(DOCUMENT)) == [1, 2, 3, "x"]
    assert list(leaves("text")) == ["text"]


def test_writing_leaves_the_rest_and_the_old_document() -> None:
    after = with_value(DOCUMENT, ["a", "b", "c"], None)
    assert after == {"a": {"b": [{"c": None}, {"c": None, "d": 3}, "x"]}, "e": None}
    assert walk(DOCUMENT, ["a", "b", "c"]) == [1, 2]


def test_as_many_values_as_the_path_gives_go_in_one_by_one() -> None:
    after = with_value(DOCUMENT, ["a", "b", "c"], ["x", "y"])
    assert after == {"a": {"b": [{"c": "x"}, {"c": "y", "d": 3}, "x"]}, "e": None}
    assert walk(with_value(DOCUMENT, ["a", "b", "c"], [1, 2, 3]), ["a", "b", "c"]) == [[1, 2, 3], [1, 2, 3]]
    nested: Value = {"p": [{"t": ["a", "b"]}, {"t": ["c"]}]}
    assert with_value(nested, ["p", "t"], [["-", "b"], ["c"]]) == {"p": [{"t": ["-", "b"]}, {"t": ["c"]}]}


def test_what_is_not_there_is_not_made() -> None:
    assert with_value(DOCUMENT, ["a", "new", "x"], 1) == DOCUMENT
    assert with_value(None, ["a"], 1) is None
