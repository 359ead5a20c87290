"""Whether white letters can be read on a colour, and letters of that colour on white.

Law: WCAG 2.2, 1.4.3.
"""

import re

LEAST = 4.5
"""The contrast below which many people can't read a text."""
_FORM = re.compile(r"#[0-9a-f]{6}")
_DARK = 0.04045


def is_colour(text: str) -> bool:
    """Tell whether a text is a colour as `#rrggbb`, in small letters."""
    return _FORM.fullmatch(text) is not None


def contrast_with_white(colour: str) -> float:
    """Return the contrast of a colour with white: 1 for white itself, 21 for black."""
    return 1.05 / (_luminance(colour) + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4)
