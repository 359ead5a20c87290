"""On schemas that the rules were not written from, discovery stays at least as good as it was."""

from bench.discovery import SCHEMAS, main


def test_hardly_any_column_about_people_is_missed():
    found = main()
    assert found["columns"] > 400
    assert found["personal"]["recall"] >= 0.97
    assert found["personal"]["precision"] >= 0.96
    assert found["category"]["precision"] >= 0.95


def test_nor_on_schemas_that_came_later():
    found = main(SCHEMAS / "later")
    assert found["personal"]["recall"] >= 0.85
    assert found["personal"]["precision"] >= 0.95


def test_names_and_types_alone_find_most():
    assert main(values=False)["personal"]["recall"] >= 0.9
