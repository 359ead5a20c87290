/* Which matches stand: negation, quotation, conditions, overlap. */

#define NEGATION_REACHES 4

static bool negated(const Note *note, u32 first, const Header *head)
{
    const Token *tokens = note->tokens;
    for (u32 back = 1; back <= NEGATION_REACHES && back <= first; back++) {
        const Token *token = tokens + first - back;
        if (has(note, token, head->denying))
            return true;
        bool stop = token->kind == MARK && token->mark != '-' && token->mark != '\'';
        if (stop || token->sentence != tokens[first].sentence || has(note, token, head->breaking))
            return false;
    }
    return false;
}

static bool letters_fit(const Note *note, const Match *match, const Header *head)
{
    const Token *first = note->tokens + match->first;
    if (head->letters == UPPER_LETTERS)
        return first->flags & UPPER;
    if (head->letters == CAPITAL_ANYWHERE)
        return first->flags & CAPITAL;
    if (head->letters == CAPITAL_LETTER)
        return first->flags & CAPITAL && match->first && first[-1].sentence == first->sentence;
    return true;
}

static bool in_note(Note *note, const Condition *condition)
{
    u8 *known = note->anywhere + condition->within;
    if (!*known) {
        *known = 1;
        for (u32 at = 0; at < note->count && *known == 1; at++)
            *known = has(note, note->tokens + at, condition->symbol) ? 2 : 1;
        note->steps += note->count;
    }
    return *known == 2;
}

static bool stands_before(Note *note, const Match *match, const Condition *condition)
{
    u32 sentence = note->tokens[match->first].sentence;
    for (u32 back = 1; back <= condition->within && back <= match->first; back++) {
        const Token *token = note->tokens + match->first - back;
        note->steps++;
        if (token->sentence != sentence)
            return false;
        if (has(note, token, condition->symbol))
            return true;
    }
    return false;
}

static bool stands_after(Note *note, const Match *match, const Condition *condition)
{
    u32 sentence = note->tokens[match->first].sentence;
    for (u32 at = match->last; at < note->count && at - match->last < condition->within; at++) {
        note->steps++;
        if (note->tokens[at].sentence != sentence)
            return false;
        if (has(note, note->tokens + at, condition->symbol))
            return true;
    }
    return false;
}

static bool within_match(const Note *note, const Match *match, u32 symbol)
{
    for (u32 at = match->first; at < match->last; at++)
        if (has(note, note->tokens + at, symbol))
            return true;
    return false;
}

static bool met(Note *note, const Match *match, const Condition *condition)
{
    u32 where = condition->where;
    if (where == IN_NOTE)
        return condition->wanted == in_note(note, condition);
    bool found = (where != AFTER && stands_before(note, match, condition))
                 || (where != BEFORE && stands_after(note, match, condition))
                 || (where == IN_SENTENCE && within_match(note, match, condition->symbol));
    return condition->wanted == found;
}

static bool stands(Note *note, const Match *match)
{
    const Header *head = note->tables->headers + note->tables->rules[match->rule].header;
    const Token *first = note->tokens + match->first;
    if ((!(head->flags & KEEP_QUOTED) && first->flags & QUOTED) || (!(head->flags & KEEP_CUSTOMER) && first->speaker == 1))
        return false;
    if (!letters_fit(note, match, head) || (head->excluded && within_match(note, match, head->excluded)))
        return false;
    if (!(head->flags & KEEP_NEGATED) && negated(note, match->first, head))
        return false;
    for (u32 at = 0; at < head->count; at++)
        if (!met(note, match, note->tables->conditions + head->conditions + at))
            return false;
    return true;
}

/* The matches of one note are ordered by a merge from the bottom, so that no worse case is quadratic. */
typedef int (*Compare)(const Note *note, const Match *one, const Match *other);

static int compared(u64 one, u64 other) { return one < other ? -1 : one > other; }

static int by_preference(const Note *note, const Match *one, const Match *other)
{
    const Header *a = note->tables->headers + note->tables->rules[one->rule].header;
    const Header *b = note->tables->headers + note->tables->rules[other->rule].header;
    int order = compared(a->rank, b->rank);
    order = order ? order : compared(b->confidence, a->confidence);
    order = order ? order : compared(other->end - other->start, one->end - one->start);
    order = order ? order : compared(one->start, other->start);
    order = order ? order : compared(a->name, b->name);
    return order ? order : compared(one->rule, other->rule);
}

static int by_place(const Note *note, const Match *one, const Match *other)
{
    int order = compared(one->start, other->start);
    order = order ? order : compared(one->end, other->end);
    return order ? order
                 : compared(note->tables->headers[note->tables->rules[one->rule].header].category,
                            note->tables->headers[note->tables->rules[other->rule].header].category);
}

static void insert_sorted(const Note *note, Match *matches, u32 count, Compare compare)
{
    for (u32 at = 1; at < count; at++) {
        Match one = matches[at];
        u32 to = at;
        for (; to && compare(note, &one, matches + to - 1) < 0; to--)
            matches[to] = matches[to - 1];
        matches[to] = one;
    }
}

static void merge(const Note *note, const Match *left, u32 lefts, const Match *right, u32 rights, Match *to, Compare compare)
{
    while (lefts || rights) {
        bool take = !rights || (lefts && compare(note, left, right) <= 0);
        *to++ = take ? *left++ : *right++;
        lefts -= take;
        rights -= !take;
    }
}

static bool sort_matches(Note *note, Compare compare)
{
    u32 count = note->match_count, run = 16;
    if (!MORE(note->matches, note->match_room, 2 * (u64)count))
        return false;
    Match *from = note->matches, *to = from + count;
    for (u32 at = 0; at < count; at += run)
        insert_sorted(note, from + at, count - at < run ? count - at : run, compare);
    for (u64 width = run; width < count; width *= 2) {
        for (u64 low = 0; low < count; low += 2 * width) {
            u64 middle = low + width < count ? low + width : count, high = low + 2 * width < count ? low + 2 * width : count;
            merge(note, from + low, (u32)(middle - low), from + middle, (u32)(high - middle), to + low, compare);
        }
        Match *swap = from;
        from = to;
        to = swap;
    }
    if (from != note->matches)
        memcpy(note->matches, from, count * sizeof *from);
    return true;
}

static bool gives_way(const Note *note, const Match *match, const Header *head, u32 rivals)
{
    for (u32 at = match->first; at < match->last; at++)
        if (note->covered[at] & rivals)
            return true;
    u32 solid = note->solid[match->first];
    if (!solid || head->flags & IDENTIFIER)
        return false;
    const Match *around = note->matches + solid - 1;
    return around->first <= match->first && match->last <= around->last;
}

/* Keep of matches that overlap the best of each category, and one identifier; the best come first. */
static bool drop_overlap(Note *note)
{
    const Tables *t = note->tables;
    u32 kept = 0, identifier = 1u << 31;
    if (!MORE(note->covered, note->cover_room, note->count) || !MORE(note->solid, note->solid_room, note->count))
        return false;
    memset(note->covered, 0, note->count * sizeof *note->covered);
    memset(note->solid, 0, note->count * sizeof *note->solid);
    for (u32 at = 0; at < note->match_count; at++) {
        Match match = note->matches[at];
        const Header *head = t->headers + t->rules[match.rule].header;
        bool one_of = head->flags & IDENTIFIER;
        if (gives_way(note, &match, head, one_of ? identifier : 1u << head->category))
            continue;
        note->matches[kept++] = match;
        for (u32 token = match.first; token < match.last; token++) {
            note->covered[token] |= 1u << head->category | (one_of ? identifier : 0);
            if (head->flags & SOLID)
                note->solid[token] = kept;
        }
    }
    note->match_count = kept;
    return true;
}

static bool decide(Note *note)
{
    u32 kept = 0;
    for (u32 at = 0; at < note->match_count; at++) {
        Match match = note->matches[at];
        if (!stands(note, &match))
            continue;
        match.start = note->tokens[match.first].start;
        match.end = note->tokens[match.last - 1].end;
        note->matches[kept++] = match;
    }
    note->match_count = kept;
    return kept < 2 || (sort_matches(note, by_preference) && drop_overlap(note) && sort_matches(note, by_place));
}
