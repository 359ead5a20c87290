"""What a pack says of a kind of system: data only, held to its schema; an unknown key is refused."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from houvast.connectors.protocol import Comparison, ValueType

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")


def _path(text: str) -> str:
    wrong = not text.startswith("/") or "//" in text or any(c in text for c in "?#\\ ") or not text.isprintable()
    if wrong or any(part in (".", "..") for part in text.split("/")):
        raise ValueError("must be a path such as /tickets/{id}")
    return text


def _header(text: str) -> str:
    if not _HEADER.fullmatch(text):
        raise ValueError("must be the name of a header")
    return text


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError("must be a name of letters, digits and `_`")
    return text


Path = Annotated[str, AfterValidator(_path)]
Header = Annotated[str, AfterValidator(_header)]
Name = Annotated[str, AfterValidator(_name)]
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


class Part(BaseModel):
    """A part of a pack: unknown keys are refused, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Login(Part):
    """How a request says who asks; the secret never stands in an address.

    `basic`: the option `user` and the secret. `key`: the secret as the user, with any password. `bearer`:
    `Authorization: Bearer SECRET`. `header`: the named header, with the secret where `format` has `{secret}`.
    """

    kind: Literal["basic", "key", "bearer", "header"]
    header: Header = "Authorization"
    format: str = "{secret}"
    user_suffix: str = ""

    @model_validator(mode="after")
    def _once(self) -> "Login":
        if self.format.count("{secret}") != 1:
            raise ValueError("`format` must hold {secret} once")
        return self


class Limits(Part):
    """Bounds: seconds per step and per request in all, tries, bytes of one answer, pages of one listing."""

    timeout: float = Field(default=30, gt=0, le=300)
    total: float = Field(default=120, gt=0, le=3600)
    tries: int = Field(default=5, ge=1, le=20)
    bytes: int = Field(default=32 * 1024 * 1024, ge=1024, le=1024**3)
    pages: int = Field(default=20_000, ge=1)


class Paging(Part):
    """How a listing goes on.

    `page`: `parameter` counts pages from `start`. `offset`: `parameter` counts rows. `cursor`: `parameter` takes what
    stands at `next`. `link`: the Link header. `url`: the address at `next`, of this host only. `size` is sent as it is;
    `total` and `pages` are where the answer says how many rows and pages there are, `more` whether there is more, `end`
    whether this was all.
    """

    kind: Literal["page", "offset", "cursor", "link", "url"]
    parameter: str = ""
    start: int = 1
    size: dict[str, int] = {}
    next: str = ""
    total: str = ""
    pages: str = ""
    more: str = ""
    end: str = ""

    @model_validator(mode="after")
    def _whole(self) -> "Paging":
        if self.kind in ("page", "offset", "cursor") and not self.parameter:
            raise ValueError(f"paging of the kind {self.kind} needs `parameter`")
        if self.kind in ("cursor", "url") and not self.next:
            raise ValueError(f"paging of the kind {self.kind} needs `next`")
        return self


class Request(Part):
    """One request, with `{placeholders}` in path, query and body; `fine` are answers that count as done."""

    method: Method = "GET"
    path: Path
    query: dict[str, str | int | bool] = {}
    body: Any = None
    fine: tuple[int, ...] = ()
    repeatable: bool | None = None

    @property
    def may_repeat(self) -> bool:
        """Tell whether sending it twice does what sending it once does."""
        return self.method in ("GET", "PUT", "DELETE") if self.repeatable is None else self.repeatable


class Reading(Request):
    """A request that gives rows: where in the answer (`rows`), and how it goes on (`paging`)."""

    method: Method = "GET"
    rows: str = ""
    paging: str = ""

    @property
    def may_repeat(self) -> bool:
        """Tell that reading can always be tried again."""
        return True


class Search(Part):
    """Requests that together give at least every row in which one of these fields holds a value by one comparison."""

    fields: tuple[str, ...] = Field(min_length=1)
    by: tuple[Comparison, ...] = Field(min_length=1)
    requests: tuple[Reading, ...] = Field(min_length=1)


class Each(Part):
    """A listing that is asked once for every row of another collection; `give` fills placeholders from its fields."""

    of: str
    give: dict[str, str] = Field(min_length=1)


class Column(Part):
    """One field of a row: where it stands, of what type, and how it is written.

    `path` is dotted; `given` names the placeholder that the row was asked with. `write` is the name by which it is sent
    (its own where it says nothing). `empty` is what the system holds for nothing. `optional` fields may be missing.
    `redacted` is the sign that the system puts in place of text that was taken out.
    """

    type: ValueType = ValueType.TEXT
    path: str = ""
    given: str = ""
    write: str = ""
    read_only: bool = False
    required: bool = False
    optional: bool = False
    unique: bool = False
    length: int | None = None
    choices: tuple[str, ...] = ()
    empty: str | None = None
    redacted: str = ""


class Changing(Request):
    """The request that writes fields of a row (all that can be written, where it names none)."""

    method: Method = "PUT"
    fields: tuple[str, ...] = ()


class Gone(Part):
    """When a row counts as erased although the system still shows it: a field holds one of these values."""

    field: str
    values: tuple[str | int | bool, ...] = Field(min_length=1)


class Table(Part):
    """One collection: its rows, how to list, search and get them, how they are changed and erased.

    `keeps_old_values`: the system keeps what stood there in a history that its interface cannot erase.
    """

    key: tuple[str, ...] = Field(min_length=1)
    fields: dict[str, Column]
    list: Reading | None = None
    each: Each | None = None
    search: tuple[Search, ...] = ()
    get: tuple[Reading, ...] = Field(min_length=1)
    change: tuple[Changing, ...] = ()
    erase: tuple[Request, ...] = ()
    erased: tuple[Gone, ...] = ()
    keeps_old_values: str = ""
    note: str = ""


class Pack(Part):
    """A kind of system. `tested` says against what it was tried, `real` whether that was the real thing."""

    pack: Name
    title: str
    tested: str
    real: bool = False
    base: str = ""
    login: Login
    probe: Path
    version: str = ""
    limits: Limits = Limits()
    too_many: tuple[int, ...] = (429, 503)
    retry_after: Header = "Retry-After"
    accept: str = "application/json"
    options: dict[str, str] = {}
    paging: dict[str, Paging] = {}
    collections: dict[str, Table] = Field(min_length=1)
