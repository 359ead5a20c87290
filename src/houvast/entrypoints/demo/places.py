"""Towns with their postcodes and dialling codes, and streets that were made up."""

from typing import Final, NamedTuple


class Town(NamedTuple):
    """A town: its name, the first digits of its postcodes, and its dialling code without the 0."""

    name: str
    postcode: str
    area: str
    language: str = "nl"


DUTCH: Final = (
    Town("Rotterdam", "30", "10"),
    Town("Amsterdam", "10", "20"),
    Town("Utrecht", "35", "30"),
    Town("Eindhoven", "56", "40"),
    Town("Groningen", "97", "50"),
    Town("Den Haag", "25", "70"),
    Town("Nijmegen", "65", "24"),
    Town("Arnhem", "68", "26"),
    Town("Zwolle", "80", "38"),
    Town("Maastricht", "62", "43"),
    Town("Enschede", "75", "53"),
    Town("Apeldoorn", "73", "55"),
    Town("Leeuwarden", "89", "58"),
    Town("Leiden", "23", "71"),
    Town("'s-Hertogenbosch", "52", "73"),
    Town("Breda", "48", "76"),
)
FLEMISH: Final = (
    Town("Antwerpen", "2018", "3"),
    Town("Gent", "9000", "9"),
    Town("Brugge", "8000", "50"),
    Town("Leuven", "3000", "16"),
    Town("Kortrijk", "8500", "56"),
    Town("Hasselt", "3500", "11"),
    Town("Brussel", "1000", "2"),
    Town("Mechelen", "2800", "3"),
)
FRENCH: Final = (
    Town("Liège", "4000", "4", "fr"),
    Town("Namur", "5000", "81", "fr"),
    Town("Mons", "7000", "65", "fr"),
    Town("Charleroi", "6000", "71", "fr"),
    Town("Bruxelles", "1030", "2", "fr"),
)
STREETS: Final = tuple(
    f"{first}{last}"
    for first in (
        *("Zwaluw", "Kornoelje", "Lampionnen", "Vuurtoren", "Appelvink", "Merel", "Zeeschuim", "Wolken", "Klokken"),
        *("Grutto", "Honing", "Kompas", "Distel", "Iepen", "Veren", "Molensteen", "Bakens", "Duinroos", "Schelpen"),
    )
    for last in ("straat", "laan", "weg", "hof", "plein", "pad", "kade", "dreef")
)
RUES: Final = tuple(
    f"{kind} {name}"
    for kind in ("Rue", "Avenue", "Chemin", "Place")
    for name in (
        *("des Lampions", "du Phare perdu", "de la Mésange", "des Coquillages", "du Vieux Compas", "des Nuages"),
        *("de la Cloche bleue", "des Moulins secs", "du Chardonneret", "des Trois Balises"),
    )
)
