/* A date so long ago that it stands in a note only because somebody was born then. */

static bool is_old(const char *year, u32 size)
{
    if (!digits_only(year, size) || (size != 2 && size != 4))
        return false;
    return size == 4 ? number_of(year, 4) <= 2016 : number_of(year, 2) >= 30;
}

static u32 recognise_olddate(const Note *note, u32 at)
{
    u32 end = begins(note, at) ? recognise_date(note, at) : 0;
    if (!end)
        return 0;
    const Token *first = note->tokens + at, *last = note->tokens + end - 1;
    const Token *year = key_length(note, first) == 4 ? first : last;
    return is_old(key_of(note, year), year->size) ? end : 0;
}
RECOGNISER(olddate, KIND(NUMBER) | KIND(MIXED), NEEDS_GROUP)
