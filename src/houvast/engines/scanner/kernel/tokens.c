/* From characters to tokens: words, numbers and marks. */

/* Where the next token begins; used: bytes of the keys; read: tokens; joint: how it stands behind the last, as flags; broken: whether a new line is between. */
typedef struct { u64 at; u32 point, line, used, read; u8 joint, broken; } Cursor;
typedef struct { u32 letters, digits, capitals; bool first_capital, later_capital, begins_with_digit; } Word;

static void count_letter(Word *word, bool capital)
{
    word->first_capital |= capital && !word->letters;
    word->later_capital |= capital && word->letters;
    word->letters++;
    word->capitals += capital;
}

/* Fold a word into the keys, a character at a time; keys have room for four times the note. */
static void read_any(Note *note, Cursor *cursor, Word *word)
{
    const Tables *t = note->tables;
    u64 at = cursor->at;
    u32 point = cursor->point;
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
            word->begins_with_digit = point == cursor->point;
        memcpy(to, c->fold, 8);
        to += c->size;
        at += width;
        point++;
    }
    cursor->used = (u32)(to - note->keys);
    cursor->at = at;
    cursor->point = point;
}

/* What sixteen bytes are, a bit each: letters and digits up to the first byte that is neither; and these folded. */
typedef struct { u64 low, high; u32 letters, capitals, count; } Run;

#ifdef __SSE2__
static inline Run run_of(const u8 *from)
{
    __m128i text = _mm_loadu_si128((const __m128i *)(const void *)from), bit = _mm_set1_epi8(0x20);
    __m128i low = _mm_or_si128(text, bit);
    __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(low, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(low, _mm_set1_epi8('z' + 1)));
    __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(text, _mm_set1_epi8('0' - 1)), _mm_cmplt_epi8(text, _mm_set1_epi8('9' + 1)));
    u32 letters = (u32)_mm_movemask_epi8(letter), digits = (u32)_mm_movemask_epi8(digit);
    u32 count = (u32)__builtin_ctz(~(letters | digits)), first = (1u << count) - 1;
    u32 capitals = letters & ~(u32)_mm_movemask_epi8(_mm_slli_epi16(text, 2));
    __m128i folded = _mm_or_si128(text, _mm_and_si128(letter, bit));
    u64 halves[2];
    _mm_storeu_si128((__m128i *)(void *)halves, folded);
    return (Run){halves[0], halves[1], letters & first, capitals & first, count};
}
#else
static inline Run run_of(const u8 *from)
{
    Run run = {0};
    u8 folded[16] = {0};
    for (; run.count < 16; run.count++) {
        u8 sign = from[run.count], low = sign | 0x20;
        bool letter = low >= 'a' && low <= 'z';
        if (!letter && !(sign >= '0' && sign <= '9'))
            break;
        run.letters |= (u32)letter << run.count;
        run.capitals |= (u32)(letter && !(sign & 0x20)) << run.count;
        folded[run.count] = letter ? low : sign;
    }
    memcpy(&run.low, folded, 8);
    memcpy(&run.high, folded + 8, 8);
    return run;
}
#endif

/* The same for a word of ASCII letters and digits; false, and nothing done, when it goes on with other characters. */
static bool read_ascii(Note *note, Cursor *cursor, Word *word)
{
    const u8 *from = note->bytes + cursor->at;
    u8 *to = note->keys + cursor->used;
    u32 size = 0, count = 16, small = 0;
    for (; count == 16; size += count) {
        Run run = run_of(from + size);
        count = run.count;
        memcpy(to + size, &run.low, 8);
        memcpy(to + size + 8, &run.high, 8);
        word->letters += (u32)__builtin_popcount(run.letters);
        word->digits += count - (u32)__builtin_popcount(run.letters);
        word->later_capital |= run.capitals & (size ? ~0u : ~1u);
        small |= run.letters ^ run.capitals;
    }
    if (note->tables->ascii[from[size]] & A_OTHER && cursor->at + size < note->size)
        return false;
    word->capitals = small ? 0 : word->letters; /* only asked whether all are */
    word->begins_with_digit = from[0] <= '9';
    word->first_capital = from[0] >= 'A' && from[0] <= 'Z';
    cursor->used += size;
    cursor->at += size;
    cursor->point += size;
    return true;
}

/* Remember the key of the token that was read, and fetch what is known of it. */
static inline __attribute__((always_inline)) void expect(Note *note, Cursor *cursor, Key key)
{
    const Tables *t = note->tables;
    note->pending[cursor->read & (PENDING - 1)] = key;
    if (note->memo)
        __builtin_prefetch(note->memo + (key.hash & note->memo_mask));
    else
        __builtin_prefetch(t->words + ((u32)key.hash & t->words_mask));
    cursor->read++;
}

static void add_word(Note *note, Cursor *cursor)
{
    Word word = {0};
    Token *token = note->tokens + cursor->read;
    *token = (Token){.start = cursor->point, .key = cursor->used, .flags = cursor->joint, .line = cursor->line,
                     .byte = (u32)cursor->at, .speaker = cursor->broken};
    if (!read_ascii(note, cursor, &word)) {
        word = (Word){0};
        read_any(note, cursor, &word);
    }
    if (!word.letters && !word.digits)
        return; /* nothing but silent characters */
    token->end = cursor->point;
    token->size = cursor->used - token->key;
    token->kind = !word.digits ? WORD : !word.letters ? NUMBER : MIXED;
    if (word.first_capital && !word.begins_with_digit)
        token->flags |= CAPITAL;
    if (word.letters > 1 && word.capitals == word.letters)
        token->flags |= UPPER;
    if (word.later_capital)
        token->flags |= LATER_CAPITAL;
    cursor->joint = GLUED;
    cursor->broken = 0;
    token->mark = mark_of(note->keys + token->key, token->size);
    expect(note, cursor, key_for(note->keys + token->key, token->size));
}

/* A word of fewer than sixteen ASCII letters and digits. */
static inline __attribute__((always_inline)) void add_short(Note *note, Cursor *cursor, Token *tokens, u8 *keys, Run run)
{
    static const u64 kept[17] = {
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, ~0ull,
        ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull};
    u32 size = run.count, used = cursor->used, all = (1u << size) - 1;
    Token *token = tokens + cursor->read;
    memcpy(keys + used, &run.low, 8);
    memcpy(keys + used + 8, &run.high, 8);
    cursor->used = used + size;
    Key key = {run.low & kept[size], 0, size};
    key.hash = mixed(key.hash, key.low);
    if (size > 8) {
        key.high = run.high & kept[size - 8];
        key.hash = mixed(key.hash, key.high);
    }
    u32 kind = run.letters == all ? WORD : run.letters ? MIXED : NUMBER;
    u32 flags = cursor->joint | (run.capitals & 1 ? CAPITAL : 0) | (run.capitals > 1 ? LATER_CAPITAL : 0);
    if (run.capitals && run.capitals == run.letters && run.letters & (run.letters - 1))
        flags |= UPPER;
    token->start = cursor->point;
    token->end = cursor->point + size;
    token->key = used;
    token->size = size;
    token->line = cursor->line;
    token->byte = (u32)cursor->at;
    token->kind = (u8)kind;
    token->flags = (u8)flags;
    token->mark = size == 1 ? (u8)run.low : 0;
    cursor->at += size;
    cursor->point += size;
    token->speaker = cursor->broken;
    cursor->joint = GLUED;
    cursor->broken = 0;
    expect(note, cursor, key);
}

/* A mark that is not ASCII. */
static void add_mark(Note *note, Cursor *cursor, const u8 *fold, u32 size, u32 width)
{
    Token *token = note->tokens + cursor->read;
    *token = (Token){.start = cursor->point, .end = cursor->point + 1, .key = cursor->used, .size = size, .mark = mark_of(fold, size),
                     .kind = MARK, .flags = cursor->joint, .line = cursor->line, .byte = (u32)cursor->at, .speaker = cursor->broken};
    u8 *key = note->keys + cursor->used;
    memcpy(key, fold, size);
    cursor->used += size;
    cursor->at += width;
    cursor->point++;
    cursor->joint = GLUED;
    cursor->broken = 0;
    expect(note, cursor, key_for(key, size));
}

static inline __attribute__((always_inline)) void add_ascii_mark(Cursor *cursor, Token *tokens, u8 *keys, u8 mark)
{
    u32 used = cursor->used;
    Token *token = tokens + cursor->read++;
    keys[used] = mark;
    cursor->used = used + 1;
    token->start = cursor->point;
    token->end = ++cursor->point;
    token->key = used;
    token->size = 1;
    token->line = cursor->line;
    token->byte = (u32)cursor->at++;
    token->kind = MARK;
    token->flags = cursor->joint;
    token->mark = mark;
    token->speaker = cursor->broken;
    cursor->joint = GLUED;
    cursor->broken = 0;
}

static void skip(Cursor *cursor, u32 width, bool line, u32 code)
{
    bool plain = code == ' ' || code == 0xA0 || code == 0x202F || code == 0x2009;
    cursor->at += width;
    cursor->point++;
    cursor->joint = plain && cursor->joint == GLUED ? SPACED : 0;
    cursor->line += line;
    cursor->broken |= line ? NEW_LINE : 0;
}

/* A character that is not ASCII, and what begins with it. */
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

/* Read up to PENDING tokens; what is seldom works on a copy of the cursor, so that it stays in registers. */
static Cursor read_tokens(Note *note, Cursor from)
{
    const u8 *bytes = note->bytes, *ascii = note->tables->ascii;
    const u64 size = note->size;
    const u32 last = from.read + PENDING;
    Token *tokens = note->tokens;
    u8 *keys = note->keys;
    Cursor cursor = from;
    while (cursor.at < size && cursor.read < last) {
        const u8 *text = bytes + cursor.at;
        u8 what = ascii[*text];
        if (*text == ' ') {
            cursor.at++;
            cursor.point++;
            cursor.joint = cursor.joint == GLUED ? SPACED : 0;
            continue;
        }
        if (what & (A_LETTER | A_DIGIT)) {
            Run run = run_of(text);
            if (run.count < 16 && !(ascii[text[run.count]] & A_OTHER)) {
                add_short(note, &cursor, tokens, keys, run);
                continue;
            }
        } else if (what & A_MARK) {
            add_ascii_mark(&cursor, tokens, keys, *text);
            continue;
        }
        Cursor aside = cursor;
        if (what & (A_LETTER | A_DIGIT))
            add_word(note, &aside);
        else if (what & (A_BLANK | A_LINE))
            skip(&aside, 1, what & A_LINE, *text);
        else
            add_other(note, &aside);
        cursor = aside;
    }
    return cursor;
}

/* Make room for the next PENDING tokens, what is known of them, and REACH places on either side. */
static bool more_tokens(Note *note)
{
    u64 wanted = (u64)note->read + PENDING + 2 + 2 * REACH;
    return MORE(note->tokens, note->token_room, wanted) && MORE(note->sentences, note->sentence_room, wanted)
           && MORE(note->needed, note->needed_room, wanted) && MORE(note->gates, note->gate_room, wanted);
}

/* Split a note into tokens; false when there is no memory. */
static bool tokenise(Note *note, const u8 *text)
{
    Cursor cursor = {0};
    if (!MORE(note->keys, note->key_room, 4 * note->size + 2 * PADDING) || !MORE(note->bytes, note->byte_room, note->size + PADDING)
        || !more_tokens(note))
        return false;
    if (note->size)
        memcpy(note->bytes, text, note->size);
    memset(note->bytes + note->size, 0, PADDING);
    note->sentences[0] = NEEDS_NONE;
    while (cursor.at < note->size) {
        cursor = read_tokens(note, cursor);
        note->read = cursor.read;
        if (!place_read(note) || !more_tokens(note))
            return false;
    }
    note->steps += note->size;
    return true;
}
