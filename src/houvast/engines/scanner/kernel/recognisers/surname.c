/* What may be a last name behind a first name: particles and one or two words with capitals. */

static u32 recognise_surname(const Note *note, u32 at)
{
    if (glued(note->tokens + at) || !near(note, at))
        return 0;
    u32 here = initial(note, at);
    here = here ? here : at;
    for (u32 times = 0; times < 3; times++) {
        u32 after = here < note->count ? particle(note, here) : 0;
        if (!after)
            break;
        here = after;
    }
    return here < note->count ? capitalised(note, here) : 0;
}
RECOGNISER(surname, KIND(WORD) | KIND(MARK), NEEDS_NAME)
