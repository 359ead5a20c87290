/* The bytes of a note at once: what each is, a bit for each, and the note without ASCII capitals. */

#define BLOCK 64

typedef struct { u64 letters, capitals, plain, blanks; } Signs; /* plain: ASCII letters and digits */

/* Say what BLOCK bytes are, and put them folded elsewhere. */
#ifdef VECTORS
static inline __m128i within(__m128i text, char first, char last) /* for ASCII: what is above wraps to what is below all */
{
    return _mm_cmpgt_epi8(_mm_add_epi8(text, _mm_set1_epi8((char)(127 - last))), _mm_set1_epi8((char)(126 - last + first)));
}

static inline Signs block_signs(const u8 *from, u8 *to)
{
    Signs signs = {0};
    const __m128i bit = _mm_set1_epi8(0x20);
    for (u32 at = 0; at < BLOCK; at += 16) {
        __m128i text = _mm_loadu_si128((const __m128i *)(const void *)(from + at));
        __m128i letter = within(_mm_or_si128(text, bit), 'a', 'z'), digit = within(text, '0', '9');
        __m128i capital = _mm_andnot_si128(_mm_slli_epi16(text, 2), letter);
        signs.letters |= (u64)(u32)_mm_movemask_epi8(letter) << at;
        signs.capitals |= (u64)(u32)_mm_movemask_epi8(capital) << at;
        signs.plain |= (u64)(u32)_mm_movemask_epi8(_mm_or_si128(letter, digit)) << at;
        signs.blanks |= (u64)(u32)_mm_movemask_epi8(_mm_cmpeq_epi8(text, bit)) << at;
        _mm_storeu_si128((__m128i *)(void *)(to + at), _mm_or_si128(text, _mm_and_si128(letter, bit)));
    }
    return signs;
}
#else
static inline Signs block_signs(const u8 *from, u8 *to)
{
    Signs signs = {0};
    for (u32 at = 0; at < BLOCK; at++) {
        u8 sign = from[at], low = sign | 0x20;
        bool letter = low >= 'a' && low <= 'z', digit = sign >= '0' && sign <= '9';
        signs.letters |= (u64)letter << at;
        signs.capitals |= (u64)(letter && sign != low) << at;
        signs.plain |= (u64)(letter || digit) << at;
        signs.blanks |= (u64)(sign == ' ') << at;
        to[at] = letter ? low : sign;
    }
    return signs;
}
#endif

static inline u64 blocks_in(u64 size) { return (size + BLOCK - 1) / BLOCK; }

/* Read a note's signs into its four rows, each with a word more than it has blocks, and its folded bytes into its keys. */
static bool read_signs(Note *note)
{
    u64 blocks = blocks_in(note->size), each = blocks + 1, joint = 0;
    if (!MORE(note->signs, note->sign_room, 4 * each))
        return false;
    note->plain = note->signs;
    note->letters = note->signs + each;
    note->capitals = note->signs + 2 * each;
    note->begins = note->signs + 3 * each;
    for (u64 at = 0; at < blocks; at++) {
        Signs signs = block_signs(note->bytes + BLOCK * at, note->keys + BLOCK * at);
        note->plain[at] = signs.plain;
        note->letters[at] = signs.letters;
        note->capitals[at] = signs.capitals;
        note->begins[at] = ~((signs.plain & (signs.plain << 1 | joint)) | signs.blanks);
        joint = signs.plain >> (BLOCK - 1);
    }
    note->plain[blocks] = note->letters[blocks] = note->capitals[blocks] = note->begins[blocks] = 0;
    if (note->size % BLOCK)
        note->begins[blocks - 1] &= (1ull << note->size % BLOCK) - 1;
    return true;
}

#define SIGNS_AT_ONCE 56 /* that signs_from() surely has */

/* The bits from one byte on. */
static inline u64 signs_from(const u64 *signs, u64 at)
{
    u64 found;
    memcpy(&found, (const u8 *)signs + (at >> 3), 8);
    return found >> (at & 7);
}
