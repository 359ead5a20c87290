/* A name with initials: `J. Mollenaar`, `A.B. van der Meulen`. */

static u32 initial_with_point(const Note *note, u32 at)
{
    const Token *token = token_at(note, at), *point = token_at(note, (int64_t)at + 1);
    if (!point || token->kind != WORD || !(token->flags & CAPITAL) || point->mark != '.' || !glued(point))
        return 0;
    return key_length(note, token) == 1 ? at + 2 : 0;
}

static u32 recognise_initialname(const Note *note, u32 at)
{
    const Token *before = token_at(note, (int64_t)at - 1);
    if (before && glued(note->tokens + at) && (before->kind != MARK || before->mark == '.'))
        return 0;
    u32 here = at, after = 0;
    for (u32 times = 0; times < 5 && (after = initial_with_point(note, here)); times++)
        here = after;
    if (here == at)
        return 0;
    while (here < note->count && here - at < FURTHEST_OF_NAME && (after = particle(note, here)))
        here = after;
    if (!near(note, here) || note->tokens[here].flags & UPPER)
        return 0;
    return key_length(note, note->tokens + here) > 2 ? capitalised(note, here) : 0;
}
RECOGNISER(initialname, KIND(WORD), NEEDS_INITIAL)
