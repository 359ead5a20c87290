"""A header is one line of signs that one sees."""

from houvast.features.mailbox.rules.headers import one_line
from houvast.features.mailbox.rules.parsing import letter_of


def test_a_header_cannot_bring_lines_or_hidden_signs():
    raw = (
        b"From: =?utf-8?q?a=0D=0ABcc:_x=40y=2Ez?= <fatima@klant.example>\r\nSubject: =?utf-8?b?4oCuZ25pCg==?=\r\n\r\nx"
    )
    head = letter_of(raw).head
    assert "\n" not in head.from_name + head.subject
    assert "\u202e" not in head.subject


def test_what_cannot_be_seen_goes():
    assert one_line(" a\x00\r\nb\u200bc\u202ed ") == "a b c d"
