/* From bytes to characters: what each is, without capitals and accents. */

#define REPLACED 0xFFFDu
#define TABLED 0x3000u

/* Read one character; broken bytes count as Python's errors="replace" counts them. Returns how many bytes it has. */
static u32 decode(const u8 *text, u64 left, bool surrogates, u32 *code)
{
    u8 first = text[0];
    u8 low = 0x80, high = 0xBF;
    u32 behind;
    *code = first;
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF) {
        behind = 1;
        *code = first & 0x1F;
    } else if ((first & 0xF0) == 0xE0) {
        behind = 2;
        *code = first & 0x0F;
        low = first == 0xE0 ? 0xA0 : low;
        high = first == 0xED && !surrogates ? 0x9F : high;
    } else if (first >= 0xF0 && first <= 0xF4) {
        behind = 3;
        *code = first & 0x07;
        low = first == 0xF0 ? 0x90 : low;
        high = first == 0xF4 ? 0x8F : high;
    } else {
        *code = REPLACED;
        return 1;
    }
    for (u32 at = 1; at <= behind; at++) {
        if (at >= left || text[at] < low || text[at] > high) {
            *code = REPLACED;
            return at;
        }
        *code = *code << 6 | (text[at] & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    return behind + 1;
}

static u32 encode(u32 code, u8 *to)
{
    if (code < 0x80) {
        to[0] = (u8)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (u8)(0xC0 | code >> 6);
        to[1] = (u8)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        to[0] = (u8)(0xE0 | code >> 12);
        to[1] = (u8)(0x80 | (code >> 6 & 0x3F));
        to[2] = (u8)(0x80 | (code & 0x3F));
        return 3;
    }
    to[0] = (u8)(0xF0 | code >> 18);
    to[1] = (u8)(0x80 | (code >> 12 & 0x3F));
    to[2] = (u8)(0x80 | (code >> 6 & 0x3F));
    to[3] = (u8)(0x80 | (code & 0x3F));
    return 4;
}

/* What a character is (folding.py: sort, fold, is_capital). `own` is filled when the tables do not hold it. */
static const Character *character(const Tables *t, u32 code, Character *own)
{
    if (code >= 0xFF01 && code <= 0xFF5E)
        code -= 0xFEE0;
    if (code < TABLED)
        return t->characters + code;
    bool silent = code == 0xFEFF, letter = code < 0xD800 || code >= 0x20000;
    own->sort = silent ? SILENT : letter ? LETTER : MARK_SORT;
    own->capital = own->small = 0;
    own->size = silent ? 0 : (u8)encode(code, own->fold);
    return own;
}

static u8 mark_of(const u8 *key, u32 size)
{
    if (size == 1)
        return key[0];
    if (size == 2 && key[0] == 0xC2)
        return key[1] == 0xAB ? LEFT_GUILLEMET : key[1] == 0xBB ? RIGHT_GUILLEMET : 0;
    if (size == 3 && key[0] == 0xE2 && key[1] == 0x80)
        return key[2] == 0xA6 ? ELLIPSIS : key[2] == 0xB9 ? LEFT_SINGLE : key[2] == 0xBA ? RIGHT_SINGLE : 0;
    return 0;
}

/* What a mark may do, as bits of enum Habit. */
static u8 habits_of(u8 mark)
{
    switch (mark) {
    case '.': return A_STOP | A_POINT | A_JOINT;
    case '!': case '?': case ';': case ELLIPSIS: return A_STOP;
    case '"': case LEFT_GUILLEMET: case LEFT_SINGLE: return A_QUOTE;
    case '\'': return A_QUOTE | A_JOINT;
    case '-': case ':': return A_JOINT;
    default: return 0;
    }
}
