"""The words of a report, in Dutch and English."""

from typing import Final

WORDS: Final = {
    "en": {
        "title": "Notes that were scanned", "source": "Source", "rules": "Rules", "date": "Date",
        "notes": "notes", "flagged": "with a finding", "sensitive": "with a sensitive finding",
        "by_category": "By category", "by_group": "By group", "by_month": "By month", "by_rule": "By rule",
        "category": "Category", "findings": "Findings", "per": "Per 1,000 notes", "rule": "Rule", "group": "Group",
        "month": "Month", "count": "Notes", "hit": "With a finding", "share": "Share", "interval": "95 % interval",
        "small": "{count} smaller groups together", "none": "(none)",
        "kept": "Groups and months with fewer than {fewest} notes are not shown by themselves.",
        "skipped": "Rows that were not read as they stand", "where": "Where", "why": "Why",
        "more": "and {count} more", "nothing": "Nothing was found.", "all_read": "All rows were read.",
        "sensitive_kind": "sensitive", "identifier_kind": "identifier",
        "no_text": "This report holds counts only: no note and no word of one.",
        "estimate": "A count of findings is no count of faults: rules flag some notes in vain, and miss others.",
    },
    "nl": {
        "title": "Gescande notities", "source": "Bron", "rules": "Regels", "date": "Datum",
        "notes": "notities", "flagged": "met een vondst", "sensitive": "met een gevoelige vondst",
        "by_category": "Per categorie", "by_group": "Per groep", "by_month": "Per maand", "by_rule": "Per regel",
        "category": "Categorie", "findings": "Vondsten", "per": "Per 1.000 notities", "rule": "Regel",
        "group": "Groep", "month": "Maand", "count": "Notities", "hit": "Met een vondst", "share": "Aandeel",
        "interval": "95%-interval", "small": "{count} kleinere groepen samen", "none": "(geen)",
        "kept": "Groepen en maanden met minder dan {fewest} notities staan er niet apart in.",
        "skipped": "Rijen die niet zijn gelezen zoals ze er staan", "where": "Waar", "why": "Waarom",
        "more": "en nog {count}", "nothing": "Er is niets gevonden.", "all_read": "Alle rijen zijn gelezen.",
        "sensitive_kind": "gevoelig", "identifier_kind": "gegeven",
        "no_text": "Dit rapport bevat alleen aantallen: geen notitie en geen woord eruit.",
        "estimate": "Een vondst is nog geen fout: regels melden soms iets voor niets, en zien ook iets over het hoofd.",
    },
}  # fmt: skip
LANGUAGES: Final = tuple(sorted(WORDS))


def number(value: float, language: str, places: int = 0) -> str:
    """Write a number as the language does."""
    text = f"{value:,.{places}f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def percent(share: float, language: str) -> str:
    """Write a share in hundredths, with as many places as tell something."""
    places = 1 if share >= 0.1 or not share else 2
    return f"{number(100 * share, language, places)}{' %' if language == 'en' else '%'}"
