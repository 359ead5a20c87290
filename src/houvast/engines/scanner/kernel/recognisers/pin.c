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

/* The index just past digits said in even groups: `9-0-2-6`, `62-14-90`, `60 41`, `771 204`, else 0. */
static u32 grouped_pin(const Note *note, u32 at)
{
    static const u8 groups[4] = {0, 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6, 1 << 2 | 1 << 3, 1 << 2}; /* by digits: how many groups, a bit each */
    u32 size = note->tokens[at].size, count = 1, end = at + 1, behind;
    char joint = 0;
    while (count < 8 && (behind = following(note, end - 1, " -."))) {
        const Token *token = note->tokens + behind;
        char between = behind > end ? *key_of(note, note->tokens + end) : ' ';
        if (token->size != size || !digits_only(key_of(note, token), size) || (joint && between != joint))
            break;
        joint = between;
        count++;
        end = behind + 1;
    }
    if (size > 3 || count > 6 || !(groups[size] >> count & 1) || (joint == '.' && size != 1))
        return 0;
    return ends_pin(note, end) && !calendar(note, at) ? end : 0;
}

static u32 recognise_pin(const Note *note, u32 at)
{
    u32 first = at;
    while (at - first < MOST_KEYS && is_key(token_at(note, at)) && (at == first || glued(note->tokens + at)))
        at++;
    const Token *token = token_at(note, at);
    if (!token || (at > first && !glued(token)) || (at == first && !begins(note, at)))
        return 0;
    bool number = at == first && digits_only(key_of(note, token), token->size);
    if (!is_pin(note, token))
        return number ? grouped_pin(note, at) : 0;
    u32 end = at + 1;
    for (u32 times = 0; times < MOST_KEYS && is_key(token_at(note, end)) && glued(note->tokens + end); times++)
        end++;
    u32 grouped = number && token->size == 3 ? grouped_pin(note, at) : 0;
    return grouped ? grouped : ends_pin(note, end) ? end : 0;
}
RECOGNISER(pin, KIND(NUMBER) | KIND(MIXED) | KIND(MARK), 0)
