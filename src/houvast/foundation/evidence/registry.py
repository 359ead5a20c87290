"""Which facts there are: what is not in here cannot be recorded."""

import sys

from django.apps import apps
from django.utils.module_loading import autodiscover_modules

from houvast.engines.ledger.facts import check_type
from houvast.engines.trouble import Trouble
from houvast.foundation.events.facts import Fact

FACTS: dict[str, type[Fact]] = {}
"""Every type of fact by its kind; read it, and add with `register` only."""


class UnknownFact(Trouble):
    """A fact of a type that no app states in its `events`."""


class KindTaken(Trouble):
    """Two types of fact call themselves the same."""


def register(fact: type[Fact]) -> type[Fact]:
    """Let facts of this type be recorded.

    :raises UnsafeFact: when a field could hold a person's data in clear.
    :raises KindTaken: when another type has its kind.
    """
    check_type(fact)
    if FACTS.setdefault(fact.kind, fact) is not fact:
        raise KindTaken(f"{fact.__name__} and {FACTS[fact.kind].__name__} are both `{fact.kind}`; rename one.")
    return fact


def register_all() -> None:
    """Register every fact that an installed app states in its `events`, or names there from elsewhere in it."""
    autodiscover_modules("events")
    for app in apps.get_app_configs():
        module = sys.modules.get(f"{app.name}.events")
        for found in vars(module).values() if module else ():
            if isinstance(found, type) and issubclass(found, Fact) and found.__module__.startswith(f"{app.name}."):
                register(found)


def kind_of(fact: Fact) -> str:
    """Name what happened.

    :raises UnknownFact: when this type was never registered.
    """
    kind = getattr(fact, "kind", "")
    if FACTS.get(kind) is not type(fact):
        raise UnknownFact(f"{type(fact).__name__} is not a known fact; state it in the `events` of an installed app.")
    return str(kind)
