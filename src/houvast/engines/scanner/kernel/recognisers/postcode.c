/* Postcodes that have a form of their own: the Netherlands, the United Kingdom, Ireland. */

static bool never_dutch(const Note *note, const Token *token)
{
    return is_listed(key_of(note, token) + token->size - 2, 2, NEVER_DUTCH);
}

static u32 dutch_postcode(const Note *note, u32 at)
{
    const Token *token = note->tokens + at, *letters = token_at(note, (int64_t)at + 1);
    const char *key = key_of(note, token);
    if (form_is(note, token, "DDDDLL"))
        return key[0] != '0' && !(token->size == 6 && never_dutch(note, token)) ? at + 1 : 0;
    if (!form_is(note, token, "DDDD") || key[0] == '0' || !letters || glued(letters) || !near(note, (int64_t)at + 1))
        return 0;
    return letters->flags & UPPER && form_is(note, letters, "LL") && !(letters->size == 2 && never_dutch(note, letters)) ? at + 2 : 0;
}

/* `SW1A 1AA`, `M1 1AE`, `D02 X285`, or the same without a blank. */
static u32 british_postcode(const Note *note, u32 at)
{
    const Token *token = note->tokens + at, *inner = token_at(note, (int64_t)at + 1);
    char form[SHORT_FORM + 1], behind[SHORT_FORM + 1];
    u32 size = token->kind == MIXED ? form_of(note, token, form) : 0;
    if (!size)
        return 0;
    if (size > 3 && !strcmp(form + size - 3, "DLL") && is_listed(form, size - 3, OUTWARD) && token->flags & UPPER)
        return at + 1;
    if (!inner || glued(inner) || !near(note, (int64_t)at + 1))
        return 0;
    u32 length = form_of(note, inner, behind);
    bool british = length && is_listed(form, size, OUTWARD) && !strcmp(behind, "DLL");
    bool irish = (!strcmp(form, "LDD") || !strcmp(form, "LDL")) && length == 4 && strcmp(behind, "DDDD") && strcmp(behind, "LLLL");
    return (british || irish) && capitals(note, token) && capitals(note, inner) ? at + 2 : 0;
}

static u32 recognise_postcode(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (glued(token) && (token[-1].kind != MARK || !key_in(note, token - 1, "(,:;/")))
        return 0;
    u32 end = dutch_postcode(note, at);
    end = end ? end : british_postcode(note, at);
    const Token *behind = token_at(note, end);
    return !end || (behind && glued(behind) && behind->kind != MARK) ? 0 : end;
}

/* The index just past a postcode of four or five digits, perhaps with its country, else 0. */
static u32 plain_zip(const Note *note, u32 at)
{
    const Token *token = token_at(note, at);
    if (token && token->listed & ZIP_COUNTRIES && token_at(note, (int64_t)at + 2)) {
        at += note->tokens[at + 1].mark == '-' ? 2 : 1;
        token = note->tokens + at;
    }
    if (!token || token->kind != NUMBER || (token->size != 4 && token->size != 5))
        return 0;
    const Token *behind = token_at(note, (int64_t)at + 1), *further = token_at(note, (int64_t)at + 2);
    if (!behind || !glued(behind))
        return at + 1;
    if (!key_in(note, behind, ".,;)!?"))
        return 0;
    return further && glued(further) && further->kind == NUMBER ? 0 : at + 1;
}
RECOGNISER(postcode, KIND(NUMBER) | KIND(MIXED), 0)
