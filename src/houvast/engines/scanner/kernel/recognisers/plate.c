/* Number plates whose form alone tells what they are: NL, BE, FR, DE, UK, IE. */

static bool form_is(const Note *note, const Token *token, const char *wanted)
{
    char form[SHORT_FORM + 1];
    return form_of(note, token, form) && !strcmp(form, wanted);
}

static bool irish_plate(const Note *note, const Token *year, const Token *county, const Token *number)
{
    const char *written_year = key_of(note, year);
    if (!digits_only(written_year, year->size) || !digits_only(key_of(note, number), number->size) || !(county->listed & COUNTIES))
        return false;
    if (number->size <= 2 || number->size > 6)
        return false;
    return year->size == 2 || (year->size == 3 && (written_year[2] == '1' || written_year[2] == '2'));
}

/* Three parts with hyphens between. */
static u32 three_parts(const Note *note, u32 at)
{
    const Token *tokens = note->tokens + at;
    if ((u64)at + 5 > note->count || tokens[1].mark != '-' || tokens[3].mark != '-')
        return 0;
    if (!(tokens[1].flags & tokens[2].flags & tokens[3].flags & tokens[4].flags & GLUED))
        return 0;
    if (irish_plate(note, tokens, tokens + 2, tokens + 4))
        return at + 5;
    char written[3 * (SHORT_FORM + 1)];
    u32 size = 0;
    for (u32 part = 0; part < 5; part += 2) {
        u32 length = form_of(note, tokens + part, written + size);
        if (!length)
            return 0;
        size += length;
        written[size++] = '-';
    }
    return is_listed(written, size - 1, HYPHENED) ? at + 5 : 0;
}

/* District, hyphen, letters, and digits behind a blank or a hyphen: `XB-KT 471`, `XB-M 9032E`. */
static u32 german_plate(const Note *note, u32 at)
{
    const Token *tokens = note->tokens + at;
    if ((u64)at + 4 > note->count || tokens[1].mark != '-' || !(tokens[1].flags & tokens[2].flags & GLUED))
        return 0;
    if (tokens->kind != WORD || tokens[2].kind != WORD || key_length(note, tokens) > 3 || key_length(note, tokens + 2) > 2)
        return 0;
    if (!capitals(note, tokens) || !capitals(note, tokens + 2) || !near(note, (int64_t)at + 3))
        return 0;
    u32 behind = tokens[3].mark == '-' && glued(tokens + 3) ? at + 4 : at + 3;
    const Token *number = token_at(note, behind);
    if (!number || number->kind == MARK)
        return 0;
    const char *key = key_of(note, number);
    u32 size = number->size;
    while (size && (key[size - 1] == 'e' || key[size - 1] == 'h'))
        size--;
    return size >= 1 && size <= 4 && digits_only(key, size) && key[0] != '0' && near(note, behind) ? behind + 1 : 0;
}

/* Two letters and two digits, a blank, three letters, all in capitals. */
static u32 british_plate(const Note *note, u32 at)
{
    const Token *token = note->tokens + at, *behind = token_at(note, (int64_t)at + 1);
    if (!behind || glued(behind) || token->kind != MIXED || !form_is(note, token, "LLDD") || !form_is(note, behind, "LLL"))
        return 0;
    return capitals(note, token) && capitals(note, behind) && near(note, (int64_t)at + 1) ? at + 2 : 0;
}

static u32 recognise_plate(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (glued(token) && (token[-1].kind != MARK || key_in(note, token - 1, "-_/.+")))
        return 0;
    u32 end = three_parts(note, at);
    end = end ? end : german_plate(note, at);
    end = end ? end : british_plate(note, at);
    const Token *behind = token_at(note, end), *further = token_at(note, (int64_t)end + 1);
    if (!end || !behind || !glued(behind))
        return end;
    bool longer = behind->kind != MARK || (key_in(note, behind, "-_") && further && glued(further));
    return longer ? 0 : end;
}
RECOGNISER(plate, KIND(WORD) | KIND(NUMBER) | KIND(MIXED), NEEDS_DIGITS | NEEDS_PART | NEEDS_HYPHEN)
