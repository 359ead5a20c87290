/* What may be an address where the words around it say so: up to three words with capitals and a house number. */

static u32 recognise_place(const Note *note, u32 at)
{
    if (glued(note->tokens + at) && note->tokens[at - 1].kind != MARK)
        return 0;
    for (u32 words = 0; words < 4; words++) {
        const Token *token = token_at(note, at), *mark;
        if (!token || token->kind != WORD || !(token->flags & CAPITAL || token->listed & INNER_OF_PLACE))
            return 0;
        at++;
        for (u32 times = 0; times < MOST_JOINED && (mark = token_at(note, at)) && glued(mark) && key_in(note, mark, "-'")
                            && token_at(note, (int64_t)at + 1); times++)
            at += 2;
        u32 end = token->flags & CAPITAL ? numbered(note, at) : 0;
        if (end)
            return with_postcode(note, end);
        if (!near(note, at))
            return 0;
    }
    return 0;
}
RECOGNISER(place, KIND(WORD), NEEDS_CAPITAL | NOTE_NUMBER)
