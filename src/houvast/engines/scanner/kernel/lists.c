/* The lists that recognisers share with their Python modules: lists.h is made of these by lists.py. */

typedef struct { u64 lists; u32 value, size; char word[24]; } Listed; /* size 0: empty */
typedef struct { const char *beginning; const u8 (*shapes)[8]; } Plan;
typedef struct { u32 first, last, lengths; } Issuer;

#include "lists.h"

/* What is listed of a text, of which PADDING more bytes may be read; NULL when nothing is. */
static const Listed *find_listed(const u8 *text, u32 size, u64 hash)
{
    for (u32 at = (u32)hash & (LISTED_SIZE - 1);; at = (at + 1) & (LISTED_SIZE - 1)) {
        const Listed *one = listed_words + at;
        if (!one->size)
            return NULL;
        if (one->size == size && !memcmp(one->word, text, size))
            return one;
    }
}

/* The same of a text behind which nothing may be read. */
static const Listed *find_short(const char *text, u32 size)
{
    u8 copy[sizeof listed_words->word + PADDING] = {0};
    if (size >= sizeof listed_words->word)
        return NULL;
    memcpy(copy, text, size);
    return find_listed(copy, size, key_for(copy, size).hash);
}

static bool is_listed(const char *text, u32 size, u64 lists)
{
    const Listed *one = find_short(text, size);
    return one && one->lists & lists;
}

/* The lists in which one of the endings of a word is, when at least three letters stand before it. */
static u64 lists_of_endings(const u8 *text, u32 size)
{
    u64 found = 0;
    u32 lengths = size < 4 ? 0 : lengths_of_endings[(text[size - 2] & 31u) << 5 | (text[size - 1] & 31u)];
    for (; lengths; lengths &= lengths - 1) {
        u32 length = (u32)__builtin_ctz(lengths);
        if (length + 3 > size || letters_in(text, size - length) < 3)
            continue;
        const Listed *one = find_listed(text + size - length, length, key_for(text + size - length, length).hash);
        found |= one ? one->lists : 0;
    }
    return found;
}

/* The lists of a word or mark; numbers, and words with digits, are in none. */
static u64 lists_of(const u8 *text, u32 size, u32 kind, u64 hash)
{
    if (kind != WORD && kind != MARK)
        return 0;
    const Listed *one = find_listed(text, size, hash);
    u64 lists = one ? one->lists : 0, ending = kind == WORD && !(lists & NEVER) ? lists_of_endings(text, size) : 0;
    return lists | (ending & SURE ? SURE_STREET : 0) | (ending & (SURE | LIKELY) ? LIKELY_STREET : 0);
}
