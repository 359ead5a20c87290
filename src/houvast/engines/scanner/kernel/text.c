/* From bytes to tokens: what each character is, without capitals and accents; sentences on the way. */

#define REPLACED 0xFFFDu
#define TABLED 0x3000u
#define DIGITS_AHEAD 8

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

/* Say what the token at the end of the list offers to recognisers, and what it adds to what those before it offer. */
static void offer(Note *note, const Known *known)
{
    Token *token = note->tokens + note->count;
    u32 flags = token->flags, offered = known->offered | (flags & (GLUED | CAPITAL));
    offered |= flags & CAPITAL ? NEEDS_NAME | NEEDS_STREET : 0;
    offered |= token->mark == '\'' ? NEEDS_NAME : 0;
    offered |= flags & UPPER ? NEEDS_UPPER : 0;
    offered |= token->kind == WORD ? (flags & LATER_CAPITAL ? NEEDS_SIGNS : 0)
               : token->kind == NUMBER && token->end - token->start != token->size ? NEEDS_SIGNS : 0;
    if (note->count) {
        offered |= token->line != token[-1].line ? NEEDS_NEW_LINE : 0;
        token[-1].offered |= (u16)((flags & GLUED ? NEEDS_GLUED_BEHIND | NEEDS_SIGNS | NEEDS_PART : 0)
                                   | (offered & OFFERS_JOINT ? NEEDS_JOINED : 0));
    }
    token->offered = (u16)offered;
    if (token->kind == NUMBER || token->kind == MIXED)
        for (u32 back = 0; back <= DIGITS_AHEAD && back <= note->count; back++)
            token[-(int64_t)back].offered |= NEEDS_DIGITS;
}

/* Give the token at the end of the list its row, its languages' votes and its sentence. */
static bool place(Note *note)
{
    Token *token = note->tokens + note->count;
    const u8 *key = note->keys + token->key;
    Known known;
    if (!know(note, key, token->size, token->kind, &known))
        return false;
    token->row = known.row;
    token->bloom = known.bloom;
    token->listed = known.listed;
    note->gates[REACH + note->count] = (u64)known.gates.near << 32 | known.gates.left;
    note->awake |= known.gates.anywhere;
    token->traits = (u8)(known.more >> 16);
    if (token->kind == WORD)
        for (u32 languages = known.more & MORE_LANGUAGES; languages; languages &= languages - 1)
            note->votes[__builtin_ctz(languages)]++;
    token->mark = mark_of(key, token->size);
    note->quotes |= opens_quotation(token->mark);
    offer(note, &known);
    if (!note->count) {
        note->sentences[0] = known.needed | NEEDS_NONE;
        return ++note->count;
    }
    const Token *before = token - 1;
    bool ended = ends_sentence(before->mark) && !(token->flags & GLUED)
                 && !(before->mark == '.' && after_short(note, note->count - 1));
    ended |= token->line != before->line;
    token->sentence = before->sentence + ended;
    note->sentences[token->sentence] = known.needed | (ended ? NEEDS_NONE : note->sentences[token->sentence]);
    if (token->mark == ':') {
        u32 traits = before->traits;
        note->agent |= (traits & TRAIT_AGENT) && !(traits & TRAIT_CUSTOMER);
    }
    return ++note->count;
}

typedef struct { u64 at; u32 point, blanks, line; bool glued, plain; } Cursor; /* blanks since the last token */
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

#ifdef __SSE2__
/* Fold up to sixteen letters and digits at once: how many there are, and in `letters` and `small` a bit for each that is
 * a letter, and a small one. Reads and writes sixteen bytes. */
static u32 fold_sixteen(const u8 *from, u8 *to, u32 *letters, u32 *small)
{
    __m128i text = _mm_loadu_si128((const __m128i *)(const void *)from), bit = _mm_set1_epi8(0x20);
    __m128i low = _mm_or_si128(text, bit);
    __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(low, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(low, _mm_set1_epi8('z' + 1)));
    __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(text, _mm_set1_epi8('0' - 1)), _mm_cmplt_epi8(text, _mm_set1_epi8('9' + 1)));
    _mm_storeu_si128((__m128i *)(void *)to, _mm_or_si128(text, _mm_and_si128(letter, bit)));
    u32 both = (u32)_mm_movemask_epi8(_mm_or_si128(letter, digit));
    u32 count = (u32)__builtin_ctz(~both), first = (1u << count) - 1;
    *letters = (u32)_mm_movemask_epi8(letter) & first;
    *small = (u32)_mm_movemask_epi8(_mm_and_si128(letter, _mm_cmpeq_epi8(low, text))) & first;
    return count;
}
#endif

/* The same for a word of ASCII letters and digits; false, and nothing done, when it goes on with other characters. */
static bool read_ascii(Note *note, Cursor *cursor, Word *word)
{
    const Tables *t = note->tables;
    const u8 *from = note->bytes + cursor->at, *text = from, *end = note->bytes + note->size;
    u8 *to = note->keys + note->keys_used, what = 0;
    u32 has_letters = 0, has_small = 0, has_digits_ = 0, has_capitals = 0;
#ifdef __SSE2__
    while (end - text >= 16) {
        u32 these, small, count = fold_sixteen(text, to, &these, &small);
        has_capitals |= (these ^ small) & (text == from ? ~1u : ~0u);
        text += count;
        to += count;
        has_letters |= these;
        has_small |= small;
        has_digits_ |= these ^ ((1u << count) - 1);
        if (count < 16)
            break;
    }
#endif
    for (; text < end && (what = t->ascii[*text]) & (A_LETTER | A_DIGIT); text++) {
        *to++ = t->ascii_fold[*text];
        has_letters |= what & A_LETTER;
        has_small |= what & A_SMALL;
        has_digits_ |= what & A_DIGIT;
        has_capitals |= text != from ? what & A_CAPITAL : 0;
    }
    if (text < end && what & A_OTHER)
        return false;
    u32 size = (u32)(text - from);
    word->digits = has_digits_;
    word->letters = has_digits_ ? 0 : size;
    for (u32 at = 0; has_digits_ && has_letters && at < size; at++)
        word->letters += t->ascii[from[at]] & A_LETTER;
    word->capitals = has_small ? 0 : word->letters; /* only asked whether all are */
    word->begins_with_digit = t->ascii[*from] & A_DIGIT;
    word->first_capital = t->ascii[*from] & A_CAPITAL;
    word->later_capital = has_capitals;
    note->keys_used += size;
    cursor->at += size;
    cursor->point += size;
    return true;
}

static u8 joint(const Note *note, const Cursor *cursor)
{
    return cursor->glued ? GLUED : note->count && cursor->blanks == 1 && cursor->plain ? SPACED : 0;
}

static void past_token(Cursor *cursor)
{
    cursor->glued = true;
    cursor->blanks = 0;
}

static bool add_word(Note *note, Cursor *cursor)
{
    Word word = {0};
    Token *token = note->tokens + note->count;
    *token = (Token){.start = cursor->point, .key = note->keys_used, .flags = joint(note, cursor), .line = cursor->line, .byte = (u32)cursor->at};
    if (!read_ascii(note, cursor, &word))
        read_any(note, cursor, &word);
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
    past_token(cursor);
    return place(note);
}

static bool add_mark(Note *note, Cursor *cursor, const u8 *fold, u32 size, u32 width)
{
    Token *token = note->tokens + note->count;
    *token = (Token){.start = cursor->point, .end = cursor->point + 1, .key = note->keys_used, .size = size,
                     .kind = MARK, .flags = joint(note, cursor), .line = cursor->line, .byte = (u32)cursor->at};
    memcpy(note->keys + note->keys_used, fold, size);
    note->keys_used += size;
    cursor->at += width;
    cursor->point++;
    past_token(cursor);
    return place(note);
}

static void skip(Cursor *cursor, u32 width, bool line, u32 code)
{
    cursor->at += width;
    cursor->point++;
    cursor->blanks++;
    cursor->plain = code == ' ' || code == 0xA0 || code == 0x202F || code == 0x2009;
    cursor->glued = false;
    cursor->line += line;
}

/* Make room for the next token, what is known of it, and REACH places on either side. */
static bool more_tokens(Note *note)
{
    u64 wanted = (u64)note->count + 2 + 2 * REACH;
    return MORE(note->tokens, note->token_room, wanted) && MORE(note->sentences, note->sentence_room, wanted)
           && MORE(note->gates, note->gate_room, wanted);
}

static bool step(Note *note, Cursor *cursor)
{
    const u8 *text = note->bytes + cursor->at;
    u8 what = note->tables->ascii[*text];
    if (what & (A_BLANK | A_LINE)) {
        skip(cursor, 1, what & A_LINE, *text);
        return true;
    }
    if ((u64)note->count + 2 + 2 * REACH > note->gate_room && !more_tokens(note))
        return false;
    if (what & A_MARK)
        return add_mark(note, cursor, note->tables->ascii_fold + *text, 1, 1);
    if (what & (A_LETTER | A_DIGIT))
        return add_word(note, cursor);
    u32 code;
    Character own;
    u32 width = decode(text, note->size - cursor->at, note->surrogates, &code);
    const Character *c = character(note->tables, code, &own);
    if (c->sort == SPACE || c->sort == LINE) {
        skip(cursor, width, c->sort == LINE, code);
        return true;
    }
    return c->sort == MARK_SORT ? add_mark(note, cursor, c->fold, c->size, width) : add_word(note, cursor);
}

/* Split a note into tokens; false when there is no memory. */
static bool tokenise(Note *note)
{
    Cursor cursor = {0};
    if (!MORE(note->keys, note->key_room, 4 * note->size + 2 * PADDING))
        return false;
    while (cursor.at < note->size)
        if (!step(note, &cursor))
            return false;
    note->steps += note->size;
    return true;
}
