/* Number plates that only a word such as `kenteken` before them tells from other codes. */

#define LONGEST_PLATE 16

static u32 recognise_looseplate(const Note *note, u32 at)
{
    char form[LONGEST_PLATE];
    u32 size = 0, end = 0, here = at;
    for (u32 part = 0; part < 4; part++) {
        const Token *token = note->tokens + here;
        if (token->size > LONGEST_PLATE - size || !ascii_only(note, token))
            break;
        for (u32 one = 0; one < token->size; one++)
            form[size++] = is_digit(key_of(note, token)[one]) ? 'D' : 'L';
        if (is_listed(form, size, LOOSE_FORMS))
            end = here + 1;
        here = following(note, here, " -.");
        if (!here)
            break;
    }
    return end;
}
RECOGNISER(looseplate, KIND(WORD) | KIND(NUMBER) | KIND(MIXED), NEEDS_DIGITS)
