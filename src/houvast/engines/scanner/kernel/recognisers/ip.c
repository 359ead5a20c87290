/* Internet addresses: four numbers with points, or hexadecimal groups with colons. */

#define MOST_OF_IP 32

/* Whether a mark may stand directly before an address. */
static bool opens_ip(const Note *note, u32 at)
{
    const Token *mark = note->tokens + at, *further = token_at(note, (int64_t)at - 1);
    if (mark->kind != MARK || key_in(note, mark, "._-+,#"))
        return false;
    return mark->mark != ':' || !glued(mark) || !further || !hex_only(note, further);
}

static u32 four_numbers(const Note *note, u32 at)
{
    const Token *tokens = note->tokens + at;
    if ((u64)at + 7 > note->count)
        return 0;
    for (u32 one = 0; one < 7; one++) {
        if (one && !glued(tokens + one))
            return 0;
        if (one % 2 ? tokens[one].mark != '.' : tokens[one].kind != NUMBER)
            return 0;
        if (one % 2 == 0 && (tokens[one].size > 3 || number_of(key_of(note, tokens + one), tokens[one].size) > 255))
            return 0;
    }
    const Token *behind = token_at(note, (int64_t)at + 7), *further = token_at(note, (int64_t)at + 8);
    if (!behind || !glued(behind))
        return at + 7;
    bool longer = behind->kind != MARK || (key_in(note, behind, ".-") && further && glued(further));
    return longer ? 0 : at + 7;
}

/* Whether groups and colons, from one token up to another, make one address of version 6. */
static bool is_six(const Note *note, u32 at, u32 end)
{
    u32 groups = 0, colons = 0, pairs = 0;
    bool digits = false;
    for (u32 one = at; one < end; one++) {
        const Token *token = note->tokens + one;
        if (token->mark == ':') {
            colons++;
            pairs += one > at && token[-1].mark == ':';
            continue;
        }
        if (!groups++ && token->size < 2)
            return false;
        digits |= count_digits(note, token) > 0;
    }
    if (!digits)
        return false;
    return pairs ? pairs == 1 && groups < 8 : groups == 8 && colons == 7;
}

/* Groups and colons as long as they are glued; `::` may stand once. */
static u32 six_groups(const Note *note, u32 at)
{
    u32 end = at;
    const Token *token;
    while (end - at < MOST_OF_IP && (token = token_at(note, end)) && (glued(token) || end == at)
           && (token->mark == ':' || (token->size <= 4 && hex_only(note, token))))
        end++;
    if (end - at < 3)
        return 0;
    if (note->tokens[end - 1].mark == ':' && note->tokens[end - 2].mark != ':')
        end--;
    const Token *behind = token_at(note, end);
    if (behind && glued(behind) && behind->kind != MARK)
        return 0;
    return is_six(note, at, end) ? end : 0;
}

static u32 recognise_ip(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (glued(token) && !opens_ip(note, at - 1))
        return 0;
    u32 end = token->kind == NUMBER ? four_numbers(note, at) : 0;
    return end ? end : six_groups(note, at);
}
RECOGNISER(ip, KIND(NUMBER) | KIND(MIXED) | KIND(WORD), NEEDS_COLON)
