"""Rules from a few lines of a lexicon, for tests that show what a line means."""

from houvast.engines.scanner.model import Finding
from houvast.engines.scanner.rules.compiling import compiled
from houvast.engines.scanner.rules.model import RuleSet
from houvast.engines.scanner.rules.reading import parse
from houvast.engines.scanner.scanning import Plain

CLASSES = """
[person]
klant mevrouw
[pronoun]
hij zij
[be]
is was
[not]
geen niet
[thing]
printer
[customerrole]
klant
[agentrole]
agent
[function]
de het een en van is met niet
[abbreviation]
dhr
"""


def rules_of(text: str, file: str = "nl/health.txt", frames: str = "", classes: str = "") -> RuleSet:
    groups = [*parse((CLASSES + classes).splitlines(), "nl/classes.txt", "nl")]
    groups += parse(frames.splitlines(), "nl/frames.txt", "nl")
    groups += parse(text.splitlines(), file, "nl")
    return compiled(groups)


def found(note: str, rules: RuleSet) -> list[str]:
    """Return the stretches of a note that are found."""
    return [note[one.start : one.end] for one in findings(note, rules)]


def findings(note: str, rules: RuleSet) -> list[Finding]:
    return Plain(rules).scan(note)
