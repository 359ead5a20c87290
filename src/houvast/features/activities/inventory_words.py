"""The words of the inventory, in Dutch and in English."""

from houvast.engines.rulepacks.rules import Words

HEADINGS = {
    "system": Words("Systeem", "System"),
    "system_name": Words("Naam", "Name"),
    "kind": Words("Soort", "Kind"),
    "host": Words("Gehost door", "Hosted by"),
    "country": Words("Land", "Country"),
    "collection": Words("Verzameling", "Collection"),
    "collection_label": Words("Omschrijving verzameling", "Collection label"),
    "field": Words("Veld", "Field"),
    "label_nl": Words("Omschrijving (Nederlands)", "Label (Dutch)"),
    "label_en": Words("Omschrijving (Engels)", "Label (English)"),
    "data_type": Words("Type", "Type"),
    "categories": Words("Categorieën", "Categories"),
    "personal": Words("Over een persoon", "About a person"),
    "identity": Words("Herkenning", "Identity"),
    "special": Words("Bijzondere gegevens", "Special category"),
    "free_text": Words("Vrije tekst", "Free text"),
    "references": Words("Verwijst naar", "References"),
    "activity": Words("Verwerking", "Activity"),
    "purpose": Words("Doel", "Purpose"),
    "legal_ground": Words("Grondslag", "Legal ground"),
    "organisation": Words("Voor", "Held for"),
    "role": Words("Onze rol", "Our role"),
    "rule": Words("Bewaarregel", "Retention rule"),
    "term": Words("Bewaartermijn", "Retention term"),
    "erasure": Words("Wijze van wissen", "Erased by"),
    "origin": Words("Herkomst", "Origin"),
    "left_out": Words("Overgeslagen", "Left out"),
    "declared": Words("Volgens Fides-bestand", "Declared in a Fides file"),
    "collections": Words("Verzamelingen", "Collections"),
    "fields": Words("Velden", "Fields"),
    "name": Words("Naam", "Name"),
    "subjects": Words("Betrokkenen", "Data subjects"),
    "recipients": Words("Ontvangers", "Recipients"),
    "retention": Words("Bewaren", "Retention"),
    "kept": Words("Alleen bewaard", "Kept only"),
}
SHEETS = {
    "fields": Words("Inventaris", "Inventory"),
    "systems": Words("Systemen", "Systems"),
    "declared": Words("Fides-verklaringen", "Fides declarations"),
}
_WORDS = {
    "yes": Words("ja", "yes"),
    "no": Words("nee", "no"),
    "consent": Words("toestemming", "consent"),
    "contract": Words("overeenkomst", "contract"),
    "legal_obligation": Words("wettelijke plicht", "legal obligation"),
    "vital_interests": Words("vitale belangen", "vital interests"),
    "public_task": Words("publieke taak", "public task"),
    "legitimate_interest": Words("gerechtvaardigd belang", "legitimate interest"),
    "controller": Words("verwerkingsverantwoordelijke", "controller"),
    "processor": Words("verwerker", "processor"),
    "provided": Words("gegeven", "provided"),
    "observed": Words("waargenomen", "observed"),
    "inferred": Words("afgeleid", "inferred"),
    "null": Words("leegmaken", "emptied"),
    "replace": Words("vervangen", "replaced"),
    "generalise": Words("vergroven", "made coarser"),
    "redact": Words("onleesbaar maken", "redacted"),
    "delete": Words("rij verwijderen", "row deleted"),
    "keep": Words("blijft staan", "stays"),
    "": Words("naar wat het veld toelaat", "as the field allows"),
    "manual": Words("met de hand", "by hand"),
}
_UNITS = {
    "years": (Words("jaar", "year"), Words("jaar", "years")),
    "months": (Words("maand", "month"), Words("maanden", "months")),
    "days": (Words("dag", "day"), Words("dagen", "days")),
}


def word(key: str, language: str) -> str:
    """Give a word in "nl" or "en"; a key that has none, such as the kind of a system, as it is."""
    return _WORDS[key].in_language(language) if key in _WORDS else key


def span(parts: tuple[tuple[str, int], ...], language: str) -> str:
    """Give a length of time in words: `years`, `months` and `days` with how many of each."""
    said = (f"{count} {_UNITS[unit][count != 1].in_language(language)}" for unit, count in parts if count)
    return " ".join(said)
