/* Where the rules hold: a rule is found by its anchor, then followed to the right and to the left. */

typedef struct { int32_t at, opened, closed; } Way;

static bool same_sentence(const Note *note, int64_t one, int64_t other)
{
    if (one < 0 || other < 0 || one >= note->count || other >= note->count)
        return true;
    return note->tokens[one].sentence == note->tokens[other].sentence;
}

static bool ends_clause(u8 mark)
{
    switch (mark) {
    case '.': case ',': case ';': case ':': case '!': case '?': case ELLIPSIS: case '(': case ')': case '[': case ']':
    case '{': case '}': case '/': case '"': case LEFT_GUILLEMET: case RIGHT_GUILLEMET: case '+': case '-': case '=':
    case '*': case '|':
        return true;
    default:
        return false;
    }
}

static bool is_one(const Note *note, const Element *element, const Token *token)
{
    if (has(note, token, element->symbol))
        return true;
    u8 shapes = element->shapes;
    if (!(shapes & ~OPTIONAL))
        return false;
    return (shapes & SHAPE_WORD && (token->kind == WORD || token->kind == MIXED))
           || (shapes & SHAPE_NUMBER && token->kind == NUMBER)
           || (shapes & SHAPE_CAPITAL && token->flags & CAPITAL && token->kind != NUMBER)
           || (shapes & SHAPE_UPPER && token->flags & UPPER);
}

/* Whether a mark stands between two words without a space: zij-ingang, 3/4. */
static bool inside_word(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    return token->flags & GLUED && at + 1 < note->count && token[1].flags & GLUED && token[1].kind != MARK;
}

/* Whether the boundary before token `at` is what START, STOP or NOT asks; NOT looks at token `beside`. */
static bool holds_between(const Note *note, const Element *element, int64_t at, int64_t beside)
{
    const Token *tokens = note->tokens;
    if (element->what == NOT) {
        bool inside = beside >= 0 && beside < note->count && same_sentence(note, beside, beside < at ? at : at - 1);
        return !(inside && is_one(note, element, tokens + beside));
    }
    if (at <= 0 || at >= note->count || !same_sentence(note, at, at - 1))
        return true;
    if (element->what == START)
        return ends_clause(tokens[at - 1].mark) && !(tokens[at].flags & tokens[at - 1].flags & GLUED);
    return ends_clause(tokens[at].mark) && !inside_word(note, (u32)at);
}

static bool forward(Note *note, const Element *element, const Element *end, Way way, Way *found);
static bool backward(Note *note, const Element *element, const Element *begin, Way way, Way *found);

static bool over_gap(Note *note, const Element *element, const Element *end, Way way, u32 most, Way *found)
{
    for (int64_t to = way.at; to <= (int64_t)way.at + most; to++) {
        if (to > way.at && !same_sentence(note, to - 1, to - 2))
            return false;
        if (to > note->count)
            return false;
        if (forward(note, element, end, (Way){(int32_t)to, way.opened, way.closed}, found))
            return true;
    }
    return false;
}

/* Follow what is behind the ends that an element reaches from `way.at`; `element` is the one behind it. */
static bool behind(Note *note, const Element *element, const Element *end, Way way, Way *found)
{
    const Element *here = element - 1;
    u32 at = (u32)way.at;
    if (at < note->count && same_sentence(note, way.at, (int64_t)way.at - 1)) {
        if (here->what == TOKEN) {
            if (is_one(note, here, note->tokens + at)
                && forward(note, element, end, (Way){way.at + 1, way.opened, way.closed}, found))
                return true;
        } else if (note->tokens[at].flags & ENTITY_BEGINS) {
            for (u32 one = entities_from(note, at); one < note->entity_count && note->entities[one].first == at; one++)
                if (here->symbol == note->entities[one].code
                    && forward(note, element, end, (Way){(int32_t)note->entities[one].end, way.opened, way.closed}, found))
                    return true;
        }
    }
    return here->shapes & OPTIONAL && forward(note, element, end, way, found);
}

static bool forward(Note *note, const Element *element, const Element *end, Way way, Way *found)
{
    for (; element < end; element++) {
        note->steps++;
        switch (element->what) {
        case OPEN: way.opened = way.at; break;
        case CLOSE: way.closed = way.at; break;
        case START: case STOP: case NOT:
            if (!holds_between(note, element, way.at, way.at))
                return false;
            break;
        case GAP: return over_gap(note, element + 1, end, way, element->most, found);
        default: return behind(note, element + 1, end, way, found);
        }
    }
    *found = way;
    return true;
}

static bool back_over_gap(Note *note, const Element *element, const Element *begin, Way way, u32 most, Way *found)
{
    for (int64_t to = way.at; to >= (int64_t)way.at - most; to--) {
        if (to < 0 || (to < way.at && !same_sentence(note, to, to + 1)))
            return false;
        if (backward(note, element, begin, (Way){(int32_t)to, way.opened, way.closed}, found))
            return true;
    }
    return false;
}

static bool before(Note *note, const Element *element, const Element *begin, Way way, Way *found)
{
    const Element *here = element;
    u32 at = (u32)way.at;
    if (at && same_sentence(note, (int64_t)at - 1, at)) {
        if (here->what == TOKEN) {
            if (is_one(note, here, note->tokens + at - 1)
                && backward(note, element - 1, begin, (Way){way.at - 1, way.opened, way.closed}, found))
                return true;
        } else if (note->tokens[at - 1].flags & ENTITY_ENDS) {
            for (u32 one = ends_from(note, at); one < note->entity_count; one++) {
                const Entity *entity = note->entities + note->ends[one];
                if (entity->end != at)
                    break;
                if (here->symbol == entity->code
                    && backward(note, element - 1, begin, (Way){(int32_t)entity->first, way.opened, way.closed}, found))
                    return true;
            }
        }
    }
    return here->shapes & OPTIONAL && backward(note, element - 1, begin, way, found);
}

/* Follow a pattern to the left, down to and including `begin`. */
static bool backward(Note *note, const Element *element, const Element *begin, Way way, Way *found)
{
    for (; element >= begin; element--) {
        note->steps++;
        switch (element->what) {
        case OPEN: way.opened = way.at; break;
        case CLOSE: way.closed = way.at; break;
        case START: case STOP: case NOT:
            if (!holds_between(note, element, way.at, (int64_t)way.at - 1))
                return false;
            break;
        case GAP: return back_over_gap(note, element - 1, begin, way, element->most, found);
        default: return before(note, element, begin, way, found);
        }
    }
    *found = way;
    return true;
}

static bool follow(Note *note, u32 number, u32 at, u32 end)
{
    const Rule *rule = note->tables->rules + number;
    const Element *elements = note->tables->elements + rule->elements, *anchor = elements + rule->anchor;
    Way right = {(int32_t)end, -1, -1}, left = {(int32_t)at, -1, -1};
    if (!forward(note, anchor + 1, elements + rule->count, right, &right))
        return true;
    if (rule->anchor && !backward(note, anchor - 1, elements, left, &left))
        return true;
    int32_t first = left.opened >= 0 ? left.opened : right.opened >= 0 ? right.opened : left.at;
    int32_t last = right.closed >= 0 ? right.closed : left.closed >= 0 ? left.closed : right.at;
    if (first >= last)
        return true;
    if (!MORE(note->matches, note->match_room, (u64)note->match_count + 1))
        return false;
    note->matches[note->match_count++] = (Match){number, (u32)first, (u32)last, 0, 0};
    return true;
}

/* Which of REACH tokens in a row have a bit of what rules need, a bit each. */
static inline u32 with_bit(const u64 *needed, u32 bit)
{
    u32 found = 0;
#ifdef VECTORS
    const __m128i up = _mm_cvtsi32_si128((int)(63 - bit));
    for (u32 at = 0; at < REACH; at += 2) {
        __m128i two = _mm_sll_epi64(_mm_loadu_si128((const __m128i *)(const void *)(needed + at)), up);
        found |= (u32)_mm_movemask_pd(_mm_castsi128_pd(two)) << at;
    }
#else
    for (u32 at = 0; at < REACH; at++)
        found |= (u32)(needed[at] >> bit & 1) << at;
#endif
    return found;
}

/* The tokens as far as `reach` before (negative) or behind a key that have a bit, a bit each from `first` on. */
typedef struct { u32 tokens, first; } Around;

static inline Around around_with(const Note *note, u32 at, u32 end, int reach, u32 bit)
{
    if (reach > 0)
        return (Around){with_bit(note->needed + REACH + end, bit) & ((1u << reach) - 1), end};
    return (Around){with_bit(note->needed + at, bit) >> (REACH + reach), at + (u32)reach};
}

/* Whether a token that has the bit of a symbol has the symbol. */
static inline bool has_behind_bit(const Note *note, u32 at, u32 symbol, u32 bit)
{
    return bit < OWN_BITS || has(note, note->tokens + at, symbol);
}

/* Whether one of the tokens around a key has a symbol, whose bit is given. */
static bool stands_around(const Note *note, u32 at, u32 end, int reach, u32 symbol, u32 bit)
{
    Around around = around_with(note, at, end, reach, bit);
    for (; around.tokens; around.tokens &= around.tokens - 1)
        if (has_behind_bit(note, around.first + (u32)__builtin_ctz(around.tokens), symbol, bit))
            return true;
    return !reach;
}

/* Follow a rule from each anchor in reach of its key: a word of the same sentence. */
static bool from_words(Note *note, u32 rule, u32 at, int reach, u32 symbol, u32 bit)
{
    const Token *tokens = note->tokens;
    Around around = around_with(note, at, at + 1, reach, bit);
    for (; around.tokens; around.tokens &= around.tokens - 1) {
        u32 one = around.first + (u32)__builtin_ctz(around.tokens);
        if (tokens[one].sentence == tokens[at].sentence && has_behind_bit(note, one, symbol, bit) && !follow(note, rule, one, one + 1))
            return false;
    }
    return true;
}

/* The same of what recognisers found: it begins behind the key, or ends before it. */
static bool from_entities(Note *note, u32 rule, u32 at, int reach, u32 code)
{
    const Entity *all = note->entities;
    for (u32 one = reach > 0 ? entities_from(note, at + 1) : NONE; one < note->entity_count && all[one].first <= at + (u32)reach; one++)
        if (all[one].code == code && !follow(note, rule, all[one].first, all[one].end))
            return false;
    u32 least = reach < 0 && at >= (u32)-reach ? at + 1 - (u32)-reach : 0;
    for (u32 one = reach < 0 ? ends_from(note, least) : NONE; one < note->entity_count; one++) {
        const Entity *entity = all + note->ends[one];
        if (entity->end > at)
            break;
        if (entity->code == code && !follow(note, rule, entity->first, entity->end))
            return false;
    }
    return true;
}

static __attribute__((noinline)) bool try_one(Note *note, const u32 *one, u32 at, u32 end)
{
    u32 rule = one[1] & ((1u << RULE_BITS) - 1), asked = one[0] & ((1u << SYMBOL_BITS) - 1), bit = one[1] >> NEAR_AT & 63;
    int reach = (int)(one[0] >> REACH_AT & 31) - REACH;
    note->steps++;
    switch (one[0] >> ANCHOR_AT & 3) {
    case HERE: return !stands_around(note, at, end, reach, asked, bit) || follow(note, rule, at, end);
    case AT_WORD: return from_words(note, rule, at, reach, asked, bit);
    default: return from_entities(note, rule, at, reach, asked);
    }
}

/* The bits of what stands as far as each reach before and behind a key, from the farthest before it on. */
static inline void look_around(const Note *note, u32 at, u32 end, u64 *around)
{
    const u64 *left = note->needed + REACH + at, *right = note->needed + REACH + end;
    u64 before_it = NEEDS_NONE, behind_it = NEEDS_NONE;
    around[REACH] = NEEDS_NONE;
    for (int far = 1; far <= REACH; far++) {
        around[REACH - far] = before_it |= left[-far];
        around[REACH + far] = behind_it |= right[far - 1];
    }
}

/* Try the candidates of a list where their key stands: what they need besides is among the bits of the sentence, and of
 * what stands around. */
static bool try_list(Note *note, u32 list, u32 at, u32 end)
{
    const u32 *one = note->tables->candidates + list, *stop = one + LIST_HEAD + 2 * (size_t)one[0];
    u64 bits = note->sentences[note->tokens[at].sentence] | note->sentences[note->tokens[end - 1].sentence];
    u64 around[2 * REACH + 1];
    if (!(bits & (one[1] | (u64)one[2] << 32)))
        return true;
    look_around(note, at, end, around);
    note->steps += one[0];
    for (one += LIST_HEAD; one < stop; one += 2) {
        if (!(around[one[0] >> REACH_AT & 31] >> (one[1] >> NEAR_AT & 63) & 1) || !(bits >> (one[1] >> FAR_AT) & 1))
            continue;
        if (note->languages >> (one[0] >> LANGUAGE_AT & 7) & note->found >> (one[0] >> CODE_AT) & 1 && !try_one(note, one, at, end))
            return false;
    }
    return true;
}

static bool match_all(Note *note)
{
    const Tables *t = note->tables;
    memset(note->needed, 0, REACH * sizeof *note->needed);
    memset(note->needed + REACH + note->count, 0, REACH * sizeof *note->needed);
    for (u32 one = 0; one < note->anchor_count; one++) {
        u32 at = note->anchors[one];
        const Token *token = note->tokens + at;
        if (token->set & OWN_ROW) {
            const OwnRow *own = note->own + (token->set & ~OWN_ROW);
            for (u32 part = 0; part < own->count; part++)
                if (!try_list(note, t->rows[note->parts[own->parts + part]].candidates, at, at + 1))
                    return false;
        } else if (!try_list(note, token->list, at, at + 1)) {
            return false;
        }
    }
    for (u32 one = 0; one < note->entity_count; one++) {
        const Entity *entity = note->entities + one;
        if (!try_list(note, t->codes[entity->code].candidates, entity->first, entity->end))
            return false;
    }
    return true;
}
