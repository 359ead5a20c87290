/* Number plates that only a word such as `kenteken` before them tells from other codes. */

static bool is_loose_plate(u32 form) { return form / 64 < COUNT(loose_plates) && loose_plates[form / 64] >> form % 64 & 1; }

static u32 recognise_looseplate(const Note *note, u32 at)
{
    u32 form = 1, size = 0, letters = 0, end = 0, here = at;
    for (u32 part = 0; part < 4; part++) {
        const Token *token = note->tokens + here;
        size += token->size;
        if (size > LONGEST_PLATE || !ascii_only(note, token))
            break;
        for (u32 one = 0; one < token->size; one++) {
            bool digit = is_digit(key_of(note, token)[one]);
            letters += !digit;
            form = form << 1 | digit;
        }
        if (letters > MOST_LETTERS_OF_PLATE)
            break;
        if (is_loose_plate(form))
            end = here + 1;
        here = following(note, here, " -.");
        if (!here)
            break;
    }
    return end;
}
RECOGNISER(looseplate, KIND(WORD) | KIND(NUMBER) | KIND(MIXED), NEEDS_DIGITS | NEEDS_SHORT)
