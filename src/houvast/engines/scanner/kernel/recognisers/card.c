/* Payment cards: the issuer's prefix and length, and the Luhn check. */

static bool issued_card(const char *digits, u32 count)
{
    static const struct { u16 first, last; u32 lengths; } issuers[] = {
        {2221, 2720, 1u << 16}, {3000, 3059, 1u << 14}, {3400, 3499, 1u << 15}, {3528, 3589, 1u << 16},
        {3600, 3699, 1u << 14}, {3700, 3799, 1u << 15}, {3800, 3999, 1u << 14}, {4000, 4999, 1u << 16 | 1u << 19},
        {5000, 5099, 1u << 16 | 1u << 19}, {5100, 5599, 1u << 16}, {5600, 5899, 1u << 16 | 1u << 19},
        {6011, 6011, 1u << 16 | 1u << 19}, {6200, 6299, 1u << 16 | 1u << 19}, {6304, 6304, 1u << 16 | 1u << 19},
        {6390, 6399, 1u << 16 | 1u << 19}, {6440, 6599, 1u << 16 | 1u << 19},
        {6700, 6799, 1u << 16 | 1u << 17 | 1u << 19},
    };
    u64 head = number_of(digits, 4);
    for (u32 at = 0; at < sizeof issuers / sizeof *issuers; at++)
        if (issuers[at].first <= head && head <= issuers[at].last && issuers[at].lengths >> count & 1)
            return true;
    return false;
}

static bool passes_luhn(const char *digits, u32 count)
{
    u32 total = 0;
    bool several = false;
    for (u32 place = 0; place < count; place++) {
        u32 value = (u32)(digits[count - 1 - place] - '0') * (1 + place % 2);
        total += value > 9 ? value - 9 : value;
        several |= digits[place] != digits[0];
    }
    return total % 10 == 0 && several;
}

static u32 recognise_card(const Note *note, u32 at)
{
    static const u8 shapes[][8] = {{4, 4, 4, 4, 3}, {19}, {4, 4, 4, 4}, {16}, {4, 6, 5}, {15}, {4, 6, 4}, {14}, {8, 8},
                                   {4, 4, 4, 5}, {4, 4, 4, 3}};
    if (note->tokens[at].size < 4 || !begins(note, at) || continues(note, at))
        return 0;
    Groups found;
    u32 end = shaped(note, at, " .-", shapes, sizeof shapes / sizeof *shapes, &found);
    return end && issued_card(found.digits, found.count) && passes_luhn(found.digits, found.count) && ends(note, end) ? end : 0;
}
RECOGNISER(card, KIND(NUMBER), 0)
