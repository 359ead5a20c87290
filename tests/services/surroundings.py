"""What Houvast finds in its environment while it is tested."""

import atexit
import os
import shutil
import tempfile

from tests.services import postgres


def prepare() -> None:
    """Give Houvast an empty home and a database of its own, before its settings are read."""
    home = tempfile.mkdtemp(prefix="houvast-home-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for name in [name for name in os.environ if name.startswith("HOUVAST_")]:
        del os.environ[name]
    os.environ["HOUVAST_HOME"] = home
    os.environ["HOUVAST_REVOKE_DAYS"] = "0"  # no story waits three days; a test of the waiting sets it
    chosen = os.environ.get("DATABASE", "sqlite")
    if chosen == "pg":
        url = postgres.shared().database("houvast")
        os.environ["HOUVAST_DATABASE_URL"] = url.replace("postgresql+psycopg", "postgresql", 1)
    elif chosen != "sqlite":
        raise ValueError(f"DATABASE={chosen} is unknown: choose sqlite or pg")
