"""The values for the named places in letter texts."""

from collections.abc import Mapping, Sequence

from houvast.features.rights.answer.contracts import Answer, Controller, Remedies
from houvast.features.rights.answer.values import day
from houvast.features.rights.answer.wording import labels


def places(answer: Answer) -> Mapping[str, str]:
    """Give every value that a text may ask for; a day that the answer does not have is empty."""
    dates, controller, language = answer.dates, answer.controller, answer.language
    days = {
        "received": dates.received,
        "answered": dates.answered,
        "due": dates.due,
        "extended_due": dates.extended_due,
        "case_kept_until": dates.case_kept_until,
    }
    return {
        **{name: day(value, language) if value else "" for name, value in days.items()},
        "name": answer.addressee.name,
        "deciding": listed([one.name for one in answer.forwarded if one.rows], labels(language)["and"]),
        "controller": controller.name,
        "reference": answer.case,
        "contact": contact(controller, language),
        "dpo": controller.dpo,
        "statement": controller.statement_url,
        "complaint": answer.remedies.complaint,
        "court": answer.remedies.court,
        "authority": authority(answer.remedies),
    }


def contact(controller: Controller, language: str) -> str:
    """Write how the controller is reached."""
    return listed([way for way in (controller.email, controller.phone) if way], labels(language)["or"])


def authority(remedies: Remedies) -> str:
    """Write the authority's name, its address, and how it is reached, each on a line of its own."""
    reached = ", ".join(way for way in (remedies.phone, remedies.url) if way)
    return "\n".join(line for line in (remedies.authority, ", ".join(remedies.address), reached) if line)


def listed(items: Sequence[str], joining: str) -> str:
    """Write a list in a sentence: a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joining} {items[-1]}"
