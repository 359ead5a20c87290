"""French: groups of vowels, without the e that is not said at the end of a word."""

import re

_VOWELS = "aàâæeéèêëiîïoôœuùûüyÿ"
_SAID = re.compile(
    rf"eau|aoû|oui|oue|ieu|yeu|ien|ion|oin|ui|oi|oe|œu|ou|au|eu|ai|ei|aî|oî|ié|iè|ie(?=[rzt]$)|ia|io"
    rf"|(?<=[aeiou])y(?=[aeiou])|[{_VOWELS}]"
)
# The e of le, de, que is said; that of données, ils donnent and faire is not.
_UNSAID = re.compile(r"(?<=[a-zçàâéèêëîïôûü])(?:es?)$|(?<=[a-zçé])ent$")
_ENT_SAID = re.compile(r"(?:m|d|c|i|v|souv|rés|prés|arg|abs|acc|mom|tal)ent$")
_CONSONANT_PAIR = re.compile(r"(?:qu|gu)(?=[eéèêiîy])")
_SHORT = {"le", "de", "ce", "se", "je", "me", "te", "ne", "que", "les", "des", "ces", "ses", "mes", "tes", "es"}
_SPLIT = re.compile(rf"(?<=[bcdfgpt][lr])i(?=[{_VOWELS}])")
_THEY_ENT = {"doivent", "peuvent", "veulent", "reçoivent", "trouvent", "arrivent", "vivent", "suivent", "décident"}


def count(word: str) -> int:
    """Count the syllables of a word in lower case."""
    if word in _SHORT:
        return 1
    plain = _CONSONANT_PAIR.sub(lambda found: found[0][0], word)
    plain = _SPLIT.sub("i-", plain)
    if plain.endswith("ent") and _ENT_SAID.search(plain) and word not in _THEY_ENT:
        return len(_SAID.findall(plain))
    return len(_SAID.findall(_UNSAID.sub("", plain)))
