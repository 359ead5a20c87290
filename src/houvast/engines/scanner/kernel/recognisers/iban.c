/* Bank accounts in the international notation: the country's length and the check digits. */

#define LONGEST_IBAN 34

static u32 length_of_iban(const char *country)
{
    static const struct { u8 length; const char *codes; } lengths[] = {
        {15, "no"}, {16, "be bi"}, {18, "dk fi fo gl nl sd"}, {19, "mk si"}, {20, "at ba ee kz lt lu mn xk"},
        {21, "ch cr hr li lv"}, {22, "bg bh de gb ge ie me rs vg"}, {23, "ae gi il iq tl"},
        {24, "ad cz es md pk ro sa se sk tn vc"}, {25, "ly pt"}, {26, "is tr"}, {27, "fr gr it mc mr sm"},
        {28, "al az cy do gt hu lb pl sv"}, {29, "br eg ps qa ua"}, {30, "jo kw mu"}, {31, "mt sc"}, {32, "lc"},
    };
    for (u32 at = 0; at < sizeof lengths / sizeof *lengths; at++)
        for (const char *code = lengths[at].codes; *code; code += code[2] ? 3 : 2)
            if (code[0] == country[0] && code[1] == country[1])
                return lengths[at].length;
    return 0;
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
    u32 length = length_of_iban(key_of(note, token)), size = 0;
    for (u32 here = at; length; here = following(note, here, " .-")) {
        token = note->tokens + here;
        if (here < at || token->size > length - size || (here == 0 && at))
            return 0;
        memcpy(written + size, key_of(note, token), token->size);
        size += token->size;
        if (size == length)
            return passes_iban(written, size) && ends_iban(note, here + 1) ? here + 1 : 0;
    }
    return 0;
}
RECOGNISER(iban, KIND(MIXED) | KIND(WORD))
