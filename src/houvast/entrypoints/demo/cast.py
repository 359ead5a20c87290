"""The named persons of the demonstration: who they are, where they live, and what happened to them.

They come first in every demonstration centre, whatever its size, so their ids are their places in this list.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from houvast.entrypoints.demo.people import History, Tie


@dataclass(frozen=True, slots=True)
class Role:
    """A named person: how the stories call them, and what the systems know."""

    key: str
    given: str
    initials: str
    surname: str
    woman: bool
    born: date
    mail: str
    histories: dict[str, History] = field(default_factory=dict)
    infix: str = ""
    former_mail: str = ""
    former_mail_known: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A home of named persons; `town` is a place in the list of towns of its language."""

    roles: tuple[Role, ...]
    country: str = "NL"
    town: int = 0
    landline: bool = True
    moved: bool = False
    shared_mail: str = ""


_PLAIN = History(moments=2, tickets=(Tie.NUMBER,), invoices=(0.5, 1.5), entries=(Tie.NUMBER,))

STAGES: Final = (
    Stage(
        town=2,
        moved=True,
        roles=(
            Role(
                "vera",
                "Vera",
                "V.M.",
                "Zonderland-de Wit",
                woman=True,
                born=date(1984, 3, 17),
                mail="vera.zonderland@example.com",
                former_mail="veratje84@example.net",
                former_mail_known=True,
                histories={
                    "energie": History(
                        moments=4,
                        tickets=(Tie.NUMBER, Tie.FORMER_MAIL_AND_NUMBER, Tie.FORMER_MAIL),
                        invoices=(0.4, 1.4, 2.4, 5.4, 8.3, 8.8),
                        entries=(Tie.NUMBER, Tie.LANDLINE),
                        recordings=(Tie.NUMBER, Tie.NUMBER, Tie.LANDLINE),
                    )
                },
            ),
            Role(
                "ruben",
                "Ruben",
                "R.",
                "Zonderland",
                woman=False,
                born=date(1982, 11, 2),
                mail="r.zonderland@example.org",
                histories={
                    "energie": History(
                        moments=2,
                        tickets=(Tie.NUMBER, Tie.MAIL),
                        invoices=(0.6, 8.5),
                        entries=(Tie.LANDLINE,),
                        recordings=(Tie.LANDLINE,),
                    )
                },
            ),
        ),
    ),
    Stage(
        town=4,
        landline=False,
        roles=(
            Role(
                "bram",
                "Bram",
                "B.",
                "Okkerse",
                woman=False,
                born=date(1991, 7, 30),
                mail="bram.okkerse@example.org",
                histories={
                    "energie": History(
                        moments=3,
                        tickets=(Tie.NUMBER, Tie.MAIL),
                        invoices=(0.3, 1.3, 2.3),
                        entries=(Tie.NUMBER,),
                        recordings=(Tie.NUMBER,),
                    )
                },
            ),
        ),
    ),
    Stage(
        town=12,
        roles=(
            Role(
                "father",
                "Jan Willem",
                "J.W.",
                "Hofstra",
                woman=False,
                born=date(1957, 1, 9),
                mail="jw.hofstra@example.com",
                histories={"energie": History(3, (Tie.NUMBER,), (0.5, 3.5, 8.4), (Tie.LANDLINE,), (Tie.LANDLINE,))},
            ),
            Role(
                "son",
                "Johan Wouter",
                "J.W.",
                "Hofstra",
                woman=False,
                born=date(1988, 9, 21),
                mail="jwhofstra88@example.net",
                histories={"energie": History(2, (Tie.MAIL,), (0.7, 1.7), (Tie.NUMBER,), (Tie.NUMBER,))},
            ),
        ),
    ),
    Stage(
        country="BE",
        town=1,
        shared_mail="gezin.vandewalle@example.org",
        roles=(
            Role(
                "geert",
                "Geert",
                "G.",
                "Vandewalle",
                woman=False,
                born=date(1969, 5, 6),
                mail="",
                histories={"scaldis": History(2, (Tie.NUMBER, Tie.MAIL), (0.5, 4.5), (Tie.NUMBER,), (Tie.NUMBER,))},
            ),
            Role(
                "mieke",
                "Mieke",
                "M.",
                "Cornelis",
                woman=True,
                born=date(1971, 12, 24),
                mail="",
                histories={"scaldis": History(2, (Tie.NUMBER, Tie.MAIL), (0.6,), (Tie.LANDLINE,), (Tie.NUMBER,))},
            ),
        ),
    ),
    Stage(
        country="BE",
        town=0,
        roles=(
            Role(
                "sanne",
                "Sanne",
                "S.",
                "Lievens",
                woman=True,
                born=date(1978, 2, 13),
                mail="sanne.lievens@example.com",
                histories={
                    "energie": _PLAIN,
                    "scaldis": History(2, (Tie.NUMBER, Tie.MAIL), (0.4, 7.6, 8.6), (Tie.NUMBER,), (Tie.NUMBER,)),
                    "own": History(1, (Tie.MAIL,), (0.9, 8.7)),
                },
            ),
        ),
    ),
    Stage(
        town=2,
        roles=(
            Role(
                "neighbour",
                "Trudy",
                "T.",
                "Kolkman",
                woman=True,
                born=date(1950, 8, 15),
                mail="trudy.kolkman@example.net",
                histories={"energie": History(3, (Tie.NUMBER,), (0.5,))},
            ),
        ),
    ),
    Stage(
        town=7,
        roles=(
            Role(
                "twin",
                "Samira",
                "S.",
                "Bouzidi",
                woman=True,
                born=date(1995, 10, 4),
                mail="samira.bouzidi@example.com",
                histories={"energie": History(2, (Tie.NUMBER,), (0.5, 1.5), twin=True)},
            ),
        ),
    ),
    Stage(
        town=9,
        roles=(
            Role(
                "bare",
                "Coen",
                "C.P.",
                "Berg",
                infix="van den",
                woman=False,
                born=date(2001, 6, 1),
                mail="coen@example.com",
                histories={"own": History()},
            ),
        ),
    ),
)

CAST: Final = {role.key: place for place, role in enumerate(role for stage in STAGES for role in stage.roles)}
"""The persons' ids by the names that the stories give them."""
