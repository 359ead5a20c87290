"""Messages between the person and the centre."""

from http import HTTPStatus
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from houvast.engines.trouble import Trouble
from houvast.entrypoints.subject_portal.pages import Inside, inside, now
from houvast.features.portal.actions.writing import NothingWritten, TooManyMessages, mark_read, write_message
from houvast.features.portal.contracts import LARGEST_FILE, LONGEST_WORDS, MOST_FILES, Author, FileNotTaken, PageMessage
from houvast.features.portal.queries import messages_of

FILES = {"most": MOST_FILES, "size": LARGEST_FILE >> 20}


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def show_messages(found: Inside) -> HttpResponse:
    """Show what was written, and take a message with files."""
    if found.request.method != "POST":
        mark_read(case=found.visitor.case, author=Author.CENTRE, at=now())
        return _shown(found)
    try:
        write_message(visitor=found.visitor, words=words_of(found), files=files_of(found), at=now())
    except Trouble as trouble:
        return _shown(found, said(found, trouble))
    return found.to("messages")


def words_of(found: Inside) -> str:
    """Give the words that were sent along, with line ends of one sort."""
    return found.request.POST.get("words", "").replace("\r\n", "\n")


def files_of(found: Inside) -> list[bytes]:
    """Give the content of the files that were sent along; one that is too large is read no further than that shows."""
    sent = found.request.FILES.getlist("files")[: MOST_FILES + 1]
    return [one.read(LARGEST_FILE + 1) for one in sent]


def said(found: Inside, trouble: Trouble) -> str:
    """Say in the words of the page why something was not taken.

    :raises Trouble: it is none of what can go wrong with what somebody sends.
    """
    match trouble:
        case NothingWritten():
            return found.words.say("error_words", most=LONGEST_WORDS)
        case FileNotTaken():
            return found.words.say("error_file", **FILES)
        case TooManyMessages():
            return found.words["error_many_messages"]
    raise trouble


def _shown(found: Inside, wrong: str = "") -> HttpResponse:
    messages = messages_of(found.visitor.case)
    context = {
        "messages": [_message(found, one) for one in messages],
        "sent": bool(messages) and messages[-1].author is Author.PERSON,
        "wrong": wrong,
        "filled": words_of(found) if wrong else "",
        "files": FILES,
    }
    return found.page("messages", context, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK)


def _message(found: Inside, one: PageMessage) -> dict[str, Any]:
    at = one.at.astimezone(ZoneInfo(settings.TIME_ZONE))
    key = "messages_from_you" if one.author is Author.PERSON else "messages_from_us"
    places = {} if one.author is Author.PERSON else {"organisation": found.asks.name}
    head = found.words.say(key, day=at.date(), time=f"{at:%H:%M}", **places)
    return {"head": head, "words": one.words, "files": len(one.files), "is_ours": one.author is Author.CENTRE}
