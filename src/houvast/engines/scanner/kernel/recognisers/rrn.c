/* The Belgian national register number: date of birth, serial number, and a check on both centuries. */

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
    if (!begins(note, at))
        return 0;
    Groups found;
    u32 end = shaped(note, at, " .-/", shapes_rrn, COUNT(shapes_rrn), &found);
    if (!end || !dated_rrn(found.digits) || !passes_rrn(found.digits) || !ends(note, end))
        return 0;
    return end > at + 1 && continues(note, at) ? 0 : end;
}
RECOGNISER(rrn, KIND(NUMBER), NEEDS_GROUP | NEEDS_RRN)
