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

/* The symbols around an anchor: around[REACH + n] are those of the n tokens behind it, around[REACH - n] before it. */
typedef struct { u64 around[2 * REACH + 1]; } Surroundings;

/* Look as far as the candidates of a list ask; all that stands there. `blooms` has REACH places more on either side. */
static u64 look_around(const u64 *blooms, u32 at, u32 end, u32 reach, Surroundings *s)
{
    const u64 *behind = blooms + REACH + end, *before_ = blooms + REACH + at;
    u64 right = 0, left = 0;
    s->around[REACH] = ~0ull;
    for (u32 far = 1; far <= (reach >> 4); far++)
        s->around[REACH + far] = right |= behind[far - 1];
    for (u32 far = 1; far <= (reach & 15); far++)
        s->around[REACH - far] = left |= before_[-(int)far];
    return left | right;
}

/* Whether one of the tokens as far as `reach` before (negative) or behind an anchor has a symbol. */
static bool stands_around(const Note *note, u32 at, u32 end, int reach, u32 symbol)
{
    for (int far = 1; far <= reach && end + (u32)far - 1 < note->count; far++)
        if (has(note, note->tokens + end + far - 1, symbol))
            return true;
    for (int far = 1; far <= -reach && (u32)far <= at; far++)
        if (has(note, note->tokens + at - far, symbol))
            return true;
    return !reach;
}

/* Try the candidates of a list, by language: each needs a symbol in reach of its anchor, or none (a reach of 0).
 * Before them stand the bits of all those symbols, and for the whole list how far they reach. */
static bool try_list(Note *note, u32 list, u32 at, u32 end)
{
    if (list == NONE)
        return true;
    const u32 *from = note->tables->candidates + list;
    Surroundings around;
    u64 all = look_around(note->blooms, at, end, *from >> 8, &around);
    for (u32 groups = *from++ & 0xFF; groups; groups--) {
        const u32 *one = from + GROUP_HEAD, *stop = one + 2 * (size_t)from[1];
        if (note->languages >> from[0] & 1 && (from[2] == NONE || all & (from[2] | (u64)from[3] << 32))) {
            note->steps += from[1];
            for (; one < stop; one += 2) {
                u32 reach = one[0] >> (SYMBOL_BITS + BIT_BITS);
                if (around.around[reach] >> (one[0] >> SYMBOL_BITS & 63) & 1
                    && stands_around(note, at, end, (int)reach - REACH, one[0] & ((1u << SYMBOL_BITS) - 1))
                    && !follow(note, one[1], at, end))
                    return false;
            }
        }
        from = stop;
    }
    return true;
}

static bool match_all(Note *note)
{
    const Tables *t = note->tables;
    if (!note->count)
        return true;
    memset(note->blooms, 0, REACH * sizeof *note->blooms);
    memset(note->blooms + REACH + note->count, 0, REACH * sizeof *note->blooms);
    for (u32 at = 0; at < note->count; at++) {
        const Token *token = note->tokens + at;
        if (!(token->traits & TRAIT_RULES))
            continue;
        if (token->row & OWN_ROW) {
            const OwnRow *own = note->own + (token->row & ~OWN_ROW);
            for (u32 part = 0; part < own->count; part++)
                if (!try_list(note, t->rows[note->parts[own->parts + part]].candidates, at, at + 1))
                    return false;
        } else if (!try_list(note, t->rows[token->row].candidates, at, at + 1)) {
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
