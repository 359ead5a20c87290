/* A hardware address without marks: twelve hexadecimal signs, at least one of them a letter. */

static u32 recognise_rawmac(const Note *note, u32 at)
{
    return note->tokens[at].size == 12 && hex_only(note, note->tokens + at) ? at + 1 : 0;
}
RECOGNISER(rawmac, KIND(MIXED), 0)
