/* The tables as they lie in one block of bytes: opened once, every index in them checked. */

static const u32 sizes[SECTIONS] = {
    [CHARACTERS] = sizeof(Character), [WORDS] = sizeof(Slot), [SKELETONS] = sizeof(Slot), [AFFIXES] = sizeof(Slot),
    [TEXT] = 1, [LENGTHS] = 4, [ROWS] = sizeof(Row), [SETS] = 2, [CANDIDATES] = 4, [RULES] = sizeof(Rule),
    [ELEMENTS] = sizeof(Element), [HEADERS] = sizeof(Header), [CONDITIONS] = sizeof(Condition), [CODES] = sizeof(Code),
    [NUMBERS] = sizeof(Numbers), [META] = 1,
};
typedef struct { char magic[8]; u32 format, sections; struct { u64 offset, count; } section[SECTIONS]; } Head;

static const void *section(const u8 *block, u32 which) { return block + ((const Head *)(const void *)block)->section[which].offset; }

static bool lie_within(const u8 *block, u64 size)
{
    const Head *head = (const Head *)(const void *)block;
    if ((uintptr_t)block % 8 || size < sizeof(Head) || memcmp(head->magic, "HOUVSCAN", 8) || head->format != FORMAT || head->sections != SECTIONS)
        return false;
    for (u32 at = 0; at < SECTIONS; at++) {
        u64 offset = head->section[at].offset, count = head->section[at].count;
        if (offset % 8 || offset > size || count > (size - offset) / sizes[at] || count >= NONE)
            return false;
    }
    return true;
}

static bool slots_hold(const Tables *t, const Slot *slots, u64 count, u32 longest, bool affixes)
{
    bool empty = false;
    if (!count || count & (count - 1))
        return false;
    for (u64 at = 0; at < count; at++) {
        const Slot *slot = slots + at;
        empty |= !slot->size;
        if (!slot->size)
            continue;
        if (slot->size > longest || (slot->size > 16 && (slot->high > t->count[TEXT] || slot->size > t->count[TEXT] - slot->high)))
            return false;
        bool rows = slot->row < t->count[ROWS] || (affixes && slot->row == NONE);
        rows &= slot->meant < t->count[ROWS] || (affixes && slot->meant == NONE);
        if (!rows || (affixes && slot->more >= t->count[ROWS] && slot->more != NONE))
            return false;
    }
    return empty;
}

static bool candidate_holds(const Tables *t, const u32 *one)
{
    u32 asked = one[0] & ((1u << SYMBOL_BITS) - 1), reach = one[0] >> REACH_AT & 31, anchor = one[0] >> ANCHOR_AT & 3;
    if (reach > 2 * REACH || anchor > AT_ENTITY || (one[1] & ((1u << RULE_BITS) - 1)) >= t->count[RULES])
        return false;
    return anchor == AT_ENTITY || asked <= t->numbers->symbols;
}

static bool list_holds(const Tables *t, u32 list)
{
    u64 at = list, size = t->count[CANDIDATES];
    if (size < LIST_HEAD || at > size - LIST_HEAD || t->candidates[at] > (size - at - LIST_HEAD) / 2)
        return false;
    for (u64 end = at + LIST_HEAD + 2 * (u64)t->candidates[at], one = at + LIST_HEAD; one < end; one += 2)
        if (!candidate_holds(t, t->candidates + one))
            return false;
    return true;
}

static bool rows_hold(const Tables *t)
{
    for (u64 at = 0; at < t->count[ROWS]; at++) {
        const Row *row = t->rows + at;
        u32 begin = row->set & ((1u << SET_AT) - 1), bits = row->set >> SET_AT;
        if (bits > 15 || (begin + (1ull << bits)) * BUCKET > t->count[SETS] || !list_holds(t, row->candidates))
            return false;
    }
    return t->count[ROWS] && t->count[SETS] >= BUCKET;
}

static bool element_holds(const Tables *t, const Element *element)
{
    if (element->what < TOKEN || element->what > CLOSE)
        return false;
    return element->what == ENTITY || element->symbol <= t->numbers->symbols;
}

static bool rules_hold(const Tables *t)
{
    for (u64 at = 0; at < t->count[RULES]; at++) {
        const Rule *rule = t->rules + at;
        bool held = rule->elements <= t->count[ELEMENTS] && rule->count <= t->count[ELEMENTS] - rule->elements;
        if (!held || rule->anchor >= rule->count || rule->header >= t->count[HEADERS])
            return false;
    }
    for (u64 at = 0; at < t->count[ELEMENTS]; at++)
        if (!element_holds(t, t->elements + at))
            return false;
    return true;
}

static bool headers_hold(const Tables *t)
{
    u32 symbols = t->numbers->symbols;
    for (u64 at = 0; at < t->count[HEADERS]; at++) {
        const Header *head = t->headers + at;
        if (head->category > 30 || head->excluded > symbols || head->denying > symbols
            || head->breaking > symbols || head->conditions > t->count[CONDITIONS]
            || head->count > t->count[CONDITIONS] - head->conditions)
            return false;
    }
    for (u64 at = 0; at < t->count[CONDITIONS]; at++) {
        const Condition *condition = t->conditions + at;
        if (condition->where > IN_NOTE || condition->symbol > symbols
            || (condition->where == IN_NOTE && condition->within >= t->numbers->note_conditions))
            return false;
    }
    return true;
}

static bool rest_holds(const Tables *t)
{
    if (t->count[CHARACTERS] != 0x3000 || t->count[LENGTHS] != 3 * LENGTHS_EACH || t->count[CODES] > MOST_CODES)
        return false;
    for (u32 at = 0; at < 0x3000; at++)
        if (t->characters[at].size > 8 || (t->characters[at].sort == MARK_SORT && !t->characters[at].size))
            return false;
    for (u32 at = 0; at < 3 * LENGTHS_EACH; at++)
        if (t->lengths[at] & 3)
            return false;
    for (u64 at = 0; at < t->count[CODES]; at++)
        if (!memchr(t->codes[at].name, 0, sizeof t->codes[at].name) || !list_holds(t, t->codes[at].candidates))
            return false;
    return t->numbers->languages <= MOST_LANGUAGES;
}

static void sort_ascii(Tables *t)
{
    static const u8 kinds[] = {[SPACE] = A_BLANK, [LETTER] = A_LETTER, [DIGIT] = A_DIGIT, [MARK_SORT] = A_MARK,
                               [SILENT] = A_OTHER, [LINE] = A_LINE};
    memset(t->ascii, A_OTHER, sizeof t->ascii);
    for (u32 at = 0; at < 128; at++) {
        const Character *c = t->characters + at;
        t->ascii[at] = c->sort <= LINE && c->size <= 1 && c->fold[0] == (c->capital ? at | 0x20 : at) ? kinds[c->sort] : A_OTHER;
    }
    for (u32 flags = 0; flags < 256; flags++) {
        bool capital = flags & CAPITAL;
        t->by_flags[flags] = (ByFlags){
            .offers = (flags & (GLUED | CAPITAL)) | (capital ? NEEDS_NAME : 0) | (flags & UPPER ? NEEDS_UPPER : 0) | (flags & LATER_CAPITAL ? NEEDS_SIGNS : 0),
            .opens = capital ? OFFERS_OPENING : 0,
            .joins = flags & GLUED ? NEEDS_GLUED_BEHIND | NEEDS_SIGNS | NEEDS_PART : 0,
            .hold = NEEDS_JOINED | (capital ? NEEDS_STREET : 0),
        };
    }
    for (u32 languages = 0; languages < COUNT(t->votes); languages++)
        for (u32 left = languages; left; left &= left - 1)
            t->votes[languages] |= 1ull << 8 * __builtin_ctz(left);
}

static void choose_recognisers(Tables *t)
{
    const u32 few = (1u << FEW_NEEDS) - 1;
    for (u32 code = 0; code < t->count[CODES]; code++)
        for (const Recogniser *one = recognisers; one->name; one++) {
            if (strcmp(one->name, t->codes[code].name))
                continue;
            t->recognise[code] = one->recognise;
            t->masked |= one->recognise == recognise_customer_number ? 1ull << code : 0;
            for (u32 kind = WORD; kind <= MARK; kind++)
                for (u32 offers = 0; offers < 1u << FEW_NEEDS; offers++)
                    if (one->kinds >> kind & 1 && !(one->needs & few & ~offers))
                        t->tried[kind][offers] |= 1ull << code;
            for (u32 offers = 0; offers <= few; offers++)
                for (u32 look = 0; look < 2; look++)
                    if (!(one->needs >> (look + 1) * FEW_NEEDS & few & ~offers))
                        t->further[look][offers] |= 1ull << code;
            for (u32 offers = 0; offers < 1u << NOTE_NEEDS; offers++)
                if (!(one->needs >> NOTE_BIT & ~offers))
                    t->possible[offers] |= 1ull << code;
        }
}

/* A bit for the hash of each text in a table; NULL when there is no memory. */
static u64 *filter_of(const Slot *slots, u64 count)
{
    u64 *filter = calloc(FILTER_BITS / 64, 8);
    for (u64 at = 0; filter && at < count; at++) {
        const Slot *slot = slots + at;
        u64 text[4] = {slot->low, slot->high, 0, 0}; /* two more: key_for() may read behind */
        u64 hash = slot->size > 16 ? slot->low : key_for((const u8 *)text, slot->size).hash;
        if (slot->size)
            filter[filter_bit(hash) >> 6] |= 1ull << (filter_bit(hash) & 63);
    }
    return filter;
}

static bool fill_filters(Tables *t)
{
    t->filter = filter_of(t->words, t->count[WORDS]);
    t->bones = filter_of(t->skeletons, t->count[SKELETONS]);
    return t->filter && t->bones;
}

static bool know_marks(Tables *t)
{
    Note note = {.tables = t};
    t->marks = calloc(129, sizeof *t->marks);
    t->number = t->marks + 128;
    for (u32 code = 0; t->marks && code < 128; code++) {
        u8 text[PADDING + 1] = {(u8)code};
        Key key = key_for(text, 1);
        t->marks[code].low = code;
        resolve(&note, text, 1, MARK, &key, &t->marks[code].known);
    }
    if (t->marks)
        t->number->known = (Known){.kind = NUMBER, .offered = offered_by(0, (const u8 *)"0", 1, NUMBER)};
    return t->marks;
}

static void view(Tables *t, const u8 *block)
{
    t->block = block;
    t->characters = section(block, CHARACTERS);
    t->words = section(block, WORDS);
    t->skeletons = section(block, SKELETONS);
    t->affixes = section(block, AFFIXES);
    t->text = section(block, TEXT);
    t->lengths = section(block, LENGTHS);
    t->rows = section(block, ROWS);
    t->sets = section(block, SETS);
    t->candidates = section(block, CANDIDATES);
    t->rules = section(block, RULES);
    t->elements = section(block, ELEMENTS);
    t->headers = section(block, HEADERS);
    t->conditions = section(block, CONDITIONS);
    t->codes = section(block, CODES);
    t->numbers = section(block, NUMBERS);
    for (u32 at = 0; at < SECTIONS; at++)
        t->count[at] = ((const Head *)(const void *)block)->section[at].count;
    t->words_mask = (u32)t->count[WORDS] - 1;
    t->skeletons_mask = (u32)t->count[SKELETONS] - 1;
    t->affixes_mask = (u32)t->count[AFFIXES] - 1;
}

void houvast_close(Tables *tables)
{
    if (!tables)
        return;
    free(tables->filter);
    free(tables->bones);
    free(tables->marks);
    free(tables);
}

/* Open tables that lie in memory for as long as they are used; NULL when they are damaged, or there is no memory. */
Tables *houvast_open(const u8 *block, u64 size)
{
    if (!lie_within(block, size))
        return NULL;
    Tables *t = calloc(1, sizeof *t);
    if (!t)
        return NULL;
    view(t, block);
    bool holds = t->count[NUMBERS] == 1 && rest_holds(t) && slots_hold(t, t->words, t->count[WORDS], 1u << 20, false)
                 && slots_hold(t, t->skeletons, t->count[SKELETONS], 1u << 20, false)
                 && slots_hold(t, t->affixes, t->count[AFFIXES], 31, true) && rows_hold(t) && rules_hold(t) && headers_hold(t);
    if (!holds || !fill_filters(t) || !know_marks(t)) {
        houvast_close(t);
        return NULL;
    }
    sort_ascii(t);
    choose_recognisers(t);
    in_large_pages(block, size);
    return t;
}
