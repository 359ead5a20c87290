/* Numbers of passports, identity cards and driving licences: only a word before them tells what they are. */

static u32 mixed_document(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (!ascii_only(note, token) || token->size < 7 || token->size > 16 || count_digits(note, token) < 2)
        return 0;
    return ends(note, at + 1) && !recognise_iban(note, at) ? at + 1 : 0;
}

/* Letters and digits in two to five parts with a blank or hyphen between: `EP 123456`, `99 XK 40218`. */
static u32 parted_document(const Note *note, u32 at)
{
    u32 length = 0, digits = 0, end = 0, here = at;
    for (u32 part = 0; part < 5; part++) {
        const Token *token = note->tokens + here;
        u32 letters = key_length(note, token);
        if (token->kind == WORD && !(token->flags & UPPER) && letters > 1)
            break;
        length += letters;
        digits += count_digits(note, token);
        if (7 <= length && length <= 16 && digits >= 4 && token->kind != WORD && here > at)
            end = here + 1;
        here = length > 16 ? 0 : following(note, here, " -");
        if (!here)
            break;
    }
    return end && !recognise_iban(note, at) ? end : 0;
}

static u32 numeric_document(const Note *note, u32 at)
{
    Groups found;
    u32 end = shaped(note, at, " -.", shapes_belgian, COUNT(shapes_belgian), &found);
    if (end && ends(note, end) && !recognise_phone(note, at))
        return end;
    end = shaped(note, at, " -.", shapes_spaced, COUNT(shapes_spaced), &found);
    if (end && ends(note, end) && !recognise_phone(note, at))
        return end;
    u32 size = note->tokens[at].size;
    return size >= 8 && size <= 12 && ends(note, at + 1) && !recognise_phone(note, at) ? at + 1 : 0;
}

static u32 recognise_docnumber(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (token->kind == WORD) {
        u32 letters = token->flags & UPPER ? key_length(note, token) : 0;
        return letters == 2 || letters == 5 ? parted_document(note, at) : 0;
    }
    if (!begins(note, at) || recognise_date(note, at))
        return 0;
    if (token->kind == NUMBER)
        return numeric_document(note, at);
    u32 end = mixed_document(note, at);
    return end ? end : parted_document(note, at);
}
RECOGNISER(docnumber, KIND(NUMBER) | KIND(MIXED) | KIND(WORD), NEEDS_DIGITS | NEEDS_UPPER)
