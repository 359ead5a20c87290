"""Lists of words, written as text."""


def listed(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def listed_by_comma(text: str) -> frozenset[str]:
    """Return what stands between the commas of a text."""
    return frozenset(part for line in text.split(",") if (part := " ".join(line.split())))
