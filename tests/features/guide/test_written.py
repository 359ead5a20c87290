"""An answer as one text, and back."""

from datetime import date

import pytest

from houvast.features.guide.contracts import Draft, Source
from houvast.features.guide.written import AnswerUnreadable, read_draft, write_draft

DRAFT = Draft(
    "bewaren", "nl", "Hoe lang: \"kort\"?", "Dertig dagen.\n\nNiet langer.", date(2027, 3, 2),
    Source.STATEMENT, place="Bewaren", edition="4", url="https://zonneveld.example/privacy", card="retention",
)  # fmt: skip


def test_an_answer_comes_back_as_it_was_written():
    assert read_draft(write_draft(DRAFT), "bewaren", "nl") == DRAFT


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Geen hoofd", "no head"),
        ("---\ntitle: [a]\n---\nx", "lines"),
        ("---\ntitle: a\nowner: b\nreview_by: 2027-01-01\n---\nx", "owner"),
        ("---\ntitle: a\nreview_by: soon\n---\nx", "review_by"),
        ("---\ntitle: a\nurl: javascript:alert(1)\nreview_by: 2027-01-01\n---\nx", "https"),
        ('---\n"a\n---\nx', "head"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(text, why):
    with pytest.raises(AnswerUnreadable, match=why) as refused:
        read_draft(text, "bewaren", "nl")
    assert "\n" not in str(refused.value)
