/* Payment cards: the issuer's prefix and length, and the Luhn check. */

static bool issued_card(const char *digits, u32 count)
{
    u64 head = number_of(digits, 4);
    for (u32 at = 0; at < COUNT(issuers); at++)
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

/* The index just past a number in groups of three or more digits as nobody prints them, else 0. */
static u32 loose_card(const Note *note, u32 at)
{
    Groups found;
    u32 before = 0;
    read_groups(note, at, " .-", 19, &found);
    for (u32 group = 0; group < found.groups; group++) {
        u32 count = found.reached[group], end = found.end[group];
        if (count < before + 3)
            return 0;
        before = count;
        if (count >= 14 && issued_card(found.digits, count) && passes_luhn(found.digits, count) && ends(note, end))
            return end;
    }
    return 0;
}

static u32 recognise_card(const Note *note, u32 at)
{
    if (!begins(note, at) || continues(note, at))
        return 0;
    Groups found;
    u32 end = shaped(note, at, " .-", shapes_card, COUNT(shapes_card), &found);
    if (!end)
        return loose_card(note, at);
    return issued_card(found.digits, found.count) && passes_luhn(found.digits, found.count) && ends(note, end) ? end : 0;
}
RECOGNISER(card, KIND(NUMBER), NEEDS_GROUP | NEEDS_CARD)
