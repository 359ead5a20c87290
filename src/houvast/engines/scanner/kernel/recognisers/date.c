/* Dates: with numbers in either order, with the name of a month in four languages, with ordinals. */

static bool is_year(const char *digits, u32 size)
{
    return size == 4 && digits_only(digits, 4) && number_of(digits, 4) >= 1900 && number_of(digits, 4) <= 2039;
}

static bool is_within(const char *digits, u32 size, u64 last)
{
    return size <= 2 && number_of(digits, size) >= 1 && number_of(digits, size) <= last;
}

static bool is_month(const char *digits, u32 size) { return is_within(digits, size, 12); }

static bool is_day(const char *digits, u32 size) { return is_within(digits, size, 31); }

/* Whether three numbers are day, month and year in some order. */
static bool is_date(const char *const digits[3], const u32 sizes[3])
{
    if (sizes[0] == 4)
        return is_year(digits[0], sizes[0]) && is_month(digits[1], sizes[1]) && is_day(digits[2], sizes[2]);
    if (!is_year(digits[2], sizes[2]) && sizes[2] != 2)
        return false;
    return (is_day(digits[0], sizes[0]) && is_month(digits[1], sizes[1]))
           || (is_month(digits[0], sizes[0]) && is_day(digits[1], sizes[1]));
}

/* What joins two numbers of a date: a blank, a mark, or nothing (0). */
static char joint_of_date(const Note *note, u32 at)
{
    const Token *token = token_at(note, at);
    if (!token || !near(note, at))
        return 0;
    if (token->kind == NUMBER && !glued(token))
        return ' ';
    return token->mark == '-' || token->mark == '/' || token->mark == '.' ? (char)token->mark : 0;
}

static bool joined_date(const Note *note, u32 at, char joint)
{
    if (joint == ' ')
        return near(note, at);
    const Token *token = token_at(note, at);
    return token && token->mark == (u8)joint && near(note, at) && near(note, (int64_t)at + 1);
}

/* The index just past three numbers that are day, month and year in some order, else 0. */
static u32 calendar(const Note *note, u32 at)
{
    const char *digits[3];
    u32 sizes[3], longest = 0;
    char joint = 0;
    for (u32 place = 0; place < 3; place++) {
        at += place == 2 && mark_at(note, at, "'") && glued(note->tokens + at);
        const Token *token = token_at(note, at);
        if (!token || token->kind != NUMBER)
            return 0;
        digits[place] = key_of(note, token);
        sizes[place] = token->size;
        longest = token->size > longest ? token->size : longest;
        if (place == 2)
            break;
        joint = joint ? joint : joint_of_date(note, at + 1);
        if (!joint || !joined_date(note, at + 1, joint))
            return 0;
        at += joint == ' ' ? 1 : 2;
    }
    const Token *behind = token_at(note, (int64_t)at + 1), *further = token_at(note, (int64_t)at + 2);
    if (behind && glued(behind) && behind->mark == (u8)joint && further && glued(further))
        return 0;
    return is_date(digits, sizes) && (joint != ' ' || longest > 2) ? at + 1 : 0;
}

static u32 compact_date(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    const char *key = key_of(note, token);
    if (token->size != 8 || !digits_only(key, 8))
        return 0;
    bool day_first = is_date((const char *const[]){key, key + 2, key + 4}, (const u32[]){2, 2, 4});
    return day_first || is_date((const char *const[]){key, key + 4, key + 6}, (const u32[]){4, 2, 2}) ? at + 1 : 0;
}

/* Whether a key is the number of a day, with or without an ordinal ending. */
static bool is_ordinal(const Note *note, const Token *token)
{
    const char *key = key_of(note, token);
    u32 digits = 0;
    while (digits < token->size && digits < 3 && is_digit(key[digits]))
        digits++;
    if (!is_day(key, digits))
        return false;
    return digits == token->size || is_listed(key + digits, token->size - digits, ORDINALS);
}

/* Pass over up to three words and marks of a list. */
static u32 skip_listed(const Note *note, u32 at, u64 list)
{
    for (u32 times = 0; times < 3 && at < note->count && note->tokens[at].listed & list && near(note, at); times++)
        at++;
    return at;
}

static u32 final_year(const Note *note, u32 at)
{
    at = skip_listed(note, at, BEFORE_YEAR);
    const Token *token = token_at(note, at);
    if (!token || token->kind != NUMBER)
        return 0;
    return token->size == 2 || is_year(key_of(note, token), token->size) ? at + 1 : 0;
}

/* `9 juli 1993`, `4th of July 1988`, `1er mai 1970`, `3. März 1980`, `14-mei-1972`, `2 jan. '84`. */
static u32 day_first(const Note *note, u32 at)
{
    if (!is_ordinal(note, note->tokens + at))
        return 0;
    at = skip_listed(note, at + 1, BEFORE_MONTH);
    const Token *month = token_at(note, at);
    return month && month->listed & MONTHS && near(note, at) ? final_year(note, at + 1) : 0;
}

/* `July 4th, 1988` and `Jan 12 1990`. */
static u32 month_first(const Note *note, u32 at)
{
    at = skip_listed(note, at + 1, BEFORE_DAY);
    const Token *day = token_at(note, at);
    if (!day || !near(note, at) || !is_ordinal(note, day))
        return 0;
    u32 end = final_year(note, at + 1);
    return end && is_year(key_of(note, note->tokens + end - 1), note->tokens[end - 1].size) ? end : 0;
}

static u32 recognise_date(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (token->kind == WORD)
        return token->listed & MONTHS ? month_first(note, at) : 0;
    if (!begins(note, at))
        return 0;
    u32 end = calendar(note, at);
    end = end ? end : compact_date(note, at);
    return end ? end : day_first(note, at);
}
RECOGNISER(date, KIND(NUMBER) | KIND(MIXED) | KIND(WORD), NEEDS_DIGITS | NEEDS_MONTH)
