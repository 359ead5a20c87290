/* Tokens put among the others, with what is known of them; sentences on the way. */

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
    static const u32 by_size[] = {
        [2] = NEEDS_BSN | NEEDS_RRN, [3] = NEEDS_BSN, [4] = NEEDS_BSN | NEEDS_CARD, [5] = NEEDS_CARD, [6] = NEEDS_RRN | NEEDS_CARD,
        [7] = NEEDS_CARD, [8] = NEEDS_CARD, [9] = NEEDS_BSN | NEEDS_CARD, [10] = NEEDS_CARD, [11] = NEEDS_RRN | NEEDS_CARD,
        [12] = NEEDS_CARD};
    u32 count = note->count, length = token->end - token->start;
    token->offered |= token->kind == NUMBER && length != token->size ? NEEDS_SIGNS : 0;
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
    token->offered |= by_size[token->size < COUNT(by_size) ? token->size : COUNT(by_size) - 1];
    token->offered |= (length >= 6 ? NEEDS_GROUP : 0) | (first == '0' || length == 3 ? NEEDS_DIAL : 0);
    if (count && token[-1].kind == NUMBER)
        token[-1].offered |= NEEDS_GROUP;
    if (count > 1 && token[-1].kind == MARK)
        token[-2].offered |= NEEDS_GROUP;
}

/* What a number says of the tokens before it, and a month of what may be its day. */
static __attribute__((noinline)) void offer_further(Note *note, Token *token, const Known *known)
{
    if (token->kind != WORD)
        offer_number(note, token);
    if (known->listed & MONTHS)
        for (u32 back = 1; back <= MONTH_AHEAD && back <= note->count; back++)
            token[-(int64_t)back].offered |= NEEDS_GROUP;
}

/* What an ASCII mark that is glued to the token before it says of that. */
static void offer_mark(Note *note, const Token *token, Token *before)
{
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
        if (before->kind == WORD && before->flags & CAPITAL && before->size <= 4 && letters_in(note->keys + before->key, before->size) == 1) {
            before->offered |= NEEDS_INITIAL;
            note->offered |= NOTE_INITIAL;
        }
        break;
    default:
        break;
    }
}

/* Whether a token begins a new sentence; `ended` is what the mark before it says, and `before` may be on another line. */
static bool begins_sentence(Note *note, Token *token, const Token *before, u32 ended)
{
    if (before->line != token->line) {
        token->offered |= NEEDS_NEW_LINE;
        return true;
    }
    return !(token->flags & GLUED) && !(ended & A_POINT && after_short(note, note->count - 1));
}

/* Whether somebody speaks behind the colon that stands behind a token. */
static void meet_speaker(Note *note, const Token *before)
{
    note->agent |= (before->traits & TRAIT_AGENT) && !(before->traits & TRAIT_CUSTOMER);
}

static void meet_mark(Note *note, const Token *token, Token *before, u32 habits)
{
    note->quotes |= habits & A_QUOTE;
    if (token->flags & GLUED && note->count)
        offer_mark(note, token, before);
    if (token->mark == ':' && note->count)
        meet_speaker(note, before);
}

/* What is summed up while the tokens that were read are placed, and then put into the note. */
typedef struct { u64 opening, awake, votes, said; u32 offered, hold, ended; } Sum;

/* Put the next token among the others: its row, its languages' votes, its sentence, and what it and the one before it
 * offer to recognisers. */
static inline __attribute__((always_inline)) void place(Note *note, Sum *sum, Token *token, Token *before, const Known *known)
{
    const Tables *t = note->tables;
    const ByFlags *by_flags = t->by_flags + token->flags;
    u32 count = note->count, offered = known->offered;
    token->listed = known->listed;
    note->needed[REACH + count] = known->needed;
    token->set = known->set;
    token->list = known->list;
    token->traits = known->traits;
    token->speaker = 0;
    note->gates[REACH + count] = known->gates;
    note->anchors[note->anchor_count] = count;
    note->anchor_count += known->traits / TRAIT_RULES & 1;
    __builtin_prefetch(t->candidates + known->list);
    sum->opening |= known->gates;
    sum->awake |= known->anywhere;
    sum->votes += t->votes[known->languages];
    before->offered |= by_flags->joins | (offered >> BEFORE_IT & sum->hold);
    sum->hold = by_flags->hold;
    token->offered = offered |= by_flags->offers | (offered & by_flags->opens) / (OFFERS_OPENING / NEEDS_STREET);
    sum->offered |= offered;
    if (offered & OFFERS_FURTHER)
        offer_further(note, token, known);
    if ((sum->ended || before->line != token->line) && begins_sentence(note, token, before, sum->ended)) {
        note->sentences[note->sentence++] = sum->said;
        sum->said = NEEDS_NONE;
    }
    token->sentence = note->sentence;
    sum->said |= known->needed;
    sum->ended = known->habits & (A_STOP | A_POINT);
    if (known->habits)
        meet_mark(note, token, before, known->habits);
    note->count = count + 1;
}

static void add_up(Note *note, const Sum *sum)
{
    note->opening |= sum->opening;
    note->awake |= sum->awake;
    note->offered |= sum->offered;
    note->hold = sum->hold;
    note->ended = sum->ended;
    note->sentences[note->sentence] = sum->said;
    for (u32 language = 0; language < MOST_LANGUAGES; language++)
        note->votes[language] += sum->votes >> 8 * language & 0xFF;
}

/* Put the tokens that were read among the others, at most PENDING, whose keys are known. */
static bool place_read(Note *note)
{
    Token *token = note->tokens + note->count, *end = note->tokens + note->read, *before = note->count ? token - 1 : &note->nobody;
    Sum sum = {.said = note->sentences[note->sentence], .hold = note->hold, .ended = note->ended};
    if (!note->count && token < end)
        note->nobody.line = token->line;
    for (; token < end; before = token++) {
        const Read *read = note->pending + (note->count & (PENDING - 1));
        bool met = is_memo(read->memo, &read->key, token->kind);
        const Known *known = met ? &read->memo->known : know(note, note->keys + token->key, token->size, token->kind, &read->key);
        if (!known)
            return false;
        place(note, &sum, token, before, known);
    }
    add_up(note, &sum);
    return true;
}
