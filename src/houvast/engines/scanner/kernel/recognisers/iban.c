/* Bank accounts in the international notation: the country's length and the check digits. */

#define LONGEST_IBAN 34

/* By the two letters of the country; 0 when there is no such account. */
static u32 length_of_iban(const char *country)
{
    const Listed *one = find_short(country, 2);
    return one && one->lists & IBANS ? one->value : 0;
}

static bool passes_iban(const char *written, u32 size)
{
    u32 rest = 0;
    if (written[2] < '0' || written[2] > '9' || written[3] < '0' || written[3] > '9')
        return false;
    for (u32 at = 0; at < size; at++) {
        char sign = written[(at + 4) % size];
        bool digit = sign >= '0' && sign <= '9', letter = sign >= 'a' && sign <= 'z';
        if (!digit && !letter)
            return false;
        rest = (digit ? rest * 10 + (u32)(sign - '0') : rest * 100 + (u32)(sign - 'a') + 10) % 97;
    }
    return rest == 1;
}

static bool ends_iban(const Note *note, u32 end)
{
    const Token *token = token_at(note, end);
    return !token || !glued(token) || token->kind == MARK;
}

static u32 recognise_iban(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    char written[LONGEST_IBAN];
    if (token->size < 2 || (token->kind == WORD && token->size > 2))
        return 0;
    u32 length = length_of_iban(key_of(note, token)), size = 0, here = at;
    while (length) {
        token = note->tokens + here;
        if (token->size > length - size)
            return 0;
        memcpy(written + size, key_of(note, token), token->size);
        size += token->size;
        if (size == length)
            return passes_iban(written, size) && ends_iban(note, here + 1) ? here + 1 : 0;
        here = following(note, here, " .-");
        if (!here)
            return 0;
    }
    return 0;
}
RECOGNISER(iban, KIND(MIXED) | KIND(WORD), NEEDS_DIGITS | NEEDS_PAIR)
