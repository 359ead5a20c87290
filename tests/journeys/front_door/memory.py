"""What a customer remembers: their answers to the questions of a case; run in the surroundings of a house."""

import json
import os
import sys
from datetime import UTC, datetime

import django


def remember(case: str) -> list[str]:
    """Give the right answer to each question that was put, in that order."""
    # Django is ready only now.
    from houvast.features.rights.actions.proving import questions_open
    from houvast.features.rights.on_file import read_on_file
    from houvast.features.rights.queries import case_record
    from houvast.features.verification.rules.questions import is_right
    from houvast.foundation.events.facts import Actor

    who, at = Actor("system", "memory"), datetime.now(UTC)
    facts = {fact.code: fact for fact in read_on_file(case_record(case), by=who, at=at).facts}
    asked = questions_open(case=case, by=who, at=at)
    return [
        next((one for one in question.options if is_right(facts[question.code], one)), str(facts[question.code].value))
        for question in (asked[1] if asked else ())
    ]


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "houvast.config.settings"
    django.setup()
    json.dump(remember(sys.argv[1]), sys.stdout)
