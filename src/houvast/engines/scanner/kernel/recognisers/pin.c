/* A code of digits: three to eight, perhaps with # or * before or behind, or with a letter or two among them. */

#define MOST_KEYS 8

static bool is_key(const Token *token) { return token && token->kind == MARK && (token->mark == '#' || token->mark == '*'); }

static bool is_pin(const Note *note, const Token *token)
{
    u32 digits = count_digits(note, token);
    return token->size >= 3 && token->size <= 8 && digits + 2 >= token->size && digits >= 3 && ascii_only(note, token);
}

/* Whether the code is not the beginning of a date, an amount or a time. */
static bool ends_pin(const Note *note, u32 end)
{
    const Token *behind = token_at(note, end), *further = token_at(note, (int64_t)end + 1);
    if (!behind || !glued(behind))
        return true;
    if (behind->kind != MARK || key_in(note, behind, "%€$£°"))
        return false;
    return !key_in(note, behind, ",.-/:") || !further || !glued(further) || further->kind == MARK;
}

static u32 recognise_pin(const Note *note, u32 at)
{
    u32 first = at;
    while (at - first < MOST_KEYS && is_key(token_at(note, at)) && (at == first || glued(note->tokens + at)))
        at++;
    const Token *token = token_at(note, at);
    if (!token || !is_pin(note, token) || (at > first && !glued(token)) || (at == first && !begins(note, at)))
        return 0;
    u32 end = at + 1;
    for (u32 times = 0; times < MOST_KEYS && is_key(token_at(note, end)) && glued(note->tokens + end); times++)
        end++;
    return ends_pin(note, end) ? end : 0;
}
RECOGNISER(pin, KIND(NUMBER) | KIND(MIXED) | KIND(MARK), 0)
