/* Numbers that only one organisation gives out, described by masks: what stands in masks.py. */

static bool same_as_mask(const Note *note, u32 code, u32 wanted)
{
    u8 fold[8];
    Character own;
    const Character *c = character(note->tables, code, &own);
    if (wanted == '9')
        return c->sort == DIGIT;
    if (wanted == '@')
        return c->sort == LETTER;
    u32 size = encode(wanted, fold);
    return c->size == size && !memcmp(c->fold, fold, size);
}

/* The index just past the token at which a mask of `size` bytes ends that is followed from this one, or 0. */
static u32 fits_mask(const Note *note, u32 at, const u8 *mask, u64 size)
{
    u64 here = note->tokens[at].byte;
    u32 code, wanted, end = note->tokens[at].start;
    for (u64 of_mask = 0; of_mask < size; end++) {
        if (here >= note->size)
            return 0;
        of_mask += decode(mask + of_mask, size - of_mask, true, &wanted);
        here += decode(note->bytes + here, note->size - here, note->surrogates, &code);
        if (!same_as_mask(note, code, wanted))
            return 0;
    }
    while (at < note->count && note->tokens[at].end < end)
        at++;
    return at < note->count && note->tokens[at].end == end ? at + 1 : 0;
}

static u32 recognise_customer_number(const Note *note, u32 at)
{
    if (!begins(note, at))
        return 0;
    const u8 *mask = note->masks, *last = mask + note->masks_size, *stop;
    for (; mask < last && (stop = memchr(mask, 0, (size_t)(last - mask))); mask = stop + 1) {
        u32 end = stop > mask ? fits_mask(note, at, mask, (u64)(stop - mask)) : 0;
        if (end && ends(note, end))
            return end;
    }
    return 0;
}
RECOGNISER(customer_number, KIND(WORD) | KIND(NUMBER) | KIND(MIXED) | KIND(MARK), 0)
