"""Nothing more is done in a request that was joined with another: each action, whoever calls it."""

import inspect
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import pytest

from houvast.features.rights import actions
from houvast.features.rights.actions.joining import join_case
from houvast.features.rights.contracts import JoinedWhy, NotToldWhy, RefusalGround, RefusedWhy, SeenHow, ToldHow
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.together import GoesOnElsewhere
from houvast.features.verification.models import IdentityCheck
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.jobs.models import Job
from tests.cast import SETUP
from tests.features.rights.test_refusals import asked
from tests.journeys.centre import NOON

pytestmark = pytest.mark.django_db

LOOKING = {
    "standing_of", "login_ways", "case_of_link", "address_of", "fee_notice", "draft", "fee_address", "is_identified",
    "questions_open", "revocation_of", "kept_in", "address_for",
}  # fmt: skip
"""What changes nothing; and a draft, which fits no moment of a closed request."""
STILL = {"part_case", "shred_case"}
"""What is left to do in a joined request: undo the joining, and in the end destroy what was said in it."""
BY_OTHERS = {"tell", "tell_if_possible", "retry", "settle"}  # drafts, and mails of before the joining
ONLY_PRINCIPALS = {"withdraw_case"}  # a principal's own, which is never joined by it
VALUES = {
    "plan_hash": "0" * 64, "method": "call_back", "level": 2, "proven": ("email",), "passed": True, "way": "mail",
    "why": JoinedWhy.DUPLICATE, "ground": RefusalGround.UNFOUNDED, "how": SeenHow.ORIGINAL, "reason": "Dubbel.",
    "challenge": uuid4(), "asked": uuid4(), "override": uuid4(), "answers": {}, "said": "123456", "keys": (),
    "address": (), "corrections": (), "representing": None, "accepted": True, "clock": lambda: NOON, "cents": 100,
    "costs": "Uren.", "letter_sent_at": NOON, "reasons": ("complexity",), "by": SETUP, "at": NOON,
}  # fmt: skip


def _all():
    folder = Path(actions.__file__).parent
    modules = [import_module(f"{actions.__name__}.{path.stem}") for path in folder.glob("*.py") if path.stem[0] != "_"]
    for module in modules:
        for name, one in inspect.getmembers(module, inspect.isfunction):
            own = one.__module__ == module.__name__ and "case" in inspect.signature(one).parameters
            if own and name[0] != "_" and name not in LOOKING | STILL | BY_OTHERS | ONLY_PRINCIPALS:
                yield pytest.param(name, one, id=f"{module.__name__.rpartition('.')[2]}.{name}")


def _given(name, one):
    own = {"refuse_authority": {"why": RefusedWhy.DOUBT}, "note_told": {"how": ToldHow.PHONE},
           "leave_untold": {"why": NotToldWhy.IMPOSSIBLE}}.get(name, {})  # fmt: skip
    wanted = [p.name for p in inspect.signature(one).parameters.values() if p.default is p.empty and p.name != "case"]
    return {parameter: own.get(parameter, VALUES.get(parameter, "x")) for parameter in wanted}


@pytest.fixture
def joined(cast):
    first, second = asked(1, known=False), asked(known=False)
    join_case(case=second, to=first, why=JoinedWhy.DUPLICATE, reason="Belde twee keer.", by=SETUP, at=NOON)
    return first, second


@pytest.mark.parametrize(("name", "action"), _all())
def test_it_is_refused_and_nothing_changes(joined, name, action):
    first, second = joined
    before, facts = list(CaseRecord.objects.values()), evidence.head()
    with pytest.raises(GoesOnElsewhere, match=f"{second} goes on in {first}") as told:
        action(case=second, **_given(name, action))
    assert (told.value.leading, told.value.status) == (first, 409)
    assert list(CaseRecord.objects.values()) == before
    assert evidence.head() == facts
    assert not Job.objects.exists()
    assert not IdentityCheck.objects.exists()
