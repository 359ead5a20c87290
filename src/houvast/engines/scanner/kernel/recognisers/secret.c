/* What looks like a password or a code: signs up to the next blank, of more than one sort. */

#define MOST_OF_SECRET 64
enum { SECRET_DIGIT = 1, SECRET_OTHER = 2, SECRET_SIGN = 4, SECRET_INNER = 8 };

/* What one code point is, of these; `small` is whether the one before it is a small letter. */
static u32 sign_of(const Note *note, u32 code, bool *small)
{
    static const u8 signs[128] = {
        ['.'] = 1, [','] = 1, ['/'] = 1, [':'] = 1, ['-'] = 1, ['%'] = 3, ['+'] = 3, ['$'] = 3,
        ['!'] = 2, ['#'] = 2, ['&'] = 2, ['*'] = 2, ['@'] = 2, ['?'] = 2, ['_'] = 2, ['^'] = 2, ['~'] = 2, ['='] = 2,
    }; /* 1: amounts and numbers have it, 2: it makes a secret */
    Character own;
    const Character *c = character(note->tables, code, &own);
    bool after_small = *small, of_numbers = code == 0x20AC || code == 0xA3 || code == 0xB0; /* € £ ° */
    u32 sign = code < 128 ? signs[code] : of_numbers;
    *small = c->small;
    if (c->sort == DIGIT)
        return SECRET_DIGIT;
    return (sign & 1 ? 0 : SECRET_OTHER) | (sign & 2 ? SECRET_SIGN : 0) | (after_small && c->capital ? SECRET_INNER : 0);
}

/* What stands in a stretch of the note's code points. */
static u32 signs_of(const Note *note, const Token *first, u32 length)
{
    u32 found = 0, code;
    bool small = false;
    u64 at = first->byte;
    for (u32 point = 0; point < length && at < note->size; point++) {
        at += decode(note->bytes + at, note->size - at, note->surrogates, &code);
        found |= sign_of(note, code, &small);
    }
    return found;
}

/* Whether a token's key is one of these signs, and only one. */
static bool is_sign(const Note *note, const Token *token, const char *signs)
{
    return token->kind == MARK && key_length(note, token) == 1 && key_in(note, token, signs);
}

static u32 recognise_secret(const Note *note, u32 at)
{
    const Token *tokens = note->tokens, *first = tokens + at;
    if (first->kind == MARK && !is_sign(note, first, "#*!$@&%?"))
        return 0;
    u32 end = at + 1;
    while (end < note->count && end - at < MOST_OF_SECRET && glued(tokens + end) && !key_in(note, tokens + end, "\"()»“”"))
        end++;
    while (end > at + 1 && is_sign(note, tokens + end - 1, ".,;:)\"'»”’]"))
        end--;
    u32 length = tokens[end - 1].end - first->start;
    bool alone = end == at + 1, plain = first->kind == WORD ? !(first->flags & LATER_CAPITAL) : first->kind == NUMBER && first->size == length;
    if (length < 4 || length > 40 || (alone && plain))
        return 0;
    u32 found = signs_of(note, first, length);
    if (found & SECRET_DIGIT)
        return found & SECRET_OTHER ? end : 0;
    if (!(found & SECRET_SIGN))
        return alone && found & SECRET_INNER ? end : 0;
    bool word = false;
    for (u32 one = at; one < end; one++)
        word |= tokens[one].kind == WORD;
    return length > 4 && word ? end : 0;
}
RECOGNISER(secret, KIND(WORD) | KIND(NUMBER) | KIND(MIXED) | KIND(MARK), NEEDS_SIGNS)
