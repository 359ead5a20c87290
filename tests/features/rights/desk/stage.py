"""A centre with real source systems and its people at their desks, for the pages of cases."""

from dataclasses import dataclass
from pathlib import Path

from django.test import Client

from houvast.engines.datamap.rows import Kind
from houvast.features.locating.queries import latest_search
from houvast.features.rights.actions.carrying_out import approve_case_plan, execute_case, plan_case, read_case_back
from houvast.features.rights.actions.locating import decide_on, locate_person
from houvast.features.rights.contracts import Right
from houvast.foundation.accounts.actions import add_account, assign
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.accounts.models import Account
from tests.cast import PASSWORD
from tests.journeys.centre import NOON, SYSTEM, Centre, open_centre, verified_case

PEOPLE = {
    "amira": ("Amira Haddou", Role.AGENT, ("own", "energie")),
    "thijs": ("Thijs Brand", Role.TEAM_LEAD, ("own", "energie", "scaldis")),
    "olga": ("Olga Meijer", Role.PRIVACY_OFFICER, ("own", "energie", "scaldis")),
    "petra": ("Petra Wouters", Role.PRINCIPAL_CONTACT, ("scaldis",)),
}


@dataclass
class Stage:
    """The centre, and its people by first name."""

    centre: Centre
    people: dict[str, Account]

    def client(self, who: str) -> Client:
        """A browser in which somebody is logged in, in English."""
        client = Client(headers={"accept-language": "en"})
        client.force_login(self.people[who])
        return client

    def verified(self, name: str = "vera", organisation: str = "energie", right: Right = Right.ERASURE) -> str:
        """A case of a named person whose identity is established."""
        return verified_case(self.centre, name, organisation, right)

    def located(self, name: str = "vera", organisation: str = "energie", right: Right = Right.ERASURE) -> str:
        """A case of which the data was found and every candidate decided on."""
        case = self.verified(name, organisation, right)
        locate_person(case=case, by=SYSTEM, at=NOON)
        found = latest_search(case)
        person = self.centre.people[name]
        truth = self.centre.truth
        hers = truth.theirs(person, organisation) | truth.keys(person, organisation, Kind.MENTION)
        for item in found.of_kind(Kind.CANDIDATE):
            decide_on(case=case, key=item.row.key, accepted=item.row.key in hers, by=SYSTEM, at=NOON)
        locate_person(case=case, by=SYSTEM, at=NOON)
        return case

    def approved(self) -> str:
        """A case of which the plan was approved."""
        case = self.located()
        plan = plan_case(case=case, by=self.people["thijs"].actor, at=NOON)
        approve_case_plan(case=case, plan_hash=plan.hash, by=self.people["olga"].actor, at=NOON)
        return case

    def proven(self) -> str:
        """A case of which the systems were read back."""
        case = self.approved()
        execute_case(case=case, by=SYSTEM, at=NOON, clock=lambda: NOON)
        read_case_back(case=case, by=SYSTEM, at=NOON)
        return case


def set_stage(home: Path, *, people: int = 40) -> Stage:
    """Fill the systems with few people, and let the staff in."""
    centre = open_centre(home, people=people)
    return Stage(centre, {name: _let_in(name) for name in PEOPLE})


def _let_in(name: str) -> Account:
    display_name, role, organisations = PEOPLE[name]
    account = add_account(
        username=name, display_name=display_name, role=role, password=PASSWORD, language="en", by=SYSTEM, at=NOON
    )
    for key in organisations:
        assign(account=account, organisation_key=key, by=SYSTEM, at=NOON)
    return account
