"""How an arm of a condition is written as SQL, for each brand of database; values never become SQL text."""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import mssql
from sqlalchemy.dialects.postgresql import ARRAY, CITEXT
from sqlalchemy.types import UserDefinedType

from houvast.connectors.comparing import BLANKS
from houvast.connectors.protocol import ValueType
from houvast.connectors.sql.conditions import Arm, Wanted
from houvast.connectors.sql.tables import ColumnShape, Folding


class _Bpchar(UserDefinedType[str]):
    """PostgreSQL's CHAR without a length, so that no value is cut off."""

    cache_ok = True

    def get_col_spec(self, **_kw: object) -> str:
        return "bpchar"


def bound_type(column: ColumnShape, arm: Arm = Arm.IN) -> sa.types.TypeEngine[Any]:
    """Return the type in which values are bound, so that an index on the column can serve and nothing is cut off."""
    if arm is not Arm.IN:
        return sa.Text()
    if isinstance(column.sql_type, CITEXT):
        return column.sql_type
    if isinstance(column.sql_type, sa.CHAR):
        return _Bpchar()
    plain: dict[ValueType, sa.types.TypeEngine[Any]] = {
        ValueType.TEXT: sa.Text(),
        ValueType.INTEGER: sa.BigInteger(),
        ValueType.NUMBER: sa.Numeric(),
    }
    return plain.get(column.type, column.sql_type)


def written_type(column: ColumnShape) -> sa.types.TypeEngine[Any]:
    """Return the type in which a new value is bound: none, so that the database judges it, save where it must know."""
    return column.sql_type if column.type in {ValueType.JSON, ValueType.ARRAY} else sa.types.NullType()


def clause_of(item: Wanted, column: ColumnShape, brand: str, name: str) -> sa.ColumnElement[bool]:
    """Return the arm as SQL; its values are bound as `name_0`, `name_1` and so on."""
    plain: sa.ColumnElement[Any] = sa.column(column.name)
    names = [f"{name}_{i}" for i in range(len(item.values))]
    if item.arm is Arm.PRESENT:
        return plain.is_not(None)
    if item.arm in {Arm.IN, Arm.TEXT_IN, Arm.LOWER_IN}:
        left = {Arm.IN: plain, Arm.TEXT_IN: sa.cast(plain, _AS_TEXT.get(brand, sa.Text()))}.get(item.arm)
        left = _bare(_text(plain, column, brand), brand) if left is None else left
        if item.is_long:
            return left.in_(sa.select(sa.func.unnest(_listed(names[0], bound_type(column, item.arm)))))
        return _is_member(left, names, bound_type(column, item.arm), brand, as_list=item.as_list)
    if item.arm is Arm.NEAR:
        return _NEAR[brand](plain, column, [sa.bindparam(n, type_=sa.Text()) for n in names])
    return _alike(item, column, brand, names)


def _alike(item: Wanted, column: ColumnShape, brand: str, names: Sequence[str]) -> sa.ColumnElement[bool]:
    plain: sa.ColumnElement[Any] = sa.column(column.name)
    text = _text(plain, column, brand)
    if item.arm is Arm.LIKE and item.as_list:
        patterns_given = sa.cast(sa.bindparam(names[0], type_=sa.types.NullType()), ARRAY(sa.Text()))
        return sa.func.lower(_cheap(text, brand)).op("LIKE", is_comparison=True)(sa.any_(patterns_given))
    if item.arm is Arm.LIKE and brand != "sqlite":  # whose LIKE minds no case of ASCII letters, in a third of the time
        text = sa.func.lower(_cheap(text, brand))
    patterns: list[sa.ColumnElement[bool]] = [
        text.like(b, escape="!") for b in (sa.bindparam(n, type_=sa.Text()) for n in names)
    ]
    if brand == "sqlite":  # whose LIKE sees no bytes in a column of text
        patterns.append(sa.func.typeof(plain) == "blob")
    if brand == "sqlite" and column.unlimited:  # and stops at a NUL byte
        patterns.append(sa.func.instr(plain, sa.func.char(0)) > 0)
    return sa.or_(*patterns)


def _is_member(
    left: sa.ColumnElement[Any], names: Sequence[str], type_: sa.types.TypeEngine[Any], brand: str, *, as_list: bool
) -> sa.ColumnElement[bool]:
    if as_list and brand == "postgresql":
        return left == sa.any_(_listed(names[0], type_))
    if as_list:
        each = sa.func.json_each(sa.bindparam(names[0], type_=sa.Text())).table_valued("value")
        return left.in_(sa.select(each.c.value))
    return left.in_([sa.bindparam(n, type_=sa.types.NullType()) for n in names])


def _listed(name: str, type_: sa.types.TypeEngine[Any]) -> sa.ColumnElement[Any]:
    return sa.cast(sa.bindparam(name, type_=sa.types.NullType()), ARRAY(type_))


def _text(plain: sa.ColumnElement[Any], column: ColumnShape, brand: str) -> sa.ColumnElement[Any]:
    if column.type is ValueType.TEXT or brand == "sqlite":
        return plain
    return sa.cast(plain, _AS_TEXT.get(brand, sa.Text()))


_AS_TEXT: dict[str, sa.types.TypeEngine[Any]] = {
    "mariadb": sa.CHAR(),
    "mssql": mssql.NVARCHAR(),
    "oracle": sa.String(4000),
}


def _cheap(text: sa.ColumnElement[Any], brand: str) -> sa.ColumnElement[Any]:
    """Return text that PostgreSQL folds by ASCII alone, in half the time: what we look for in it is ASCII."""
    return sa.collate(text, "C") if brand == "postgresql" else text


def _bare(text: sa.ColumnElement[Any], brand: str) -> sa.ColumnElement[Any]:
    """Return SQL for the text in lower case without outer blanks."""
    if brand == "sqlite":
        return sa.func.lower(sa.func.trim(text, BLANKS))
    if brand == "postgresql":
        return sa.func.lower(_cheap(sa.func.btrim(text, BLANKS), brand))
    for blank in BLANKS[1:]:
        text = sa.func.replace(text, blank, " ")
    return sa.func.lower(sa.func.trim(text))


def _near_by_range(
    key: sa.ColumnElement[Any], binds: Sequence[sa.ColumnElement[Any]], end: Callable[..., sa.ColumnElement[Any]]
) -> sa.ColumnElement[bool]:
    """The value with anything up to a blank behind it, or anything that begins with a blank: two ranges of an index."""
    after = [sa.and_(key >= b, key < end(b)) for b in binds]
    return sa.or_(*after, sa.and_(key > "", key < "!"))


def _near_sqlite(
    plain: sa.ColumnElement[Any], column: ColumnShape, binds: Sequence[sa.ColumnElement[Any]]
) -> sa.ColumnElement[bool]:
    key = sa.func.lower(plain) if column.folding is Folding.LOWER else sa.collate(plain, "NOCASE")
    return _near_by_range(key, binds, lambda b: b.op("||")("!"))


def _near_postgresql(
    plain: sa.ColumnElement[Any], column: ColumnShape, binds: Sequence[sa.ColumnElement[Any]]
) -> sa.ColumnElement[bool]:
    key = sa.func.lower(plain) if column.folding is Folding.LOWER else plain
    if isinstance(column.sql_type, CITEXT):  # beside plain text it would be compared as such, in its own case
        binds = [sa.cast(b, CITEXT()) for b in binds]
    return _near_by_range(key, binds, lambda b: b.op("||")("!"))


def _near_mariadb(
    plain: sa.ColumnElement[Any], _column: ColumnShape, binds: Sequence[sa.ColumnElement[Any]]
) -> sa.ColumnElement[bool]:
    arms = [plain.in_(binds), *(plain.like(f"{blank}%") for blank in BLANKS)]
    return sa.or_(
        *arms, *(plain.like(sa.func.concat(b, f"{blank}%"), escape="\x01") for b in binds for blank in BLANKS)
    )


_NEAR: dict[str, Callable[..., sa.ColumnElement[bool]]] = {
    "sqlite": _near_sqlite,
    "postgresql": _near_postgresql,
    "mariadb": _near_mariadb,
}
