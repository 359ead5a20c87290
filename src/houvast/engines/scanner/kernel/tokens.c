/* From characters to tokens: words, numbers and marks. */

/* at: the first byte that is not read; after: the byte behind the last token, or the last byte of one blank behind it, or
 * NOWHERE; block: in which signs; behind: how many bytes more than characters; used: bytes of the keys; read: tokens. */
typedef struct { u64 at, after, block; u32 behind, line, used, read; } Cursor;
#define NOWHERE (1ull << 63)
typedef struct { u32 letters, digits, capitals; bool first_capital, later_capital, begins_with_digit; } Word;

static void count_letter(Word *word, bool capital)
{
    word->first_capital |= capital && !word->letters;
    word->later_capital |= capital && word->letters;
    word->letters++;
    word->capitals += capital;
}

/* Fold a word into the keys, a character at a time; they have room for four times the note. */
static void read_any(Note *note, Cursor *cursor, Word *word)
{
    const Tables *t = note->tables;
    u64 at = cursor->at;
    u8 *to = note->keys + cursor->used;
    while (at < note->size) {
        u32 code;
        Character own;
        u32 width = decode(note->bytes + at, note->size - at, note->surrogates, &code);
        const Character *c = character(t, code, &own);
        if (c->sort != LETTER && c->sort != DIGIT && c->sort != SILENT)
            break;
        if (c->sort == LETTER)
            count_letter(word, c->capital);
        else if (c->sort == DIGIT && !word->digits++)
            word->begins_with_digit = at == cursor->at;
        memcpy(to, c->fold, 8);
        to += c->size;
        at += width;
        cursor->behind += width - 1;
    }
    cursor->used = (u32)(to - note->keys);
    cursor->at = at;
}

/* How a token stands to the one before it, when `far` bytes are between. */
static inline u32 joint(u64 far)
{
    static const u8 joints[3] = {GLUED, SPACED, 0};
    return joints[far < 2 ? far : 2];
}

/* Where what is known of words may lie; `words` where it is looked up for each anew. */
typedef struct { Memo *memo; u64 mask; const Slot *words; u32 words_mask; } Place;

static inline Place place_of(Note *note)
{
    const Tables *t = note->tables;
    return note->memo ? (Place){note->memo, note->memo_mask, NULL, 0} : (Place){&note->nothing, 0, t->words, t->words_mask};
}

/* Remember the key of a token that was read, and fetch both places where what is known of it may lie. */
static inline __attribute__((always_inline)) void expect(Note *note, const Place *places, u32 number, Key key, u32 size)
{
    Memo *memo = size <= 16 ? places->memo + (key.hash & places->mask) : &note->nothing;
    note->pending[number & (PENDING - 1)] = (Read){key, memo};
    __builtin_prefetch(memo);
    if (places->words)
        __builtin_prefetch(places->words + ((u32)key.hash & places->words_mask));
    else
        __builtin_prefetch((const void *)((uintptr_t)memo ^ sizeof *memo));
}

static inline void expect_mark(Note *note, u32 number, u8 mark)
{
    note->pending[number & (PENDING - 1)] = (Read){{mark, 0, 0}, note->tables->marks + mark};
}

/* A word with other letters than those of ASCII, or a very long one. */
static void add_word(Note *note, Cursor *cursor)
{
    Word word = {0};
    Token *token = note->tokens + cursor->read;
    token->start = (u32)cursor->at - cursor->behind;
    token->key = cursor->used;
    token->flags = (u8)joint(cursor->at - cursor->after);
    token->line = cursor->line;
    token->byte = (u32)cursor->at;
    read_any(note, cursor, &word);
    if (!word.letters && !word.digits) { /* nothing but silent characters: what stands around them is glued */
        cursor->after += cursor->at - token->byte;
        return;
    }
    token->end = (u32)cursor->at - cursor->behind;
    token->size = cursor->used - token->key;
    token->kind = !word.digits ? WORD : !word.letters ? NUMBER : MIXED;
    if (word.first_capital && !word.begins_with_digit)
        token->flags |= CAPITAL;
    if (word.letters > 1 && word.capitals == word.letters)
        token->flags |= UPPER;
    if (word.later_capital)
        token->flags |= LATER_CAPITAL;
    cursor->after = cursor->at;
    token->mark = mark_of(note->keys + token->key, token->size);
    Place places = place_of(note);
    expect(note, &places, cursor->read++, key_for(note->keys + token->key, token->size), token->size);
}

/* The same as key_for() without a branch for usual words. */
static inline Key plain_key(const u8 *text, u32 size)
{
    static const u64 kept[25] = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF,
        ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull};
    if (size > 16)
        return key_for(text, size);
    Key key;
    memcpy(&key.low, text, 8);
    memcpy(&key.high, text + 8, 8);
    key.low &= kept[8 + size];
    key.high &= kept[size];
    u64 once = mixed(size, key.low), twice = mixed(once, key.high);
    key.hash = size > 8 ? twice : once;
    return key;
}

/* A word of ASCII letters and digits, whose key is the note's own folded bytes. */
static inline __attribute__((always_inline)) void fill_plain(const Note *note, const Cursor *cursor, u64 here, u32 size, Token *token)
{
    u64 all = (1ull << size) - 1, letters = signs_from(note->letters, here) & all;
    u64 capitals = signs_from(note->capitals, here) & all;
    u32 flags = joint(here - cursor->after) | ((u32)capitals & 1) * CAPITAL | (capitals > 1) * LATER_CAPITAL;
    if (capitals == letters && letters & (letters - 1))
        flags |= UPPER;
    token->start = (u32)here - cursor->behind;
    token->end = (u32)here - cursor->behind + size;
    token->key = token->byte = (u32)here;
    token->size = size;
    token->line = cursor->line;
    token->kind = letters == all ? WORD : letters ? MIXED : NUMBER;
    token->flags = (u8)flags;
    token->mark = size == 1 ? note->keys[here] : 0;
}

static inline __attribute__((always_inline)) void fill_mark(const Cursor *cursor, u64 here, u8 mark, Token *token)
{
    token->start = (u32)here - cursor->behind;
    token->end = (u32)here - cursor->behind + 1;
    token->key = token->byte = (u32)here;
    token->size = 1;
    token->line = cursor->line;
    token->kind = MARK;
    token->flags = (u8)joint(here - cursor->after);
    token->mark = mark;
}

/* A mark that is not ASCII. */
static void add_mark(Note *note, Cursor *cursor, const u8 *fold, u32 size, u32 width)
{
    u8 *key = note->keys + cursor->used;
    Token *token = note->tokens + cursor->read;
    fill_mark(cursor, cursor->at, mark_of(fold, size), token);
    memcpy(key, fold, size);
    token->key = cursor->used;
    token->size = size;
    cursor->used += size;
    cursor->at += width;
    cursor->behind += width - 1;
    cursor->after = cursor->at;
    if (token->mark && token->mark < 128) {
        expect_mark(note, cursor->read++, token->mark);
        return;
    }
    Place places = place_of(note);
    expect(note, &places, cursor->read++, key_for(key, size), size);
}

static void skip(Cursor *cursor, u32 width, bool line, u32 code)
{
    bool plain = code == ' ' || code == 0xA0 || code == 0x202F || code == 0x2009, only = cursor->at == cursor->after;
    cursor->at += width;
    cursor->behind += width - 1;
    cursor->after = plain && only ? cursor->at - 1 : NOWHERE;
    cursor->line += line;
}

/* What is no plain word and no plain mark. */
static void add_other(Note *note, Cursor *cursor)
{
    u32 code;
    Character own;
    u32 width = decode(note->bytes + cursor->at, note->size - cursor->at, note->surrogates, &code);
    const Character *c = character(note->tables, code, &own);
    if (c->sort == SPACE || c->sort == LINE)
        skip(cursor, width, c->sort == LINE, code);
    else if (c->sort == MARK_SORT)
        add_mark(note, cursor, c->fold, c->size, width);
    else
        add_word(note, cursor);
}

/* Read what begins in the blocks that come, as long as PENDING tokens have room for a block's; what is seldom works on a
 * copy of the cursor, so that it stays in registers. */
static Cursor read_tokens(Note *note, Cursor from)
{
    const u8 *keys = note->keys, *ascii = note->tables->ascii;
    const u64 *plain = note->plain, blocks = blocks_in(note->size);
    const u32 last = from.read + PENDING - BLOCK;
    const Place places = place_of(note);
    Token *token = note->tokens + from.read;
    Cursor cursor = from;
    for (; cursor.block < blocks && cursor.read <= last; cursor.block++) {
        for (u64 begins = note->begins[cursor.block]; begins; begins &= begins - 1) {
            u64 here = BLOCK * cursor.block + (u64)__builtin_ctzll(begins);
            if (here < cursor.at)
                continue;
            u32 size = (u32)__builtin_ctzll(~signs_from(plain, here) | 1ull << SIGNS_AT_ONCE);
            if (size && size < SIGNS_AT_ONCE && keys[here + size] < 0x80) {
                fill_plain(note, &cursor, here, size, token++);
                expect(note, &places, cursor.read++, plain_key(keys + here, size), size);
                cursor.after = here + size;
            } else if (!size && ascii[keys[here]] & A_MARK) {
                fill_mark(&cursor, here, keys[here], token++);
                expect_mark(note, cursor.read++, keys[here]);
                cursor.after = here + 1;
            } else {
                Cursor aside = cursor;
                aside.at = here;
                add_other(note, &aside);
                token += aside.read - cursor.read;
                cursor = aside;
            }
        }
    }
    return cursor;
}

/* Make room for the next PENDING tokens, what is known of them, and REACH places on either side. */
static bool more_tokens(Note *note)
{
    u64 wanted = (u64)note->read + PENDING + 2 + 2 * REACH;
    return MORE(note->tokens, note->token_room, wanted) && MORE(note->sentences, note->sentence_room, wanted)
           && MORE(note->anchors, note->anchor_room, wanted) && MORE(note->gates, note->gate_room, wanted)
           && MORE(note->needed, note->needed_room, wanted);
}

/* Copy a note's bytes and make room for its keys: those of ASCII lie as in the note, the others behind them. */
static bool take_bytes(Note *note, const u8 *text)
{
    u64 whole = BLOCK * blocks_in(note->size);
    if (!MORE(note->keys, note->key_room, whole + 4 * note->size + 2 * PADDING) || !MORE(note->bytes, note->byte_room, whole + PADDING))
        return false;
    if (note->size)
        memcpy(note->bytes, text, note->size);
    memset(note->bytes + note->size, 0, whole + PADDING - note->size);
    memset(note->keys + whole, 0, PADDING);
    return read_signs(note);
}

/* Split a note into tokens; false when there is no memory. */
static bool tokenise(Note *note, const u8 *text)
{
    if (!take_bytes(note, text) || !more_tokens(note))
        return false;
    u64 blocks = blocks_in(note->size);
    Cursor cursor = {.after = NOWHERE, .used = (u32)(BLOCK * blocks)};
    note->sentences[0] = NEEDS_NONE;
    while (cursor.block < blocks) {
        cursor = read_tokens(note, cursor);
        note->read = cursor.read;
        if (!place_read(note) || !more_tokens(note))
            return false;
    }
    note->steps += note->size;
    return true;
}
