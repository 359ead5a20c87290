"""Answers from a file: all or nothing, and each fault where it stands."""

from datetime import date

import pytest

from houvast.features.guide.importing import ImportRefused, read_answers

TODAY = date(2026, 3, 2)
HEAD = "key,language,title,text,review_by,card\n"
GOOD = "drukker,nl,Wie drukt?,De drukker.,2027-01-01,shared_with\n"
MARKDOWN = "---\ntitle: Wie drukt?\nreview_by: 2027-01-01\n---\nDe drukker.\n"


def table(tmp_path, rows):
    file = tmp_path / "answers.csv"
    file.write_text(rows, encoding="utf-8")
    return file


def test_a_table_and_a_folder_give_the_same_answer(tmp_path):
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "drukker.nl.md").write_text(MARKDOWN)
    (from_folder,), (from_table,) = (
        read_answers(path, TODAY).drafts
        for path in (tmp_path / "all", table(tmp_path, HEAD + GOOD.replace("shared_with", "")))
    )
    assert from_folder == from_table


def test_each_fault_is_told_by_its_row(tmp_path):
    rows = [
        GOOD,
        GOOD.replace("drukker,", "Drukker!,"),
        GOOD.replace(",nl,", ",fr,"),
        GOOD.replace("De drukker.", "Wij garanderen het."),
        GOOD.replace("2027-01-01", "soon"),
        GOOD.replace("2027-01-01", "2020-01-01"),
        GOOD,
    ]
    read = read_answers(table(tmp_path, HEAD + "".join(rows)), TODAY)
    assert [where for where, _ in read.faults] == [f"row {number}" for number in range(3, 9)]
    told = [fault for _, fault in read.faults]
    for word, fault in zip(("no key", "language", "garande", "review_by", "later day", "twice"), told, strict=True):
        assert word in fault


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("", "no column"),
        (HEAD, "no answers"),
        ("owner," + HEAD + "x," + GOOD, "owner"),
        ("key,language\n", "no column"),
    ],
)
def test_what_is_no_table_of_answers_is_refused(tmp_path, rows, why):
    with pytest.raises(ImportRefused, match=why):
        read_answers(table(tmp_path, rows), TODAY)


def test_a_file_that_is_not_text_is_refused(tmp_path):
    file = tmp_path / "answers.csv"
    file.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(ImportRefused, match="UTF-8"):
        read_answers(file, TODAY)
