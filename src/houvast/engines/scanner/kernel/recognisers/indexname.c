/* A name as lists have it: the last name, a comma, and initials: `Pietersen, J.H.`. */

static u32 recognise_indexname(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (glued(token) && token[-1].kind != MARK)
        return 0;
    u32 here = key_length(note, token) >= 3 ? capitalised(note, at) : 0, end = 0, after;
    if (!here || !mark_at(note, here, ",") || !glued(note->tokens + here))
        return 0;
    here++;
    for (u32 times = 0; times < 5 && near(note, here) && (after = initial_with_point(note, here)); times++)
        here = end = after;
    const Token *behind = token_at(note, end);
    bool goes_on = behind && behind->flags & CAPITAL && !glued(behind); /* the initials belong to it: `Groet, H. Jansen` */
    return end && !goes_on ? end : 0;
}
RECOGNISER(indexname, KIND(WORD), NEEDS_CAPITAL | NOTE_INITIAL)
