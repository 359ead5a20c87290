"""A mail in HTML is read as its reader sees it, however it is built."""

import time

import pytest

from houvast.features.mailbox.rules.html import text_of


def test_lines_and_quotations_are_those_that_one_sees():
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><p>Wis <b>mijn</b>\n gegevens&nbsp;&amp; snel</p>"
        "<!-- verborgen --><script>alert(1)</script><blockquote>eerder<br>geschreven</blockquote><div>Groet</div>"
    )
    lines = [line for line in text_of(page).splitlines() if line]
    assert lines == ["Wis mijn gegevens & snel", "> eerder", "> geschreven", "Groet"]


def test_a_script_that_never_ends_hides_the_rest_only():
    assert text_of("<p>Voor</p><script>na").split() == ["Voor"]


@pytest.mark.parametrize("piece", ["<", "<!--", "<blockquote>", "<a ", "<script", "<style>", "&#x41;", "<![CDATA["])
def test_a_hostile_page_takes_no_time(piece):
    start = time.perf_counter()
    text_of(piece * 200_000)
    assert time.perf_counter() - start < 5
