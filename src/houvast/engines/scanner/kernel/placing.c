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
static void break_sentence(Note *note, Token *token, u32 broken)
{
    note->broken = 0;
    if (!note->count)
        return;
    if (broken & NEW_LINE)
        token->offered |= NEEDS_NEW_LINE;
    else if (token->flags & GLUED || (broken & POINT && after_short(note, note->count - 1)))
        return;
    note->sentences[++note->sentence] = NEEDS_NONE;
}

/* Put the next token among the others: its row, its languages' votes and its sentence. */
static inline void place(Note *note, Token *token, const Known *known)
{
    const Tables *t = note->tables;
    u32 count = note->count, broken = token->speaker | note->broken;
    token->set = known->set;
    token->list = known->list;
    token->listed = known->listed;
    token->traits = known->traits;
    token->speaker = 0;
    note->gates[REACH + count] = known->gates;
    note->needed[count] = known->needed;
    note->opening |= known->gates;
    note->awake |= known->anywhere;
    if (known->traits & TRAIT_RULES)
        __builtin_prefetch(t->candidates + known->list);
    for (u32 languages = known->languages; languages; languages &= languages - 1)
        note->votes[__builtin_ctz(languages)]++;
    offer(note, token, known, token->flags);
    if (broken)
        break_sentence(note, token, broken);
    token->sentence = note->sentence;
    note->sentences[note->sentence] |= known->needed;
    note->count = count + 1;
}

/* Whether somebody speaks behind the colon that is the last token. */
static void meet_speaker(Note *note, const Token *colon)
{
    u32 traits = note->count > 1 ? colon[-1].traits : 0;
    note->agent |= (traits & TRAIT_AGENT) && !(traits & TRAIT_CUSTOMER);
}

static inline bool place_mark(Note *note, Token *token, const Key *key)
{
    const u8 *text = note->keys + token->key;
    u8 mark = token->mark;
    const Known *known = mark && mark < 128 ? note->tables->marks + mark : know(note, text, token->size, MARK, key);
    if (!known)
        return false;
    place(note, token, known);
    if (ends_sentence(mark))
        note->broken = mark == '.' ? ENDING | POINT : ENDING;
    else if (opens_quotation(mark))
        note->quotes = true;
    if (token->flags & GLUED)
        offer_mark(note, token);
    if (mark == ':')
        meet_speaker(note, token);
    return true;
}

/* Put the tokens that were read among the others; the keys of the last PENDING are known. */
static bool place_read(Note *note)
{
    while (note->count < note->read) {
        Token *token = note->tokens + note->count;
        const Key *key = note->pending + (note->count & (PENDING - 1));
        if (token->kind == MARK) {
            if (!place_mark(note, token, key))
                return false;
            continue;
        }
        const u8 *text = note->keys + token->key;
        const Known *known = token->size <= 16 ? know_short(note, text, token->size, token->kind, key)
                                               : know(note, text, token->size, token->kind, key);
        if (!known)
            return false;
        place(note, token, known);
    }
    return true;
}
