/* What the rules ask of a note beside its words: quotations, speakers, languages, what recognisers find. */

#define LONGEST_QUOTE 80
#define FEW_ENTITIES 64

static bool closes(const Note *note, u32 at)
{
    const Token *tokens = note->tokens;
    u32 count = note->count, last = count - at < LONGEST_QUOTE ? count : at + LONGEST_QUOTE;
    for (u32 later = at + 2; later < last; later++)
        if (tokens[later].mark == '\'' && tokens[later].flags & GLUED)
            return later + 1 == count || !(tokens[later + 1].flags & GLUED) || tokens[later + 1].kind == MARK;
    return false;
}

static u8 closing_for(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    switch (token->mark) {
    case '"': return '"';
    case LEFT_GUILLEMET: return RIGHT_GUILLEMET;
    case LEFT_SINGLE: return RIGHT_SINGLE;
    case '\'': break;
    default: return 0;
    }
    bool opens = !(token->flags & GLUED) && at + 1 < note->count && token[1].flags & GLUED;
    return opens && closes(note, at) ? '\'' : 0;
}

static void quotations(Note *note)
{
    u32 opened = 0;
    u8 closing = 0;
    for (u32 at = 0; at < note->count; at++) {
        if (!closing) {
            closing = closing_for(note, at);
            opened = at;
        } else if (note->tokens[at].mark == closing) {
            for (u32 inner = opened + 1; at - opened <= LONGEST_QUOTE && inner < at; inner++)
                note->tokens[inner].flags |= QUOTED;
            closing = 0;
        }
    }
}

static void speakers(Note *note)
{
    u8 speaker = 0;
    for (u32 at = 0; at < note->count; at++) {
        u32 traits = at + 1 < note->count && note->tokens[at + 1].mark == ':' ? note->tokens[at].traits : 0;
        if (traits & TRAIT_CUSTOMER)
            speaker = 1;
        else if (traits & TRAIT_AGENT)
            speaker = 2;
        note->tokens[at].speaker = speaker;
    }
}

/* The languages that a note may be in, a bit each: all when its small words say too little. */
#define FEW_TOKENS 5 /* one small word among fewer says nothing */
static void find_languages(Note *note)
{
    const Numbers *numbers = note->tables->numbers;
    u32 best = 0;
    for (u32 at = 0; at < numbers->languages; at++)
        best = note->votes[at] > best ? note->votes[at] : best;
    bool unsure = !best || (best == 1 && note->count < FEW_TOKENS);
    note->languages = unsure ? numbers->all_languages : numbers->any_language;
    for (u32 at = 0; !unsure && at < numbers->languages; at++)
        if (3 * (u64)note->votes[at] > best)
            note->languages |= 1u << at;
}

static bool add_entity(Note *note, u32 code, u32 first, u32 end)
{
    if (!MORE(note->entities, note->entity_room, (u64)note->entity_count + 1))
        return false;
    note->entities[note->entity_count++] = (Entity){code, first, end};
    note->found |= 1ull << code;
    note->tokens[first].flags |= ENTITY_BEGINS;
    note->tokens[end - 1].flags |= ENTITY_ENDS;
    return true;
}

/* They stand in the order in which they begin, so few have to move. */
static void order_few(Note *note)
{
    for (u32 at = 0; at < note->entity_count; at++) {
        u32 to = at, end = note->entities[at].end;
        for (; to && note->entities[note->ends[to - 1]].end > end; to--)
            note->ends[to] = note->ends[to - 1];
        note->ends[to] = at;
    }
}

/* Order the entities by where they end, and those that end together by where they begin: a merge from the bottom. */
static bool order_ends(Note *note)
{
    u32 count = note->entity_count;
    if (!MORE(note->ends, note->end_room, 2 * (u64)count))
        return false;
    if (count <= FEW_ENTITIES) {
        order_few(note);
        return true;
    }
    u32 *from = note->ends, *to = note->ends + count;
    for (u32 at = 0; at < count; at++)
        from[at] = at;
    for (u64 width = 1; width < count; width *= 2) {
        for (u64 low = 0; low < count; low += 2 * width) {
            u64 middle = low + width < count ? low + width : count, high = low + 2 * width < count ? low + 2 * width : count;
            u64 left = low, right = middle;
            for (u64 at = low; at < high; at++) {
                bool take = right >= high
                            || (left < middle && note->entities[from[left]].end <= note->entities[from[right]].end);
                to[at] = take ? from[left++] : from[right++];
            }
        }
        u32 *swap = from;
        from = to;
        to = swap;
    }
    if (from != note->ends)
        memcpy(note->ends, from, count * sizeof *from);
    return true;
}

/* The codes whose gates are opened by one of the tokens before this one. */
static __attribute__((noinline)) u64 opened(const Note *note, u32 at)
{
    const u64 *before_ = note->gates + REACH + at;
    u64 near_ = before_[-1] | before_[-2], all = near_;
    for (int back = NEAR + 1; back <= REACH; back++)
        all |= before_[-back];
    return (all | near_ >> 32) & 0xFFFFFFFFu;
}

static bool recognise_at(Note *note, u32 at, u64 codes)
{
    const Tables *t = note->tables;
    for (; codes; codes &= codes - 1) {
        u32 code = (u32)__builtin_ctzll(codes), end = t->recognise[code](note, at);
        if (end > at && end <= note->count && !add_entity(note, code, at, end))
            return false;
    }
    return true;
}

static bool recognise_all(Note *note)
{
    const Tables *t = note->tables;
    const u32 few = (1u << FEW_NEEDS) - 1, count = note->count;
    u64 awake = note->awake, some = (note->opening | note->opening >> 32) & 0xFFFFFFFFu;
    u64 possible = t->possible[note->offered >> NOTE_BIT] & (awake | some);
    if (!count)
        return true;
    memset(note->gates, 0, REACH * sizeof *note->gates);
    for (u32 at = 0; at < count; at++) {
        const Token *token = note->tokens + at;
        u32 offered = token->offered;
        u64 codes = possible & t->tried[token->kind][offered & few] & t->further[0][offered >> FEW_NEEDS & few]
                    & t->further[1][offered >> 2 * FEW_NEEDS & few];
        if (!codes)
            continue;
        codes &= awake | opened(note, at);
        if (codes && !recognise_at(note, at, codes))
            return false;
    }
    return !note->entity_count || order_ends(note);
}

/* The first entity, in their order, that begins at or behind a token. */
static u32 entities_from(const Note *note, u32 at)
{
    u32 low = 0, high = note->entity_count;
    while (low < high) {
        u32 middle = low + (high - low) / 2;
        if (note->entities[middle].first < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first place in the list of ends whose entity ends at or behind an index. */
static u32 ends_from(const Note *note, u32 end)
{
    u32 low = 0, high = note->entity_count;
    while (low < high) {
        u32 middle = low + (high - low) / 2;
        if (note->entities[note->ends[middle]].end < end)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
