import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from houvast.entrypoints.cli import main
from houvast.features.activities.actions import load_activities
from houvast.features.datamap.actions import load_map
from houvast.features.systems.actions import add_system
from tests.cast import LONG_AGO, SETUP, Cast
from tests.entrypoints.cli import shop


@dataclass(frozen=True)
class Shell:
    """Runs commands as somebody, in this process."""

    home: Path

    def __call__(self, *arguments: object, user: str = "olga", given: bytes | None = None) -> Result:
        surroundings = {"HOUVAST_AS": user, "HOUVAST_HOME": str(self.home)}
        return CliRunner().invoke(main, [str(one) for one in arguments], input=given, env=surroundings)

    def well(self, *arguments: object, user: str = "olga", given: bytes | None = None) -> str:
        """Run a command that must end well, and give what it printed."""
        done = self(*arguments, user=user, given=given)
        assert done.exit_code == 0, done.output
        return done.stdout

    def json(self, *arguments: object, user: str = "olga", code: int = 0) -> Any:
        """Run a command that prints JSON, and give that."""
        done = self(*arguments, "--format", "json", user=user)
        assert done.exit_code == code, done.output
        return json.loads(done.stdout)

    def line(self, *arguments: object, user: str = "olga", given: bytes | None = None, code: int = 1) -> str:
        """Run a command that must end in one line of trouble, and give that line."""
        done = self(*arguments, user=user, given=given)
        assert done.exit_code == code, done.output
        told = done.stderr.splitlines()
        assert len(told) == 1, done.stderr
        assert told[0].startswith("houvast: ")
        assert "Traceback" not in done.output
        return told[0]


@pytest.fixture
def houvast(tmp_path: Path, cast: Cast) -> Shell:
    """The command line, with everybody of the cast in Houvast's database."""
    return Shell(tmp_path / "home")


@pytest.fixture
def shop_url(tmp_path: Path) -> str:
    """The shop in an SQLite file; Houvast does not know it yet."""
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    shop.fill(url)
    return url


@pytest.fixture
def known_shop(houvast: Shell, shop_url: str) -> str:
    """The shop with its map and activities."""
    introduce(shop_url)
    return shop_url


def introduce(url: str, secret: str = "") -> None:
    add_system(key="shop", url=url, secret_ref=secret, by=SETUP, at=LONG_AGO)
    load_map(name="shop.yaml", text=shop.MAP, by=SETUP, at=LONG_AGO)
    load_activities(name="shop.yaml", text=shop.ACTIVITIES, by=SETUP, at=LONG_AGO)


@pytest.fixture
def verified(houvast: Shell) -> Callable[..., str]:
    """Opens a case of the shop's customer Fenna, whose identity is established, and gives its number."""

    def open_case(right: str = "erasure", email: str = "fenna@example.org", number: str = "K100") -> str:
        keys = ["--email", email, "--customer-number", number]
        case = houvast.json("case", "open", "--right", right, *keys, "--name", "Fenna Tulp")["number"]
        proven = ["--proven", "email", "--proven", "customer_number"]
        houvast.well("case", "verify", case, "--level", 2, "--method", "call_back", *proven)
        return str(case)

    return open_case


@pytest.fixture
def approved(houvast: Shell, verified: Callable[..., str]) -> Callable[[], str]:
    """Brings an erasure so far that it can be carried out, and gives its number."""

    def approve() -> str:
        case = verified()
        houvast.well("case", "locate", case)
        plan = houvast.json("case", "plan", case)
        houvast.well("case", "approve", case, "--hash", plan["hash"])
        return case

    return approve
