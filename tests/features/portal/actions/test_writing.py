"""Messages both ways: sealed, part of the case, and announced without a word of what they say."""

from datetime import timedelta

import pytest
from django.db import connection

from houvast.features.portal.actions.writing import (
    A_DAY,
    NothingWritten,
    TooManyMessages,
    mark_read,
    write_message,
    write_to_person,
)
from houvast.features.portal.contracts import LARGEST_FILE, LONGEST_WORDS, MOST_FILES, Author, FileNotTaken
from houvast.features.portal.models import Message
from houvast.features.portal.queries import file_of_case, messages_of, waiting
from houvast.foundation.evidence.queries import export, timeline
from houvast.foundation.files.actions import open_file
from houvast.foundation.files.queries import NoSuchFile, files_of
from houvast.foundation.keys.sealing import KeyDestroyed, destroy
from tests.features.portal.stage import AGENT, NOW, OTHER, VERA, come_in, mails, prove, register

pytestmark = pytest.mark.django_db
SECRET = "Mijn buurman Joop leest mijn post."
PDF, PNG, JPG = b"%PDF-1.7 proef", b"\x89PNG\r\n\x1a\n proef", b"\xff\xd8\xff proef"


@pytest.fixture
def visitor(cast, post):
    return come_in(post, register())[1]


def test_a_message_with_files_is_sealed_and_seen_in_the_case(visitor, tmp_path):
    write_message(visitor=visitor, words=f"  {SECRET}\n", files=[PDF, PNG, JPG], at=NOW)
    [message] = messages_of(visitor.case)
    assert (message.author, message.words, message.read_at) == (Author.PERSON, SECRET, None)
    forms = [file_of_case(visitor.case, one).media_type for one in message.files]
    assert forms == ["application/pdf", "image/png", "image/jpeg"]
    assert b"".join(open_file(message.files[0], by=AGENT, at=NOW).pieces) == PDF
    assert waiting() == {visitor.case: 1}
    mark_read(case=visitor.case, author=Author.PERSON, at=NOW)
    assert waiting([visitor.case]) == {}
    assert SECRET not in repr(message)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM portal_message")
        assert b"Joop" not in bytes(cursor.fetchone()[0])
    on_disk = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"proef" in data for data in on_disk)


def test_the_evidence_says_that_and_not_what(visitor, tmp_path):
    write_message(visitor=visitor, words=SECRET, files=[PDF], at=NOW)
    write_to_person(case=visitor.case, words="Joop krijgt niets.", by=AGENT, at=NOW)
    with (tmp_path / "evidence").open("w") as stream:
        export(stream)
    told = (tmp_path / "evidence").read_text()
    assert ("portal.message_written" in told, "Joop" in told, VERA in told) == (True, False, False)
    assert [one.actor for one in timeline(visitor.case) if one.kind == "portal.message_written"] == [
        f"subject:{visitor.case}", "system:test",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "files",
    [[b"<html>"], [b""], [b"GIF89a"], [PDF, b"PK\x03\x04"], [b"%PDF-" + b"x" * LARGEST_FILE], [PDF] * (MOST_FILES + 1)],
    ids=["html", "empty", "gif", "zip beside pdf", "large", "many"],
)
def test_a_file_that_is_not_taken_leaves_nothing_behind(visitor, files):
    with pytest.raises(FileNotTaken):
        write_message(visitor=visitor, words="met bijlage", files=files, at=NOW)
    assert (messages_of(visitor.case), files_of(visitor.case)) == ((), [])


@pytest.mark.parametrize("words", ["", " \n ", "x" * (LONGEST_WORDS + 1)])
def test_nothing_and_too_much(visitor, words):
    with pytest.raises(NothingWritten):
        write_message(visitor=visitor, words=words, at=NOW)
    with pytest.raises(NothingWritten):
        write_to_person(case=visitor.case, words=words, by=AGENT, at=NOW)


def test_a_page_that_keeps_writing_waits_until_tomorrow(visitor):
    for count in range(A_DAY):
        write_message(visitor=visitor, words=str(count), at=NOW)
    with pytest.raises(TooManyMessages):
        write_message(visitor=visitor, words="nog een", at=NOW)
    write_message(visitor=visitor, words="morgen", at=NOW + timedelta(days=1, minutes=1))
    assert Message.objects.count() == A_DAY + 1


def test_the_mail_tells_only_that_there_is_a_message_and_goes_to_a_proven_address(cast, post):
    case = register(OTHER, VERA)
    prove(case)
    assert write_to_person(case=case, words=SECRET, by=AGENT, at=NOW)
    text = mails(post, VERA)[-1]
    assert "een bericht voor u" in text
    assert "/my/" in text
    assert not any(secret in text for secret in (SECRET, "Joop", case, "Zonderland", VERA))
    assert not any("bericht" in one for one in mails(post, OTHER))


def test_without_an_address_the_message_stands_and_the_agent_hears_that_nobody_was_told(cast, post):
    case = register("geen adres")
    assert not write_to_person(case=case, words="Bel ons.", by=AGENT, at=NOW)
    assert [one.words for one in messages_of(case)] == ["Bel ons."]


def test_a_file_opens_with_its_own_case_only(cast, post):
    mine, other = come_in(post, register())[1], come_in(post, register(OTHER), OTHER)[1]
    write_message(visitor=mine, words="", files=[PDF], at=NOW)
    [message] = messages_of(mine.case)
    with pytest.raises(NoSuchFile):
        file_of_case(other.case, message.files[0])


def test_what_was_written_goes_with_the_case(visitor):
    write_message(visitor=visitor, words=SECRET, at=NOW)
    destroy(visitor.case, NOW)
    with pytest.raises(KeyDestroyed):
        messages_of(visitor.case)
