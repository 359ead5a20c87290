/* Hardware addresses: six pairs with colons or hyphens, or three fours with points. */

static bool begins_mac(const Note *note, u32 at)
{
    const Token *token = note->tokens + at, *further = token_at(note, (int64_t)at - 2);
    if (!glued(token) || key_in(note, token - 1, "(\"'[=<"))
        return true;
    return key_in(note, token - 1, ":.") && further && key_length(note, further) > 2;
}

static u32 pairs_of_mac(const Note *note, u32 at, u32 width, u32 count, u8 mark)
{
    const Token *tokens = note->tokens + at;
    u32 end = at + 2 * count - 1;
    if (end > note->count || end < at)
        return 0;
    for (u32 one = 0; one < 2 * count - 1; one++) {
        if (one && !glued(tokens + one))
            return 0;
        if (one % 2 ? tokens[one].mark != mark : tokens[one].size != width || !hex_only(note, tokens + one))
            return 0;
    }
    const Token *behind = token_at(note, end), *further = token_at(note, (int64_t)end + 1);
    if (!behind || !glued(behind))
        return end;
    if (behind->mark == mark)
        return further && glued(further) ? 0 : end;
    return behind->kind != MARK ? 0 : end;
}

static u32 recognise_mac(const Note *note, u32 at)
{
    u32 size = note->tokens[at].size;
    if ((size != 2 && size != 4) || !begins_mac(note, at))
        return 0;
    if (size == 4)
        return pairs_of_mac(note, at, 4, 3, '.');
    u32 end = pairs_of_mac(note, at, 2, 6, ':');
    return end ? end : pairs_of_mac(note, at, 2, 6, '-');
}
RECOGNISER(mac, KIND(WORD) | KIND(NUMBER) | KIND(MIXED), NEEDS_SIXES)
