/* From bytes to tokens: what each character is, without capitals and accents; sentences on the way. */

#define REPLACED 0xFFFDu
#define TABLED 0x3000u
#define DIGITS_AHEAD 8
#define MONTH_AHEAD 4

/* Read one character; broken bytes count as Python's errors="replace" counts them. Returns how many bytes it has. */
static u32 decode(const u8 *text, u64 left, bool surrogates, u32 *code)
{
    u8 first = text[0];
    u8 low = 0x80, high = 0xBF;
    u32 behind;
    *code = first;
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF) {
        behind = 1;
        *code = first & 0x1F;
    } else if ((first & 0xF0) == 0xE0) {
        behind = 2;
        *code = first & 0x0F;
        low = first == 0xE0 ? 0xA0 : low;
        high = first == 0xED && !surrogates ? 0x9F : high;
    } else if (first >= 0xF0 && first <= 0xF4) {
        behind = 3;
        *code = first & 0x07;
        low = first == 0xF0 ? 0x90 : low;
        high = first == 0xF4 ? 0x8F : high;
    } else {
        *code = REPLACED;
        return 1;
    }
    for (u32 at = 1; at <= behind; at++) {
        if (at >= left || text[at] < low || text[at] > high) {
            *code = REPLACED;
            return at;
        }
        *code = *code << 6 | (text[at] & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    return behind + 1;
}

static u32 encode(u32 code, u8 *to)
{
    if (code < 0x80) {
        to[0] = (u8)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (u8)(0xC0 | code >> 6);
        to[1] = (u8)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        to[0] = (u8)(0xE0 | code >> 12);
        to[1] = (u8)(0x80 | (code >> 6 & 0x3F));
        to[2] = (u8)(0x80 | (code & 0x3F));
        return 3;
    }
    to[0] = (u8)(0xF0 | code >> 18);
    to[1] = (u8)(0x80 | (code >> 12 & 0x3F));
    to[2] = (u8)(0x80 | (code >> 6 & 0x3F));
    to[3] = (u8)(0x80 | (code & 0x3F));
    return 4;
}

/* What a character is (folding.py: sort, fold, is_capital). `own` is filled when the tables do not hold it. */
static const Character *character(const Tables *t, u32 code, Character *own)
{
    if (code >= 0xFF01 && code <= 0xFF5E)
        code -= 0xFEE0;
    if (code < TABLED)
        return t->characters + code;
    bool silent = code == 0xFEFF, letter = code < 0xD800 || code >= 0x20000;
    own->sort = silent ? SILENT : letter ? LETTER : MARK_SORT;
    own->capital = own->small = 0;
    own->size = silent ? 0 : (u8)encode(code, own->fold);
    return own;
}

static u8 mark_of(const u8 *key, u32 size)
{
    if (size == 1)
        return key[0];
    if (size == 2 && key[0] == 0xC2)
        return key[1] == 0xAB ? LEFT_GUILLEMET : key[1] == 0xBB ? RIGHT_GUILLEMET : 0;
    if (size == 3 && key[0] == 0xE2 && key[1] == 0x80)
        return key[2] == 0xA6 ? ELLIPSIS : key[2] == 0xB9 ? LEFT_SINGLE : key[2] == 0xBA ? RIGHT_SINGLE : 0;
    return 0;
}

static bool ends_sentence(u8 mark) { return mark == '.' || mark == '!' || mark == '?' || mark == ';' || mark == ELLIPSIS; }

static bool opens_quotation(u8 mark)
{
    return mark == '"' || mark == '\'' || mark == LEFT_GUILLEMET || mark == LEFT_SINGLE;
}

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

/* What a token offers to recognisers, and what it adds to what those before it offer. */
static inline void offer(Note *note, Token *token, const Known *known)
{
    u32 offered = known->offered | note->tables->offered[token->kind != WORD][token->flags];
    if (note->count) {
        offered |= token->line != token[-1].line ? NEEDS_NEW_LINE : 0;
        token[-1].offered |= (token->flags & GLUED ? NEEDS_GLUED_BEHIND | NEEDS_SIGNS | NEEDS_PART : 0)
                             | (offered >> BEFORE_IT & (NEEDS_JOINED | (token[-1].flags & CAPITAL) * (NEEDS_STREET / CAPITAL)));
    }
    token->offered = offered;
    note->offered |= offered;
    if (token->kind == NUMBER || token->kind == MIXED)
        offer_number(note, token);
    if (known->listed & MONTHS)
        for (u32 back = 1; back <= MONTH_AHEAD && back <= note->count; back++)
            token[-(int64_t)back].offered |= NEEDS_GROUP;
}

/* What an ASCII mark that is glued to the token before it says of that. */
static inline void offer_mark(Note *note, u8 mark)
{
    Token *before = note->tokens + note->count - 1;
    switch (mark) {
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

/* Put the token at the end of the list among the others: its row, its languages' votes and its sentence. */
static inline bool place(Note *note, const Known *known)
{
    if (!known)
        return false;
    u32 count = note->count;
    Token *token = note->tokens + count;
    token->row = known->row;
    token->list = known->list;
    token->listed = known->listed;
    token->traits = known->traits;
    token->speaker = 0;
    note->gates[REACH + count] = (u64)known->gates.near << 32 | known->gates.left;
    note->awake |= known->gates.anywhere;
    note->needed[count] = known->needed;
    for (u32 languages = known->languages; languages; languages &= languages - 1)
        note->votes[__builtin_ctz(languages)]++;
    offer(note, token, known);
    bool ended = !count;
    u32 sentence = 0;
    if (count) {
        const Token *before = token - 1;
        ended = token->line != before->line
                || (before->kind == MARK && ends_sentence(before->mark) && !(token->flags & GLUED)
                    && !(before->mark == '.' && after_short(note, count - 1)));
        sentence = before->sentence + ended;
        if (token->mark == ':')
            note->agent |= (before->traits & TRAIT_AGENT) && !(before->traits & TRAIT_CUSTOMER);
    }
    token->sentence = sentence;
    note->sentences[sentence] = known->needed | (ended ? NEEDS_NONE : note->sentences[sentence]);
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
    if (!place(note, know(note, key, token->size, token->kind, &of)))
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
    return place(note, know_short(note, note->keys + used, size, kind, &key));
}

static bool add_mark(Note *note, Cursor *cursor, const u8 *fold, u32 size, u32 width)
{
    Token *token = note->tokens + note->count;
    *token = (Token){.start = cursor->point, .end = cursor->point + 1, .key = note->keys_used, .size = size, .mark = mark_of(fold, size),
                     .kind = MARK, .flags = cursor->joint, .line = cursor->line, .byte = (u32)cursor->at};
    u8 *key = note->keys + note->keys_used;
    note->keys_used += size;
    cursor->at += width;
    cursor->point++;
    cursor->joint = GLUED;
    note->quotes |= opens_quotation(token->mark);
    if (size == 1 && fold[0] < 128) {
        *key = fold[0];
        if (token->flags & GLUED)
            offer_mark(note, fold[0]);
        return place(note, note->tables->marks + fold[0]);
    }
    memcpy(key, fold, size);
    Key of = key_for(key, size);
    return place(note, know(note, key, size, MARK, &of));
}

static inline void skip(Cursor *cursor, u32 width, bool line, u32 code)
{
    bool plain = code == ' ' || code == 0xA0 || code == 0x202F || code == 0x2009;
    cursor->at += width;
    cursor->point++;
    cursor->joint = plain && cursor->joint == GLUED ? SPACED : 0;
    cursor->line += line;
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
        skip(cursor, width, c->sort == LINE, code);
        return true;
    }
    return c->sort == MARK_SORT ? add_mark(note, cursor, c->fold, c->size, width) : add_word(note, cursor);
}

static inline bool step(Note *note, Cursor *cursor)
{
    const u8 *text = note->bytes + cursor->at, *ascii = note->tables->ascii;
    u8 what = ascii[*text];
    if (what & (A_BLANK | A_LINE)) {
        skip(cursor, 1, what & A_LINE, *text);
        return true;
    }
    if ((u64)note->count + 2 + 2 * REACH > note->gate_room && !more_tokens(note))
        return false;
    if (what & (A_LETTER | A_DIGIT)) {
        Run run = run_of(text);
        return run.count < 16 && !(ascii[text[run.count]] & A_OTHER) ? add_short(note, cursor, run) : add_word(note, cursor);
    }
    return what & A_MARK ? add_mark(note, cursor, text, 1, 1) : add_other(note, cursor);
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
    while (cursor.at < note->size)
        if (!step(note, &cursor))
            return false;
    note->steps += note->size;
    return true;
}
