"""What pages call the codes of cases, searches, plans and proofs, the way one says it to a colleague."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django_stubs_ext import StrOrPromise

from houvast.engines.datamap.rows import Kind
from houvast.engines.matching.identifiers import EMAIL, PHONE
from houvast.features.erasure.contracts import PlanState, WorkState
from houvast.features.rights.contracts import Channel, Outcome, Right, Status
from houvast.foundation.ui.contracts import Tone

Words = Mapping[str, StrOrPromise]
CUSTOMER_NUMBER = "customer_number"

RIGHTS: Words = {
    Right.ACCESS: lazy("See my data"),
    Right.ERASURE: lazy("Erase my data"),
    Right.RECTIFICATION: lazy("Correct my data"),
    Right.OBJECTION: lazy("Stop using my data"),
    Right.RESTRICTION: lazy("Put my data on hold"),
    Right.PORTABILITY: lazy("Take my data with me"),
    Right.WITHDRAWAL: lazy("Withdraw my consent"),
    Right.HUMAN_REVIEW: lazy("A person must look again"),
    Right.COMPLAINT: lazy("Complaint or question"),
}
"""In the order in which callers ask for them; the caller's own kind of words."""

RIGHT_NAMES: Words = {
    Right.ACCESS: lazy("Access"),
    Right.ERASURE: lazy("Erasure"),
    Right.RECTIFICATION: lazy("Rectification"),
    Right.OBJECTION: lazy("Objection"),
    Right.RESTRICTION: lazy("Restriction"),
    Right.PORTABILITY: lazy("Portability"),
    Right.WITHDRAWAL: lazy("Withdrawal of consent"),
    Right.HUMAN_REVIEW: lazy("Human review"),
    Right.COMPLAINT: lazy("Complaint or question"),
}
CHANNELS: Words = {
    Channel.PHONE: lazy("By phone"),
    Channel.MAIL: lazy("By e-mail"),
    Channel.CHAT: lazy("By chat"),
    Channel.WEB: lazy("On the website"),
    Channel.LETTER: lazy("By letter"),
    Channel.COUNTER: lazy("At the counter"),
    Channel.PRINCIPAL: lazy("Through the principal"),
    Channel.API: lazy("From another system"),
}
STATUSES: Words = {
    Status.REGISTERED: lazy("Registered"),
    Status.VERIFIED: lazy("Identity checked"),
    Status.LOCATED: lazy("Data found"),
    Status.PLANNED: lazy("Plan made"),
    Status.APPROVED: lazy("Plan approved"),
    Status.EXECUTED: lazy("Carried out"),
    Status.READ_BACK: lazy("Read back"),
    Status.ANSWERED: lazy("Answered"),
    Status.CLOSED: lazy("Closed"),
    Status.FORWARDED: lazy("Passed on"),
}
STATUS_TONES: Mapping[str, Tone] = {
    Status.REGISTERED: Tone.WARNING,
    Status.PLANNED: Tone.WARNING,
    Status.READ_BACK: Tone.SUCCESS,
    Status.ANSWERED: Tone.SUCCESS,
    Status.CLOSED: Tone.NEUTRAL,
    Status.FORWARDED: Tone.NEUTRAL,
}
OUTCOMES: Words = {
    Outcome.GRANTED: lazy("Granted"),
    Outcome.PARTLY: lazy("Granted in part"),
    Outcome.REFUSED: lazy("Refused"),
    Outcome.NOTHING_FOUND: lazy("Nothing found"),
    Outcome.EXTENDED: lazy("Extended by two months"),
    Outcome.NOT_IDENTIFIED: lazy("Identity not established"),
}
KEY_KINDS: Words = {
    EMAIL: lazy("E-mail address"),
    PHONE: lazy("Phone number"),
    CUSTOMER_NUMBER: lazy("Customer number"),
    "agent_code": lazy("Agent code"),
    "invoice_number": lazy("Invoice number"),
    "ticket_number": lazy("Ticket number"),
    "name": lazy("Name"),
}
KINDS: Words = {
    Kind.OWN: lazy("Of this person"),
    Kind.CANDIDATE: lazy("Perhaps this person"),
    Kind.MENTION: lazy("Mentioned in a text"),
    Kind.SHARED: lazy("Shared with others"),
}
KIND_TONES: Mapping[str, Tone] = {
    Kind.OWN: Tone.SUCCESS,
    Kind.CANDIDATE: Tone.WARNING,
    Kind.MENTION: Tone.INFO,
    Kind.SHARED: Tone.NEUTRAL,
}
EVIDENCE: Words = {
    "name_same": lazy("same name"),
    "name_different": lazy("different name"),
    "birth_same": lazy("same date of birth"),
    "birth_different": lazy("different date of birth"),
    "address_same": lazy("same address"),
    "goes_together": lazy("the same conversation"),
    "shared_key": lazy("other people have this too"),
    "name_in_text": lazy("the name stands in a text"),
    "accepted": lazy("a colleague said that it is this person"),
    "somebody_else": lazy("it names somebody else too"),
}
FOUND_PROBLEMS: Words = {
    "nobody": lazy(
        "Nobody was found with these identifiers. Check them with the caller, or answer that nothing is held."
    ),
    "ambiguous_key": lazy("More than one person has this: {what}. Ask for another identifier and prove that one too."),
    "address_cut": lazy(
        "So many rows have the postcode or street of this person that not all of them were compared. "
        "Look in that system whether the person is there twice."
    ),
}
HOW: Words = {
    "null": lazy("emptied"),
    "replace": lazy("replaced"),
    "generalise": lazy("made less exact"),
    "redact": lazy("taken out of the text"),
    "set": lazy("set"),
    "rectify": lazy("corrected"),
}
VERBS: Words = {
    "delete": lazy("Row is erased"),
    "change": lazy("Row is changed"),
    "keep": lazy("Row stays"),
    "forward": lazy("Row is passed on"),
}
VERB_TONES: Mapping[str, Tone] = {
    "delete": Tone.DANGER,
    "change": Tone.WARNING,
    "keep": Tone.INFO,
    "forward": Tone.NEUTRAL,
}
KEPT: Words = {
    "retention": lazy("The law asks to keep it"),
    "joins": lazy("Needed to find the records that stay"),
    "shared": lazy("Other people use it too"),
    "empty": lazy("Nothing personal in it"),
    "decision": lazy("Weighed by a colleague"),
    "forwarded": lazy("Passed on: the principal decides"),
    "joins_forwarded": lazy("Needed to find the records that the principal decides on"),
    "unflagged": lazy("The system has no field for this"),
}
RESIDUE: Words = {
    "stays": lazy("stays as it was"),
    "still_there": lazy("still holds its old value"),
    "row_still_there": lazy("the row is still there"),
    "reappeared": lazy("holds another value again"),
    "found_again": lazy("found again with the person’s own identifiers"),
    "old_value": lazy("an old value of the person stands here"),
    "old_version": lazy("an older version of it is still kept"),
}
PLAN_STATES: Words = {
    PlanState.DRAFT: lazy("Waits for approval"),
    PlanState.REPLACED: lazy("Replaced"),
    PlanState.APPROVED: lazy("Approved"),
    PlanState.RUNNING: lazy("Being carried out"),
    PlanState.STOPPED: lazy("Stopped"),
    PlanState.EXECUTED: lazy("Carried out"),
    PlanState.PROVEN: lazy("Carried out and proven"),
}
WORK_STATES: Words = {
    WorkState.WAITING: lazy("Waits"),
    WorkState.WRITING: lazy("Busy"),
    WorkState.DONE: lazy("Done"),
    WorkState.STOPPED: lazy("Stopped"),
}
WORK_TONES: Mapping[str, Tone] = {
    WorkState.WAITING: Tone.NEUTRAL,
    WorkState.WRITING: Tone.INFO,
    WorkState.DONE: Tone.SUCCESS,
    WorkState.STOPPED: Tone.DANGER,
}
STOPPED: Words = {
    "drifted": lazy("rows changed since the plan"),
    "refused": lazy("the system refuses the change"),
    "unreachable": lazy("the system does not answer"),
    "unreadable": lazy("the system could not be read"),
}
EXTENSION_REASONS: Words = {
    "complexity": lazy("The request is complex"),
    "number_of_requests": lazy("There are many requests of this person"),
}


def say(words: Words, code: str) -> StrOrPromise:
    """Give the words for a code; a code without words is shown as it stands, never hidden."""
    return words.get(code, code.replace("_", " "))


def key_kind(kind: str) -> StrOrPromise:
    """Name a kind of identifier."""
    return say(KEY_KINDS, kind)


def evidence(code: str) -> str:
    """Say what speaks for or against a candidate."""
    if code in EVIDENCE:
        return str(EVIDENCE[code])
    what, _sep, how = code.rpartition("_")
    if how == "same":
        return _("same %(what)s") % {"what": _small(what)}
    if how == "different":
        return _("different %(what)s") % {"what": _small(what)}
    if code.endswith("_in_text"):
        return _("the %(what)s stands in a text") % {"what": _small(code.removesuffix("_in_text"))}
    return code


def speaks_against(code: str) -> bool:
    """Tell whether a piece of evidence says that this is somebody else."""
    return code.endswith("_different") or code in {"shared_key", "somebody_else"}


def found_problem(code: str) -> str:
    """Say what was odd about a search, and what to do."""
    name, _sep, kind = code.partition(":")
    return str(say(FOUND_PROBLEMS, name)).replace("{what}", _small(kind))


def _small(kind: str) -> str:
    text = str(key_kind(kind))
    return text[:1].lower() + text[1:]
