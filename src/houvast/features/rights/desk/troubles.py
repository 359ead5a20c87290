"""What goes wrong, in the language of the page.

What lies below the pages speaks English only, and the message of a job that failed is kept as it was said. So a line is
known again by its fixed words, and said anew with what stood between them; a line that is not known stays as it is.
"""

import re
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from houvast.features.rights.desk.methods import METHODS
from houvast.features.rights.desk.words import KEY_KINDS, PLAN_STATES, RIGHT_NAMES, STATUSES, Words

_PLACE = re.compile(r"%\((\w+)\)s")
_CODES: Words = {
    **KEY_KINDS,
    **RIGHT_NAMES,
    **PLAN_STATES,
    **STATUSES,
    **{one.value: words for one, words in METHODS.items()},
}
LINES = (
    _("there is no case %(case)s that you can see; check the receipt number."),
    _("case %(case)s is %(status)s; it was answered or passed on already."),
    _("case %(case)s is %(status)s; answer it before closing."),
    _("case %(case)s is %(status)s; it needs an approved plan."),
    _("case %(case)s is %(status)s; what was located stands."),
    _("case %(case)s is %(status)s; this step needs a case that is %(wanted)s."),
    _("case %(case)s: an extension is no answer; extend the term instead."),
    _("case %(case)s: it is not established who is asking; check the identity first."),
    _("case %(case)s: no identifier was proven to be the person's own; check one."),
    _("case %(case)s: nothing was searched yet; locate the person first."),
    _("case %(case)s: the systems were not read back yet; carry the plan out and read back before answering."),
    _("case %(case)s: %(left)s cells stay without a ground; carry the plan out and read back before answering."),
    _("case %(case)s: %(right)s changes nothing in systems; answer the case."),
    _("case %(case)s: %(principal)s has not instructed us; forward the case, or record the instruction."),
    _("case %(case)s can't be passed on: it is ours, or it is %(status)s already."),
    _("case %(case)s: a part of it may be ours to decide on; make the plan, which says."),
    _("case %(case)s: a part of it is ours; approve the plan, which passes on the rest."),
    _("case %(case)s: an instruction was recorded since the plan; withdraw it and plan again."),
    _("Case %(case)s has no list of what was passed on."),
    _("case %(case)s is our own: it needs no instruction."),
    _("case %(case)s: a check that passed proves an identifier; say which."),
    _("case %(case)s: %(kind)s can't be proven: it holds no readable one; write it down."),
    _("case %(case)s: %(left)s cells hold data without a ground; carry out, read back, and explain what stays."),
    _("case %(case)s: its plan is %(state)s; carry out, read back, and explain what stays."),
    _("case %(case)s: a linked case was not taken up; forward it or carry it out."),
    _("case %(case)s is %(status)s: its answer is given, there is no term to extend."),
    _("case %(case)s: the term was extended already; the law knows one extension."),
    _("case %(case)s: %(waiting)s tasks wait for an answer; remind who was asked, or write their answer down."),
    _("case %(case)s: %(waiting)s tasks wait for an answer; remind who was asked, or withdraw them."),
    _("case %(case)s: nobody was asked about the system %(system)s; locate again."),
    _(
        "case %(case)s: the system %(system)s holds data of the person; make the plan and carry it out, so that they"
        " are asked."
    ),
    _("case %(case)s is %(status)s: there is nothing to confirm any more."),
    _("case %(case)s is %(status)s: there is nothing to ask any more."),
    _("case %(case)s: no proof of identity is needed any more; choose another mail."),
    _("case %(case)s: choose what you want to ask."),
    _("case %(case)s: its term was not extended; extend it first."),
    _("case %(case)s was not passed on as a whole; pass it on first."),
    _("case %(case)s has no answer yet; answer it first."),
    _("case %(case)s waits for nothing of the person; there is nothing to remind of."),
    _("case %(case)s: nothing was erased, corrected or restricted that others must know."),
    _("case %(case)s: no address is known to which this mail may go; print it."),
    _("No messages can be sent by %(channel)s: set %(settings)s, or choose another way."),
    _("The first month ended on %(day)s: extending is no longer possible, answer now."),
    _("Extending needs a letter with the reasons, sent by %(day)s: send it first, then extend."),
    _("%(what)s on %(day)s lies before receipt on %(received)s: correct the date."),
    _("Case %(number)s has no answer pack yet."),
    _("This file was withdrawn; ask for a new one."),
    _("This file expired on %(day)s; ask for a new one."),
    _("the recordings are over %(size)s MB; hand them over apart, and refer to that."),
    _(
        "Case %(case)s: checking failed %(times)s times and is locked until %(until)s UTC; the request stays open."
        " Offer %(others)s."
    ),
    _("case %(case)s: no code can go to what is on file; check in another way."),
    _("case %(case)s: what the override was asked for was replaced; ask for it again."),
    _("Case %(case)s: %(most)s codes went out within a day; check in another way."),
    _("Case %(case)s has no such code: send a new one."),
    _("Case %(case)s: this code does not count any more; send a new one."),
    _("Case %(case)s: there is nothing left to ask that only the customer knows; send a code."),
    _("Case %(case)s: these questions do not count any more; ask others."),
    _("Case %(case)s: give a reason from the list, and what is the person's own."),
    _("Case %(case)s: no override waits for approval."),
    _("Case %(case)s: you asked for this yourself; let a colleague approve it."),
    _("You printed this code: let a colleague check it."),
    _("%(method)s reaches level %(reached)s, not %(level)s: check in a stronger way."),
    _("Your account sees no cases: ask the privacy officer."),
    _("Your account registers no requests: ask an agent or the privacy officer."),
    _("Your account may not do this: ask the privacy officer who may."),
    _("A plan is approved by somebody other than its maker: ask a colleague."),
    _("case %(case)s: no approved plan waits to be carried out (it is %(state)s)."),
    _("case %(case)s: the plan is not the one that was approved; locate and plan again."),
    _("case %(case)s: the data map changed since the plan; withdraw it, locate and plan again."),
    _("case %(case)s: the newest plan has another hash; look at it and approve that one."),
    _("case %(case)s: this plan was approved already; carry it out or plan again."),
    _("case %(case)s: the plan has %(errors)s errors; put them right in the map and plan again."),
    _("case %(case)s: the person was not located yet; locate first."),
    _("case %(case)s: candidates were decided on since the search; locate again."),
    _("case %(case)s: %(waiting)s candidates wait for a decision; accept or reject them, then locate."),
    _(
        "case %(case)s: %(systems)s did not answer and may share what was found with others;"
        " have it repaired and locate again."
    ),
    _("case %(case)s: not every system answered (%(systems)s); have it repaired and locate again."),
    _("case %(case)s: an approved plan is not finished; carry it out or withdraw it first."),
    _("case %(case)s: a plan that is %(state)s can't be withdrawn; carry it out."),
    _("case %(case)s: the plan is %(state)s; carry it out in every system first."),
    _("%(system)s: %(left)s rows changed since the plan (%(where)s); locate and plan again."),
    _("Connecting: the database does not answer; check the address and that it runs."),
    _("The folder is not there; check the path and that the disk is mounted."),
    _("%(where)s: this login may not write in the folder; nothing was changed."),
    _("%(where)s: another program changed a file meanwhile; nothing was changed."),
    _("case %(case)s is being worked on at this moment; wait until that is done, then look again."),
    _("case %(case)s: somebody asks for another; see first who they are and that they may."),
    _("case %(case)s: the person has died, so no access is given; refuse, and help with the estate."),
    _("case %(case)s is %(status)s; withdraw the plan first, or register a new request."),
    _("case %(case)s was split by controller already; register a new request for who asks."),
    _("case %(case)s: %(proof)s seen as %(how)s does not prove %(need)s here; choose from the sheet."),
    _(
        "case %(case)s: checking failed too often and is locked until %(until)s UTC; the request stays open."
        " Let them come in person."
    ),
    _("case %(case)s: say why the authority is refused, in a sentence that the person may read."),
    _("case %(case)s: nobody asks for another here; write down first who does."),
    _("case %(case)s is %(status)s; what was seen stands."),
    _("case %(case)s: say why it is the same request as %(to)s."),
    _("case %(case)s was not joined with another; there is nothing to undo."),
    _("case %(case)s goes on in %(leading)s: do this there, or undo the joining first."),
    _("case %(case)s: %(other)s is %(status)s already; register a new request."),
    _("case %(case)s: say why it is another request than %(other)s."),
    _("case %(case)s is one request; choose another number."),
    _("case %(case)s and %(other)s are of two organisations, and apart already."),
    _("case %(case)s and %(other)s ask another thing, or of another organisation."),
    _("case %(case)s is too far to be joined: answer it by itself."),
    _("case %(case)s: another request goes on in it; join that one first."),
    _("case %(case)s is %(status)s: nothing can go on in it; answer both."),
    _("case %(case)s and %(other)s have no identifier in common: not one person."),
    _("case %(case)s and %(other)s are asked by two people; answer both."),
    _("case %(case)s: who asks is better known here than in %(other)s; join that one with this."),
    _("case %(case)s: what was said in it is destroyed; register a new request."),
    _("case %(case)s: write the reasons out, as the person and the authority will read them."),
    _("case %(case)s: no refusal waits for approval; look at the case again."),
    _("case %(case)s: you asked for this refusal yourself; let a colleague look at it."),
    _("case %(case)s: there is no refusal to take back."),
    _("case %(case)s is %(status)s: it is answered already."),
    _("case %(case)s is the first request of this person: answer it."),
    _("case %(case)s: to refuse by art. 12(5), ask a second colleague, and leave the reasons here empty."),
    _("case %(case)s: a fee is asked for it; drop the fee first."),
    _("case %(case)s: a fee is asked for it; note that it was paid, or drop it."),
    _("case %(case)s is %(status)s; a fee is asked before anything is done."),
    _("case %(case)s: a refusal was asked for; take it back first."),
    _("case %(case)s: a fee is more than nothing and at most %(most)s euros."),
    _("case %(case)s: write out why a fee is asked and which costs it covers."),
    _(
        "case %(case)s: the person can stop this until %(until)s UTC; carry it out then, or let a second colleague"
        " shorten that with a reason."
    ),
    _("case %(case)s: nothing waits here for the person; look at the case again."),
    _("case %(case)s: you checked this person yourself; let a colleague shorten it."),
    _("case %(case)s: write out why the person gets less time to stop it."),
    _("case %(case)s: no word counts here; check the person, and let the privacy officer look."),
    _("case %(case)s: this is not the word of the warning; let them read it again."),
    _("case %(case)s: there is no erasure that can still be stopped here."),
    _("case %(case)s: the erasure was begun and can't be stopped; tell the person so."),
    _("case %(case)s: the check in %(other)s does not count here; check the person."),
    _("case %(case)s: a second colleague must look at this answer before it goes out; ask one."),
    _("case %(case)s: you released this answer; let a colleague make it."),
    _("case %(case)s: nobody needs to release this answer; look at the case again."),
    _("case %(case)s: no answer waits here to be released; look at the case again."),
    _("case %(case)s: you asked for this release yourself; let a colleague look at it."),
    _("case %(case)s: no fee waits for approval; look at the case again."),
    _("case %(case)s: you asked for this fee yourself; let a colleague look at it."),
    _("case %(case)s: no fee is asked for it."),
    _("case %(case)s: tell the person of the fee first."),
    _("case %(case)s: write down in which words the person took the request back."),
    _("case %(case)s: no fee was agreed on by two colleagues."),
    _("case %(case)s: no address was proven to be the person's own; print the text."),
    _("case %(case)s: tell %(who)s what was done with the data that they got, or write down why not."),
    _("case %(case)s: the register has no e-mail address of this recipient; tell it otherwise."),
    _("case %(case)s: have the mail sent from here, so that it is known whether it arrived."),
    _("case %(case)s: write out why this recipient is not told, as an authority will read it."),
    _("case %(case)s is our own: we tell who got the data ourselves."),
    _("case %(case)s: nobody of this name got what it changed; choose from the list."),
    _("case %(case)s: this recipient was told already."),
    _("case %(case)s: its refusal changed meanwhile; look at the answer again."),
    _("case %(case)s: %(others)s goes on in it, and may be of somebody else; undo that first."),
)
"""As they are said below, `%(…)s` for what differs; a test holds each to the code that says it."""


def in_words(line: str) -> str:
    """Say a line of trouble in the language of the page."""
    for known, pattern in _patterns():
        if found := pattern.fullmatch(line):
            return gettext(known) % {name: _part(part) for name, part in found.groupdict().items()}
    return line


def _part(part: str) -> str:
    """Say a code, or codes with "or" between them, as pages do; anything else stays as it is."""
    codes = part.split(" or ")
    return " / ".join(str(_CODES[code]) for code in codes) if all(code in _CODES for code in codes) else part


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((line, re.compile(_pattern(line))) for line in LINES)


def _pattern(line: str) -> str:
    parts = _PLACE.split(line)
    return "".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
