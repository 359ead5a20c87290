/* The Belgian national register number: date of birth, serial number, and a check on both centuries. */

static u64 number_of(const char *digits, u32 count)
{
    u64 value = 0;
    for (u32 at = 0; at < count; at++)
        value = 10 * value + (u64)(digits[at] - '0');
    return value;
}

static bool passes_rrn(const char *digits)
{
    u64 body = number_of(digits, 9), check = 97 - number_of(digits + 9, 2);
    return check == body % 97 || check == (2000000000u + body) % 97;
}

static bool dated_rrn(const char *digits)
{
    u64 month = number_of(digits + 2, 2), day = number_of(digits + 4, 2);
    month -= month >= 40 ? 40 : month >= 20 ? 20 : 0;
    return month <= 12 && day <= 31;
}

static u32 recognise_rrn(const Note *note, u32 at)
{
    static const u8 shapes[][8] = {{11}, {2, 2, 2, 3, 2}, {6, 3, 2}, {6, 5}, {2, 2, 2, 5}};
    u32 size = note->tokens[at].size;
    if (!(size == 11 || size == 2 || size == 6) || !begins(note, at))
        return 0;
    Groups found;
    u32 end = shaped(note, at, " .-/", shapes, 5, &found);
    if (!end || !dated_rrn(found.digits) || !passes_rrn(found.digits) || !ends(note, end))
        return 0;
    return end > at + 1 && continues(note, at) ? 0 : end;
}
RECOGNISER(rrn, KIND(NUMBER), 0)
