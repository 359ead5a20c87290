/* A date behind the star with which dates of birth are written: `* 28.02.1984`. */

static u32 recognise_starred(const Note *note, u32 at)
{
    if (!mark_at(note, (int64_t)at - 1, "*") || !near(note, at))
        return 0;
    if (glued(note->tokens + at) && mark_at(note, (int64_t)at - 2, "*"))
        return 0;
    u32 end = calendar(note, at);
    return end ? end : day_first(note, at);
}
RECOGNISER(starred, KIND(NUMBER) | KIND(MIXED), NOTE_STAR)
