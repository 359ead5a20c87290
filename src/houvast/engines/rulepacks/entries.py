"""From the mappings of a rule pack to its values, strictly."""

import re

from houvast.engines.rulepacks.country import AgeLimit, Authority, Remedy
from houvast.engines.rulepacks.reading import Fields, PackUnreadable
from houvast.engines.rulepacks.rules import Certainty, OnErasure, Period, RetentionRule, Span, StartEvent

_CATEGORY = re.compile(r"(user|system)(\.[a-z][a-z0-9_]*)*")


def read_authority(fields: Fields) -> Authority:
    """Read the authority.

    :raises PackUnreadable: a mistake in it.
    """
    authority = Authority(
        name=fields.words("name"),
        short=fields.text("short"),
        address=fields.texts("address"),
        phone=fields.text("phone"),
        url=fields.text("url"),
        source=fields.text("source"),
        complaint=fields.words("complaint"),
    )
    fields.close()
    return authority


def read_remedy(fields: Fields) -> Remedy:
    """Read one way to court.

    :raises PackUnreadable: a mistake in it.
    """
    remedy = Remedy(
        key=fields.text("key"),
        law=fields.text("law"),
        article=fields.text("article"),
        source=fields.text("source"),
        words=fields.words("words"),
        valid=_span(fields),
    )
    fields.close()
    return remedy


def read_age(fields: Fields) -> AgeLimit:
    """Read one age limit.

    :raises PackUnreadable: a mistake in it.
    """
    limit = AgeLimit(
        key=fields.text("key"),
        years=fields.count("years") if fields.has("years") else None,
        law=fields.text("law"),
        article=fields.text("article"),
        source=fields.text("source"),
        words=fields.words("words"),
        valid=_span(fields),
    )
    fields.close()
    return limit


def read_rule(fields: Fields, country: str) -> RetentionRule:
    """Read one retention rule.

    :raises PackUnreadable: a mistake in it.
    """
    key = fields.text("key")
    if not key.startswith(f"{country.lower()}."):
        raise fields.wrong("key", f"must begin with {country.lower()}. like all of this pack.")
    on_erasure = fields.choice("on_erasure", OnErasure)
    if on_erasure is OnErasure.GOES and fields.has("exception"):
        raise fields.wrong("exception", "has no meaning where on_erasure is goes: remove one of the two.")
    rule = RetentionRule(
        key=key,
        country=country,
        law=fields.text("law"),
        article=fields.text("article"),
        source=fields.text("source"),
        certainty=fields.choice("certainty", Certainty),
        data=fields.words("data"),
        start=fields.choice("start", StartEvent),
        period=_period(fields.inside("period")),
        on_erasure=on_erasure,
        exception="" if on_erasure is OnErasure.GOES else fields.text("exception"),
        keeps=_categories(fields),
        keeps_words=fields.words("keeps_words"),
        words=fields.words("words"),
        valid=_span(fields),
    )
    fields.close()
    return rule


def _period(fields: Fields) -> Period:
    lengths = {unit: fields.count(unit) for unit in ("years", "months", "days") if fields.has(unit)}
    fields.close()
    if not lengths:
        raise PackUnreadable(fields.file, fields.place, "needs years, months or days.")
    return Period(**lengths)


def _categories(fields: Fields) -> tuple[str, ...]:
    categories = fields.texts("keeps")
    for category in categories:
        if not _CATEGORY.fullmatch(category):
            raise fields.wrong("keeps", f"{category!r} is no fideslang category such as user.contact.email.")
    return categories


def _span(fields: Fields) -> Span:
    span = Span(first=fields.optional_day("valid_from"), last=fields.optional_day("valid_to"))
    if span.first and span.last and span.last < span.first:
        raise fields.wrong("valid_to", f"lies before valid_from {span.first}.")
    return span
