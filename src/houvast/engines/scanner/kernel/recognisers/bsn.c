/* The Dutch citizen service number: nine digits that pass the eleven-test. */

static bool passes_bsn(const char *digits)
{
    static const int weights[9] = {9, 8, 7, 6, 5, 4, 3, 2, -1};
    int total = 0;
    bool several = false;
    for (u32 at = 0; at < 9; at++) {
        total += weights[at] * (digits[at] - '0');
        several |= digits[at] != digits[0];
    }
    return total % 11 == 0 && several;
}

static u32 recognise_bsn(const Note *note, u32 at)
{
    if (!begins(note, at))
        return 0;
    Groups found;
    u32 end = shaped(note, at, " .-", shapes_bsn, COUNT(shapes_bsn), &found);
    if (!end || !passes_bsn(found.digits) || !ends(note, end))
        return 0;
    return end > at + 1 && continues(note, at) ? 0 : end;
}
RECOGNISER(bsn, KIND(NUMBER), NEEDS_GROUP | NEEDS_BSN)
