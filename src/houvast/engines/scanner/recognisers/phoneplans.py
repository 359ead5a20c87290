"""How long telephone numbers are, and how they are grouped, per country."""

from typing import Final

# Country code -> the shortest and the longest number behind it, without the leading zero.
COUNTRIES: Final = {
    "31": (9, 9),
    "32": (8, 9),
    "33": (9, 9),
    "49": (7, 12),
    "44": (9, 10),
    "353": (7, 10),
    "43": (7, 12),
    "41": (9, 9),
    "352": (6, 9),
    "1": (10, 10),
    "34": (9, 9),
    "39": (8, 11),
    "351": (9, 9),
    "48": (9, 9),
    "90": (10, 10),
    "212": (9, 9),
    "213": (8, 9),
    "216": (8, 8),
    "380": (9, 9),
    "40": (9, 9),
    "359": (8, 9),
    "36": (8, 9),
    "420": (9, 9),
    "421": (9, 9),
    "30": (10, 10),
    "45": (8, 8),
    "46": (7, 10),
    "47": (8, 8),
    "358": (6, 11),
    "385": (8, 9),
    "381": (8, 9),
    "386": (8, 8),
    "370": (8, 8),
    "371": (8, 8),
    "372": (7, 8),
    "597": (6, 7),
    "599": (7, 8),
    "297": (7, 7),
    "91": (10, 10),
    "86": (9, 11),
    "55": (10, 11),
    "27": (9, 9),
    "61": (9, 9),
    "62": (8, 11),
    "964": (9, 10),
    "963": (8, 9),
    "98": (10, 10),
    "93": (9, 9),
    "234": (8, 10),
    "233": (9, 9),
    "237": (8, 9),
    "243": (9, 9),
    "251": (9, 9),
    "291": (7, 7),
    "252": (7, 9),
    "20": (9, 10),
    "972": (8, 9),
    "7": (10, 10),
}
_LONGEST_CODE: Final = 3

# Beginning of the number -> the groupings by which it is known. The first that fits is taken.
_TEN_MOBILE: Final = (
    (10,),
    (2, 8),
    (2, 2, 2, 2, 2),
    (2, 4, 4),
    (3, 7),
    (2, 3, 3, 2),
    (2, 2, 3, 3),
    (2, 3, 2, 3),
    (2, 2, 2, 4),
    (2, 1, 7),
)
_TEN_AREA: Final = (
    (10,),
    (3, 7),
    (3, 3, 4),
    (3, 4, 3),
    (3, 3, 2, 2),
    (3, 2, 2, 3),
    (3, 2, 3, 2),
    (3, 1, 2, 2, 2),
    (4, 6),
    (4, 3, 3),
    (4, 2, 2, 2),
)
_BELGIAN: Final = ((2, 7), (2, 3, 4), (2, 3, 2, 2), (2, 2, 2, 3), (3, 6), (3, 2, 2, 2), (3, 3, 3))
_BRITISH: Final = ((11,), (5, 6), (5, 3, 3), (3, 4, 4), (3, 8), (4, 3, 4), (4, 7), (5, 2, 2, 2))
_FRENCH: Final = ((2, 2, 2, 2, 2),)
PLANS: Final = (
    ("06", _TEN_MOBILE),
    ("04", ((4, 2, 2, 2), (4, 3, 3), (4, 6), (10,), *_FRENCH)),
    ("07", (*_BRITISH, *_TEN_MOBILE, (3, 3, 2, 2))),
    ("01", (*_FRENCH, *_BRITISH, *_TEN_AREA)),
    ("02", (*_FRENCH, *_BELGIAN, *_BRITISH, *_TEN_AREA)),
    ("0", (*_FRENCH, *_BELGIAN, *_TEN_AREA)),
)
_SHORTEST_LOOSE, _LIKELY_LOOSE, _LONGEST_LOOSE = 9, 10, 12
_LONGEST_AREA: Final = 5
SHARED_COST: Final = ("0800", "0900", "0906", "0909")


def abroad(digits: str) -> bool:
    """Whether digits are a country code and a number of its length."""
    for size in range(1, _LONGEST_CODE + 1):
        if limits := COUNTRIES.get(digits[:size]):
            rest = digits[size:].removeprefix("0")
            return limits[0] <= len(rest) <= limits[1]
    return False


def strict(digits: str, sizes: tuple[int, ...]) -> int:
    """Return how many groups make a number that is grouped as people do, or 0."""
    if digits[1:2] == "0" or digits.startswith(SHARED_COST):
        return 0
    for beginning, shapes in PLANS:
        if digits.startswith(beginning):
            return next((len(shape) for shape in shapes if sizes[: len(shape)] == shape), 0)
    return 0


def loose(digits: str, sizes: tuple[int, ...]) -> int:
    """Return how many groups make a number of a likely length behind an area code (Germany, Austria), or 0."""
    if digits[1:2] == "0" or digits.startswith(SHARED_COST) or not 2 <= sizes[0] <= _LONGEST_AREA:
        return 0
    best, total = 0, 0
    for count, size in enumerate(sizes, 1):
        total += size
        if size < 2 or total > _LONGEST_LOOSE:
            break
        if total >= _SHORTEST_LOOSE and count > 1:
            best = count
        if total >= _LIKELY_LOOSE and count > 1:
            break
    return best


def transatlantic(digits: str) -> bool:
    """Whether ten digits can be a number of North America."""
    return digits[0] in "23456789" and digits[3] in "23456789"
