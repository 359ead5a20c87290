/* A secret or a code of digits that stands between brackets: `(Asmara2023)`, `(3316)`. */

static u32 recognise_aside(const Note *note, u32 at)
{
    if (!mark_at(note, (int64_t)at - 1, "(["))
        return 0;
    u32 end = recognise_secret(note, at);
    end = end ? end : recognise_pin(note, at);
    return end && mark_at(note, end, ")]") ? end : 0;
}
RECOGNISER(aside, KIND(WORD) | KIND(NUMBER) | KIND(MIXED), NEEDS_GLUED)
