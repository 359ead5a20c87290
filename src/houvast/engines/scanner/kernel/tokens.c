/* From characters to tokens: words, numbers and marks, with what is known of them; sentences on the way. */

#define DIGITS_AHEAD 8
#define MONTH_AHEAD 4

/* Whether the point that is the last token belongs to an abbreviation, or to an initial. */
static bool after_short(const Note *note, u32 point)
{
    if (!point || !(note->tokens[point].flags & GLUED))
        return false;
    const Token *word = note->tokens + point - 1;
    if (word->traits & TRAIT_ABBREVIATION)
        return true;
    return word->kind == WORD && letters_in(note->keys + word->key, word->size) == 1;
}

/* Say of the tokens before one with digits that it follows, of a number that another follows, of a note that it may have a postcode. */
static inline void offer_number(Note *note, Token *token)
{
    u32 count = note->count, length = token->end - token->start;
    for (u32 back = 0; back <= DIGITS_AHEAD && back <= count; back++)
        token[-(int64_t)back].offered |= NEEDS_DIGITS;
    u8 before = count ? token[-1].mark : 0;
    bool dated = count > 2 && before == '-' && token[-2].kind == NUMBER && (token[-3].mark == '-' || token[-3].mark == '/');
    bool alone = !(token->flags & GLUED) || before == '(' || before == ',' || before == ':' || before == ';' || before == '/' || (before == '-' && !dated);
    note->offered |= token->flags & GLUED ? 0 : NOTE_NUMBER;
    if (token->kind != NUMBER) {
        note->offered |= alone && length <= 8 ? NOTE_ZIP : 0;
        return;
    }
    char first = (char)note->keys[token->key];
    note->offered |= alone && (length == 4 || length == 5) ? NOTE_ZIP : 0;
    token->offered |= (length >= 6 ? NEEDS_GROUP : 0) | (first == '0' || length == 3 ? NEEDS_DIAL : 0);
    if (count && token[-1].kind == NUMBER)
        token[-1].offered |= NEEDS_GROUP;
    if (count > 1 && token[-1].kind == MARK)
        token[-2].offered |= NEEDS_GROUP;
}

/* What a number says of the tokens before it, and a month of what may be its day. */
static void offer_further(Note *note, Token *token, const Known *known)
{
    if (token->kind != WORD)
        offer_number(note, token);
    if (known->listed & MONTHS)
        for (u32 back = 1; back <= MONTH_AHEAD && back <= note->count; back++)
            token[-(int64_t)back].offered |= NEEDS_GROUP;
}

/* What a token offers to recognisers, and what it adds to what those before it offer. */
static inline void offer(Note *note, Token *token, const Known *known, u32 flags)
{
    u32 offered = known->offered;
    offered |= note->tables->offered[token->kind != WORD][flags] | (offered / (OFFERS_OPENING / CAPITAL) & flags & CAPITAL) * (NEEDS_STREET / CAPITAL);
    if (note->count)
        token[-1].offered |= (flags & GLUED ? NEEDS_GLUED_BEHIND | NEEDS_SIGNS | NEEDS_PART : 0)
                             | (offered >> BEFORE_IT & (NEEDS_JOINED | (token[-1].flags & CAPITAL) * (NEEDS_STREET / CAPITAL)));
    token->offered = offered;
    note->offered |= offered;
    if (offered & OFFERS_FURTHER)
        offer_further(note, token, known);
}

/* What an ASCII mark that is glued to the token before it says of that. */
static inline void offer_mark(Note *note, const Token *token)
{
    Token *before = note->tokens + note->count - 2;
    switch (token->mark) {
    case '-':
        before->offered |= NEEDS_HYPHEN | (before->flags & CAPITAL ? NEEDS_STREET : 0) | (before->size == 2 ? NEEDS_SIXES : 0);
        break;
    case '\'':
        before->offered |= before->flags & CAPITAL ? NEEDS_STREET : 0;
        break;
    case ':':
        before->offered |= NEEDS_COLON | (before->size == 2 ? NEEDS_SIXES : 0);
        break;
    case '.':
        before->offered |= (before->kind == NUMBER ? NEEDS_COLON : 0) | (before->size == 4 ? NEEDS_SIXES : 0);
        if (before->kind == WORD && before->flags & CAPITAL && letters_in(note->keys + before->key, before->size) == 1) {
            before->offered |= NEEDS_INITIAL;
            note->offered |= NOTE_INITIAL;
        }
        break;
    default:
        break;
    }
}

/* Begin a new sentence when what stands before the token at the end of the list ends one. */
static void break_sentence(Note *note, Token *token)
{
    u8 broken = note->broken;
    note->broken = 0;
    if (!note->count)
        return;
    if (broken & NEW_LINE)
        token->offered |= NEEDS_NEW_LINE;
    else if (token->flags & GLUED || (broken & POINT && after_short(note, note->count - 1)))
        return;
    note->sentences[++note->sentence] = NEEDS_NONE;
}

/* Put the token at the end of the list among the others: its row, its languages' votes and its sentence. */
static inline bool place(Note *note, Token *token, const Known *known, u32 flags)
{
    u32 count = note->count;
    token->row = known->row;
    token->list = known->list;
    token->listed = known->listed;
    token->traits = known->traits;
    token->speaker = 0;
    note->gates[REACH + count] = known->gates;
    note->needed[count] = known->needed;
    note->awake |= known->anywhere;
    for (u32 languages = known->languages; languages; languages &= languages - 1)
        note->votes[__builtin_ctz(languages)]++;
    offer(note, token, known, flags);
    if (note->broken)
        break_sentence(note, token);
    token->sentence = note->sentence;
    note->sentences[note->sentence] |= known->needed;
    note->count = count + 1;
    return true;
}

typedef struct { u64 at; u32 point, line; u8 joint; } Cursor; /* joint: how the next token stands behind the last, as flags */
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
    u8 *to = note->keys + note->keys_used;
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
    note->keys_used = (u32)(to - note->keys);
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
    u8 *to = note->keys + note->keys_used;
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
    note->keys_used += size;
    cursor->at += size;
    cursor->point += size;
    return true;
}

static bool add_word(Note *note, Cursor *cursor)
{
    Word word = {0};
    Token *token = note->tokens + note->count;
    u64 begin = cursor->at;
    *token = (Token){.start = cursor->point, .key = note->keys_used, .flags = cursor->joint, .line = cursor->line, .byte = (u32)begin};
    if (!read_ascii(note, cursor, &word)) {
        word = (Word){0};
        read_any(note, cursor, &word);
    }
    if (!word.letters && !word.digits)
        return true; /* nothing but silent characters */
    token->end = cursor->point;
    token->size = note->keys_used - token->key;
    token->kind = !word.digits ? WORD : !word.letters ? NUMBER : MIXED;
    if (word.first_capital && !word.begins_with_digit)
        token->flags |= CAPITAL;
    if (word.letters > 1 && word.capitals == word.letters)
        token->flags |= UPPER;
    if (word.later_capital)
        token->flags |= LATER_CAPITAL;
    cursor->joint = GLUED;
    const u8 *key = note->keys + token->key;
    token->mark = mark_of(key, token->size);
    Key of = key_for(key, token->size);
    const Known *known = know(note, key, token->size, token->kind, &of);
    if (!known || !place(note, token, known, token->flags))
        return false;
    if (token->kind == NUMBER && token->end - token->start != token->size)
        token->offered |= NEEDS_SIGNS;
    return true;
}

/* A word of fewer than sixteen ASCII letters and digits. */
static inline bool add_short(Note *note, Cursor *cursor, Run run)
{
    static const u64 kept[17] = {
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, ~0ull,
        ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull};
    u32 size = run.count, used = note->keys_used, all = (1u << size) - 1;
    Token *token = note->tokens + note->count;
    memcpy(note->keys + used, &run.low, 8);
    memcpy(note->keys + used + 8, &run.high, 8);
    note->keys_used = used + size;
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
    cursor->joint = GLUED;
    const Known *known = know_short(note, note->keys + used, size, kind, &key);
    return known && place(note, token, known, flags);
}

/* A mark that is not ASCII. */
static bool add_mark(Note *note, Cursor *cursor, const u8 *fold, u32 size, u32 width)
{
    Token *token = note->tokens + note->count;
    *token = (Token){.start = cursor->point, .end = cursor->point + 1, .key = note->keys_used, .size = size, .mark = mark_of(fold, size),
                     .kind = MARK, .flags = cursor->joint, .line = cursor->line, .byte = (u32)cursor->at};
    u8 *key = note->keys + note->keys_used;
    memcpy(key, fold, size);
    note->keys_used += size;
    cursor->at += width;
    cursor->point++;
    cursor->joint = GLUED;
    note->quotes |= opens_quotation(token->mark);
    Key of = key_for(key, size);
    const Known *known = size == 1 && key[0] < 128 ? note->tables->marks + key[0] : know(note, key, size, MARK, &of);
    if (!known || !place(note, token, known, token->flags))
        return false;
    note->broken = ends_sentence(token->mark) ? ENDING | (token->mark == '.' ? POINT : 0) : 0;
    if (token->flags & GLUED && size == 1)
        offer_mark(note, token);
    return true;
}

/* Whether somebody speaks behind the colon that is the last token. */
static void meet_speaker(Note *note, const Token *colon)
{
    u32 traits = note->count > 1 ? colon[-1].traits : 0;
    note->agent |= (traits & TRAIT_AGENT) && !(traits & TRAIT_CUSTOMER);
}

static inline bool add_ascii_mark(Note *note, Cursor *cursor, u8 mark, u8 what)
{
    u32 used = note->keys_used, flags = cursor->joint;
    Token *token = note->tokens + note->count;
    note->keys[used] = mark;
    note->keys_used = used + 1;
    token->start = cursor->point;
    token->end = ++cursor->point;
    token->key = used;
    token->size = 1;
    token->line = cursor->line;
    token->byte = (u32)cursor->at++;
    token->kind = MARK;
    token->flags = (u8)flags;
    token->mark = mark;
    cursor->joint = GLUED;
    place(note, token, note->tables->marks + mark, flags);
    if (what & A_ENDING)
        note->broken = mark == '.' ? ENDING | POINT : ENDING;
    if (what & A_QUOTE)
        note->quotes = true;
    if (flags & GLUED)
        offer_mark(note, token);
    if (mark == ':')
        meet_speaker(note, token);
    return true;
}

static void skip(Note *note, Cursor *cursor, u32 width, bool line, u32 code)
{
    bool plain = code == ' ' || code == 0xA0 || code == 0x202F || code == 0x2009;
    cursor->at += width;
    cursor->point++;
    cursor->joint = plain && cursor->joint == GLUED ? SPACED : 0;
    cursor->line += line;
    note->broken |= line ? NEW_LINE : 0;
}

/* Make room for the next token, what is known of it, and REACH places on either side. */
static bool more_tokens(Note *note)
{
    u64 wanted = (u64)note->count + 2 + 2 * REACH;
    return MORE(note->tokens, note->token_room, wanted) && MORE(note->sentences, note->sentence_room, wanted)
           && MORE(note->needed, note->needed_room, wanted) && MORE(note->gates, note->gate_room, wanted);
}

/* A character that is not ASCII, and what begins with it. */
static bool add_other(Note *note, Cursor *cursor)
{
    u32 code;
    Character own;
    u32 width = decode(note->bytes + cursor->at, note->size - cursor->at, note->surrogates, &code);
    const Character *c = character(note->tables, code, &own);
    if (c->sort == SPACE || c->sort == LINE) {
        skip(note, cursor, width, c->sort == LINE, code);
        return true;
    }
    return c->sort == MARK_SORT ? add_mark(note, cursor, c->fold, c->size, width) : add_word(note, cursor);
}

static inline bool step(Note *note, Cursor *cursor)
{
    const u8 *text = note->bytes + cursor->at, *ascii = note->tables->ascii;
    u8 what = ascii[*text];
    if (*text == ' ') {
        cursor->at++;
        cursor->point++;
        cursor->joint = cursor->joint == GLUED ? SPACED : 0;
        return true;
    }
    if ((u64)note->count + 2 + 2 * REACH > note->gate_room && !more_tokens(note))
        return false;
    if (what & (A_LETTER | A_DIGIT)) {
        Run run = run_of(text);
        return run.count < 16 && !(ascii[text[run.count]] & A_OTHER) ? add_short(note, cursor, run) : add_word(note, cursor);
    }
    if (what & A_MARK)
        return add_ascii_mark(note, cursor, *text, what);
    if (!(what & (A_BLANK | A_LINE)))
        return add_other(note, cursor);
    skip(note, cursor, 1, what & A_LINE, *text);
    return true;
}

/* Split a note into tokens; false when there is no memory. */
static bool tokenise(Note *note, const u8 *text)
{
    Cursor cursor = {0};
    if (!MORE(note->keys, note->key_room, 4 * note->size + 2 * PADDING) || !MORE(note->bytes, note->byte_room, note->size + PADDING))
        return false;
    if (note->size)
        memcpy(note->bytes, text, note->size);
    memset(note->bytes + note->size, 0, PADDING);
    if (!more_tokens(note))
        return false;
    note->sentences[0] = NEEDS_NONE;
    while (cursor.at < note->size)
        if (!step(note, &cursor))
            return false;
    note->steps += note->size;
    return true;
}
