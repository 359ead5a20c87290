/* What may be a person's name where it is written with a capital from its first word: behind a role, a greeting. */

static u32 recognise_capname(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    return token->flags & UPPER && key_length(note, token) <= 5 ? 0 : recognise_fullname(note, at);
}
RECOGNISER(capname, KIND(WORD), NEEDS_CAPITAL)
