/* Bank accounts in the international notation: the country's length and the check digits. */

#define LONGEST_IBAN 34

/* By the two letters of the country; 0 when there is no such account. */
static u32 length_of_iban(const char *country)
{
#define C(a, b) [a - 'a'][b - 'a']
    static const u8 lengths[26][26] = {
        C('n', 'o') = 15, C('b', 'e') = 16, C('b', 'i') = 16, C('d', 'k') = 18, C('f', 'i') = 18, C('f', 'o') = 18,
        C('g', 'l') = 18, C('n', 'l') = 18, C('s', 'd') = 18, C('m', 'k') = 19, C('s', 'i') = 19, C('a', 't') = 20,
        C('b', 'a') = 20, C('e', 'e') = 20, C('k', 'z') = 20, C('l', 't') = 20, C('l', 'u') = 20, C('m', 'n') = 20,
        C('x', 'k') = 20, C('c', 'h') = 21, C('c', 'r') = 21, C('h', 'r') = 21, C('l', 'i') = 21, C('l', 'v') = 21,
        C('b', 'g') = 22, C('b', 'h') = 22, C('d', 'e') = 22, C('g', 'b') = 22, C('g', 'e') = 22, C('i', 'e') = 22,
        C('m', 'e') = 22, C('r', 's') = 22, C('v', 'g') = 22, C('a', 'e') = 23, C('g', 'i') = 23, C('i', 'l') = 23,
        C('i', 'q') = 23, C('t', 'l') = 23, C('a', 'd') = 24, C('c', 'z') = 24, C('e', 's') = 24, C('m', 'd') = 24,
        C('p', 'k') = 24, C('r', 'o') = 24, C('s', 'a') = 24, C('s', 'e') = 24, C('s', 'k') = 24, C('t', 'n') = 24,
        C('v', 'c') = 24, C('l', 'y') = 25, C('p', 't') = 25, C('i', 's') = 26, C('t', 'r') = 26, C('f', 'r') = 27,
        C('g', 'r') = 27, C('i', 't') = 27, C('m', 'c') = 27, C('m', 'r') = 27, C('s', 'm') = 27, C('a', 'l') = 28,
        C('a', 'z') = 28, C('c', 'y') = 28, C('d', 'o') = 28, C('g', 't') = 28, C('h', 'u') = 28, C('l', 'b') = 28,
        C('p', 'l') = 28, C('s', 'v') = 28, C('b', 'r') = 29, C('e', 'g') = 29, C('p', 's') = 29, C('q', 'a') = 29,
        C('u', 'a') = 29, C('j', 'o') = 30, C('k', 'w') = 30, C('m', 'u') = 30, C('m', 't') = 31, C('s', 'c') = 31,
        C('l', 'c') = 32,
    };
#undef C
    u32 first = (u32)country[0] - 'a', second = (u32)country[1] - 'a';
    return first < 26 && second < 26 ? lengths[first][second] : 0;
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
RECOGNISER(iban, KIND(MIXED) | KIND(WORD), NEEDS_DIGITS)
