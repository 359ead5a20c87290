"""What a sender wrote, without the mails that it answers: nl, fr, en, de."""

import re

_ATTRIBUTION = re.compile(
    r"^(?=.{0,400}(?:\d\d:\d\d|\d{4}|@))(?:(?:op|on|le|am|den)\b.{4,300}|.{0,200}<[^<>\s]+@[^<>\s]+>.{0,60})"
    r"(?:schreef|wrote|a écrit|schrieb|geschreven)\b.{0,200}:\s*$",
    re.IGNORECASE | re.S,
)
_BEHIND = re.compile(
    r"^[-_*\s>]{0,60}(?:oorspronkelijk(?:e)? bericht|original message|message d['’]origine|message original"
    r"|ursprüngliche nachricht|originalnachricht|forwarded message|doorgestuurd bericht"
    r"|begin doorgestuurd bericht|message transféré|weitergeleitete nachricht|begin forwarded message)[-_*:\s]{0,60}$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^_{20,}\s*$")
_FROM = re.compile(r"^\*?(?:van|from|de|von)\s?:\*?\s?\S", re.IGNORECASE)
_NEXT = re.compile(
    r"^\*?(?:verzonden|sent|envoyé|gesendet|aan|to|à|an|datum|date|onderwerp|subject|objet|betreff)\s?:\*?", re.I
)
_PHONE = re.compile(
    r"^(?:verzonden (?:vanaf|met|via) |sent from (?:my|outlook)|envoyé (?:de|depuis) (?:mon|mes)"
    r"|(?:von meinem .{0,40} )?gesendet (?:von|mit))",
    re.IGNORECASE,
)
_ATTRIBUTION_LINES = 3
_HEADERS_WITHIN = 4


def own_words(text: str) -> str:
    """Return what the sender wrote; an answer below or between quoted lines is kept, without them."""
    lines = [line.rstrip() for line in text.splitlines()]
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line == "--" or _PHONE.match(line.strip()):
            # A signature ends what was written, unless the quoted mail with an answer below it follows.
            at += 1
            while at < len(lines) and not lines[at].startswith(">") and not _attribution(lines, at):
                at += 1
            continue
        if line.lstrip().startswith(">"):
            at += 1
            continue
        if length := _attribution(lines, at):
            at += length
            if not _quoted_follows(lines, at):
                break
            continue
        if _BEHIND.match(line) or _RULE.match(line) or _is_head(lines, at):
            break
        kept.append(line)
        at += 1
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _attribution(lines: list[str], at: int) -> int:
    """Return how many lines "On … X wrote:" takes here: mail programs break it in two or three."""
    for length in range(1, _ATTRIBUTION_LINES + 1):
        if at + length > len(lines) or not lines[at + length - 1].strip():
            return 0
        if _ATTRIBUTION.match(" ".join(lines[at : at + length]).strip()[:600]):
            return length
    return 0


def _quoted_follows(lines: list[str], at: int) -> bool:
    return next((line.lstrip().startswith(">") for line in lines[at:] if line.strip()), False)


def _is_head(lines: list[str], at: int) -> bool:
    """Tell whether the head of a quoted mail stands here, as Outlook writes it."""
    if not _FROM.match(lines[at].strip()):
        return False
    following = [line.strip() for line in lines[at + 1 : at + 1 + _HEADERS_WITHIN]]
    return sum(bool(_NEXT.match(line)) for line in following) > 1
