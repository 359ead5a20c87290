/* A place with a house number that a postcode with its town, or a Dutch postcode, follows: certainly an address. */

static u32 recognise_postalplace(const Note *note, u32 at)
{
    u32 end = recognise_place(note, at);
    if (!end)
        return 0;
    for (u32 begin = end - 1; begin + 2 >= end && begin > at; begin--)
        if (note->tokens[begin].kind != WORD && recognise_postcode(note, begin) == end)
            return end;
    const Token *last = note->tokens + end - 1, *town = token_at(note, end);
    if (end < 2 || last->kind != NUMBER || plain_zip(note, end - 1) != end)
        return 0;
    u8 mark = last[-1].mark;
    bool zipped = mark == ',' || mark == '-' || mark == 'b' || mark == 'd';
    return zipped && town && town->flags & CAPITAL && !glued(town) ? end : 0;
}
RECOGNISER(postalplace, KIND(WORD), NEEDS_CAPITAL | NOTE_ZIP)
