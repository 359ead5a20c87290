/* House numbers with what may follow them: `17a`, `9-II`, `14 bus 302`, `8 bis`, `4 links`, `12/3`, `5 Top 12`. */

static bool is_housenumber(const Note *note, const Token *token)
{
    const char *key = key_of(note, token);
    u32 digits = 0, rest = 0;
    while (digits < token->size && is_digit(key[digits]))
        digits++;
    while (digits + rest < token->size && key[digits + rest] >= 'a' && key[digits + rest] <= 'z')
        rest++;
    if (digits + rest != token->size || digits < 1 || digits > 5 || key[0] == '0')
        return false;
    return rest <= 1 || is_listed(key + digits, rest, TAILS);
}

static bool is_addition(const Note *note, const Token *token)
{
    if (token->kind == MARK)
        return false;
    return key_length(note, token) <= 2 || token->listed & TAILS || (token->size <= 4 && digits_only(key_of(note, token), token->size));
}

/* Whether a hyphen or slash joins an addition: `9-II`, `12/3`. */
static bool joins_addition(const Note *note, const Token *mark, const Token *behind)
{
    return key_in(note, mark, "-/") && glued(mark) && glued(behind) && is_addition(note, behind);
}

/* Whether a box, flat or floor can be called so: at most four signs, not a word. */
static bool is_box(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (!near(note, at) || token->kind == MARK)
        return false;
    u32 length = key_length(note, token);
    return length == 1 || (length <= 4 && is_digit(key_of(note, token)[0]));
}

/* Whether a single capital is an addition: nothing, a mark or a postcode stands behind it. */
static bool is_final(const Note *note, u32 at)
{
    const Token *token = note->tokens + at, *behind = token_at(note, (int64_t)at + 1);
    if (!(token->flags & CAPITAL))
        return false;
    return !behind || (behind->kind == MARK && behind->mark != '.') || behind->kind == NUMBER;
}

/* Pass over up to three additions. */
static u32 additions(const Note *note, u32 at)
{
    for (u32 times = 0; times < 3; times++) {
        const Token *token = token_at(note, at), *behind = token_at(note, (int64_t)at + 1);
        if (!token || !near(note, at))
            break;
        if (behind && (joins_addition(note, token, behind) || (token->listed & BOXES && is_box(note, at + 1))))
            at += 2;
        else if (token->listed & TAILS || (token->kind == WORD && key_length(note, token) == 1 && is_final(note, at)))
            at += 1;
        else
            break;
    }
    return at;
}

/* Whether the year of a date ends here or follows: `11-09-1938`. */
static bool is_dated(const Note *note, u32 end)
{
    const Token *last = note->tokens + end - 1, *behind = token_at(note, end), *further = token_at(note, (int64_t)end + 1);
    if (behind && glued(behind) && behind->kind == MARK && key_in(note, behind, "-/") && further && glued(further))
        return further->size == 4 && digits_only(key_of(note, further), 4);
    return glued(last) && last->size == 4 && digits_only(key_of(note, last), 4) && mark_at(note, (int64_t)end - 4, "-/");
}

static u32 recognise_housenumber(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (!is_housenumber(note, token) || (glued(token) && token[-1].kind != MARK))
        return 0;
    u32 end = additions(note, at + 1);
    const Token *behind = token_at(note, end), *further = token_at(note, (int64_t)end + 1);
    if (is_dated(note, end))
        return 0;
    if (!behind)
        return end;
    if (glued(behind) && (behind->kind != MARK || key_in(note, behind, "%€$£°:")))
        return 0;
    if (glued(behind) && key_in(note, behind, ",.") && further && glued(further) && further->kind == NUMBER)
        return 0;
    return end == at + 1 && behind->listed & UNITS && !(behind->flags & CAPITAL) ? 0 : end;
}
RECOGNISER(housenumber, KIND(NUMBER) | KIND(MIXED), 0)
