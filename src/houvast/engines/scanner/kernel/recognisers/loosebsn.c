/* A citizen service number in groups as nobody writes them, if a word before it says what it is. */

static u32 recognise_loosebsn(const Note *note, u32 at)
{
    if (note->tokens[at].size > 9 || !begins(note, at))
        return 0;
    Groups found;
    read_groups(note, at, " .-", 9, &found);
    if (!found.groups || found.count != 9)
        return 0;
    u32 end = found.end[found.groups - 1];
    return passes_bsn(found.digits) && ends(note, end) ? end : 0;
}
RECOGNISER(loosebsn, KIND(NUMBER), NEEDS_GROUP)
