"""Dutch: a group of vowels is a syllable, or several where the letters do not make one sound together."""

import re

# The first that fits. A letter with a trema begins a new syllable, which may go on after it (mozaïek).
_NUCLEUS = re.compile(
    r"aai|ooi|oei|eeu|ieu|eau(?=s?$|t?jes?$)"
    r"|aa|ee|oo|uu|ïe|ëi|ie|oe|eu|ui|ij|ei|au|ou|ai|oi"
    r"|(?<=[^aeiou])y(?![aeiou])|(?<![^\W])y(?![aeiou])"
    r"|(?<!q)u|[aeioáàâäéèêëíìîïóòôöúùûü]"
)
# Where the spelling of another language is kept: the ending that has a silent e, and words with their count.
_SILENT = re.compile(
    r"(?:s[iy]t|lin|war|mad|gam|fil|upd?at|mobil|cak|tap|smartphon|phon|shar|scor|styl|tim|clos|languag|manag|pag)e"
    r"(?=s?$)"
)
_SERVICE = re.compile(r"service")
_TEAM = re.compile(r"(?<![a-z])(?:t?ea[mts]|team|lea[sd]|deal|reminder|stream|dream|beat|mean|leads)")
_OA = re.compile(r"coach|toast|loa[nd]|roa[dm]|board")
_MUSEUM = re.compile(r"(?:s|l)eum(?=$|s)")
_WORDS = {"website": 2, "websites": 2, "online": 2, "offline": 2, "toilet": 2, "station": 2, "revue": 2, "cao": 2}


def count(word: str) -> int:
    """Count the syllables of a word in lower case."""
    if word in _WORDS:
        return _WORDS[word]
    plain = _SILENT.sub(lambda found: found[0][:-1], word)
    plain = _SERVICE.sub("servis", plain)
    plain = _TEAM.sub(lambda found: found[0].replace("ea", "ie"), plain)
    plain = _OA.sub(lambda found: found[0].replace("oa", "oo"), plain)
    plain = _MUSEUM.sub("sejum", plain)
    return len(_NUCLEUS.findall(plain))
