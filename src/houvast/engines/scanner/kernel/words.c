/* What is known of a word: by itself, by its parts, or as the word that is meant. */

#define SHORTEST_MISSPELLED 7
#define LONGEST_MISSPELLED 40
#define SHORTEST_PART 3
#define LONGEST_COMPOUND 64
#define MOST_MEMO 32768u
#define LEAST_MEMO 1024u
#define MEMO_EACH 32u /* words of the memo for a note */
#define LONG_MEMO_SIZE 2048u
#define FILTER_BITS (1u << 19)
#define MOST_OWN_PARTS (1u << 16)

static u32 filter_bit(u64 hash) { return (u32)(hash >> 24) & (FILTER_BITS - 1); }

/* Whether a text of this hash may be among those that a filter was made of: most that are not need no look into a table. */
static inline bool may_hold(const u64 *filter, u64 hash) { return filter[filter_bit(hash) >> 6] >> (filter_bit(hash) & 63) & 1; }

static const Slot *find(const Tables *t, const Slot *slots, u32 mask, const u8 *text, u32 size, const Key *key)
{
    for (u32 at = (u32)key->hash & mask;; at = (at + 1) & mask) {
        const Slot *slot = slots + at;
        if (!slot->size)
            return NULL;
        if (slot->size != size)
            continue;
        if (size <= 16 ? slot->low == key->low && slot->high == key->high
                       : slot->low == key->hash && !memcmp(t->text + slot->high, text, size))
            return slot;
    }
}

static const Slot *find_word(const Tables *t, const u8 *text, u32 size, const Key *key)
{
    return may_hold(t->filter, key->hash) ? find(t, t->words, t->words_mask, text, size, key) : NULL;
}

static u32 pair(const u8 *text) { return (text[0] ^ ((u32)text[1] << 5)) & (LENGTHS_EACH - 1); }

/* Parts are kept once each, in the part list behind `first`. */
static bool add_part(Note *note, u32 first, u32 row)
{
    if (row == NONE)
        return true;
    for (u32 at = first; at < note->part_count; at++)
        if (note->parts[at] == row)
            return true;
    if (!MORE(note->parts, note->part_room, (u64)note->part_count + 1))
        return false;
    note->parts[note->part_count++] = row;
    return true;
}

static const Slot *affix(Note *note, const u8 *text, u32 size)
{
    Key key = key_for(text, size); /* it is part of a key, behind which may be read */
    note->steps++;
    return find(note->tables, note->tables->affixes, note->tables->affixes_mask, text, size, &key);
}

/* Which: 0 the beginning, 1 the end, 2 a part in between. Lengths with a bit in `lengths` occur in the tables. */
static bool add_parts(Note *note, u32 first, const u8 *text, u32 size, u32 begin, u32 lengths, int which, u32 letters)
{
    for (; lengths; lengths &= lengths - 1) {
        u32 length = (u32)__builtin_ctz(lengths);
        if (which == 1 ? length > size : length > size - begin)
            break;
        const u8 *part = which == 1 ? text + size - length : text + begin;
        if (letters < letters_in(part, length) + SHORTEST_PART)
            break;
        const Slot *slot = affix(note, part, length);
        if (slot && !add_part(note, first, which == 0 ? slot->row : which == 1 ? slot->meant : slot->more))
            return false;
    }
    return true;
}

static bool parts_of(Note *note, u32 first, const u8 *text, u32 size, u32 letters)
{
    const u32 *lengths = note->tables->lengths;
    if (!add_parts(note, first, text, size, 0, lengths[pair(text)], 0, letters))
        return false;
    if (!add_parts(note, first, text, size, 0, lengths[LENGTHS_EACH + pair(text + size - 2)], 1, letters))
        return false;
    for (u32 at = 0; at + 2 <= size; at++) {
        u32 here = lengths[2 * LENGTHS_EACH + pair(text + at)];
        if (here && !add_parts(note, first, text, size, at, here, 2, letters))
            return false;
    }
    return true;
}

/* The row for several parts: that of the only one, or a row of the note's own. */
static bool joined(Note *note, u32 first, u32 *row)
{
    u32 count = note->part_count - first;
    if (count <= 1) {
        *row = count ? note->parts[first] : 0;
        note->part_count = first;
        return true;
    }
    if (!MORE(note->own, note->own_room, (u64)note->own_count + 1))
        return false;
    OwnRow own = {.parts = first, .count = count};
    for (u32 at = first; at < note->part_count; at++) {
        const Row *part = note->tables->rows + note->parts[at];
        own.needed |= part->needed;
        own.traits |= part->traits;
        own.gates.near |= part->gates.near;
        own.gates.left |= part->gates.left;
        own.gates.anywhere |= part->gates.anywhere;
    }
    note->own[note->own_count] = own;
    *row = OWN_ROW | note->own_count++;
    return true;
}

typedef struct { char written[4], same[3]; u8 long_, short_; u32 letters, left; } Alike; /* letters: of what is written, and left */
#define BIT_OF(letter) (1u << ((letter) & 31))

static u32 replaced(u8 *text, u32 size, const Alike *pair)
{
    u32 to = 0;
    for (u32 at = 0; at < size;) {
        if (text[at] == (u8)pair->written[0] && size - at >= pair->long_ && text[at + 1] == (u8)pair->written[1]
            && (pair->long_ < 3 || text[at + 2] == (u8)pair->written[2])) {
            for (u32 one = 0; one < pair->short_; one++)
                text[to++] = (u8)pair->same[one];
            at += pair->long_;
        } else {
            text[to++] = text[at++];
        }
    }
    return to;
}

/* Which letters a text has, a bit each; other characters share the bits. */
static u32 letters_of(const u8 *text, u32 size)
{
    u32 letters = 0;
    for (u32 at = 0; at < size; at++)
        letters |= 1u << (text[at] & 31);
    return letters;
}

static inline u8 alike(u8 letter)
{
    static const u8 other[26] = {['c' - 'a'] = 'k', ['q' - 'a'] = 'k', ['y' - 'a'] = 'i', ['z' - 'a'] = 's', ['v' - 'a'] = 'f', ['w' - 'a'] = 'f'};
    u8 place = (u8)(letter - 'a');
    return place < 26 && other[place] ? other[place] : letter;
}

/* Drop letters that stand twice; a letter may have several bytes. */
static u32 undoubled(u8 *text, u32 size)
{
    u32 to = 0, before = 0, before_size = 0;
    for (u32 at = 0; at < size;) {
        u32 next = at + 1;
        while (next < size && (text[next] & 0xC0) == 0x80)
            next++;
        u32 width = next - at;
        bool same = before_size == width && text[before] == text[at] && (width == 1 || !memcmp(text + before, text + at, width));
        if (!same) {
            before = to;
            before_size = width;
            for (u32 one = 0; one < width; one++)
                text[to++] = text[at + one];
        }
        at = next;
    }
    return to;
}

static u32 skeleton(u8 *text, u32 size)
{
#define TWO(a, b, c) {{a, b, 0, 0}, {c, 0, 0}, 2, 1, BIT_OF(a) | BIT_OF(b), BIT_OF(c)}
    static const Alike pairs[] = {
        TWO('p', 'h', 'f'), TWO('t', 'h', 't'), TWO('d', 't', 't'),
        {{'s', 'c', 'h', 0}, {'s', 'g', 0}, 3, 2, BIT_OF('s') | BIT_OF('c') | BIT_OF('h'), BIT_OF('s') | BIT_OF('g')},
        TWO('c', 'k', 'k'), TWO('i', 'j', 'i'), TWO('i', 'e', 'i'), TWO('e', 'i', 'i'), TWO('a', 'e', 'a'),
    };
#undef TWO
    u32 letters = letters_of(text, size);
    for (u32 at = 0; at < sizeof pairs / sizeof *pairs; at++) {
        if ((letters & pairs[at].letters) != pairs[at].letters)
            continue;
        size = replaced(text, size, pairs + at);
        letters |= pairs[at].left;
    }
    for (u32 at = 0; at < size; at++)
        text[at] = alike(text[at]);
    size = undoubled(text, size);
    memset(text + size, 0, PADDING);
    return size;
}

static u32 misspelled(Note *note, const u8 *text, u32 size)
{
    u8 bone[4 * LONGEST_MISSPELLED + 2 * PADDING];
    memcpy(bone, text, size);
    u32 left = skeleton(bone, size);
    note->steps += size;
    Key key = key_for(bone, left);
    const Tables *t = note->tables;
    const Slot *slot = may_hold(t->bones, key.hash) ? find(t, t->skeletons, t->skeletons_mask, bone, left, &key) : NULL;
    return slot ? slot->row : 0;
}

static bool unknown_word(Note *note, const u8 *text, u32 size, u32 *row)
{
    *row = 0;
    if (size > 4 * LONGEST_COMPOUND || size < 2)
        return true;
    u32 letters = letters_in(text, size);
    if (letters > LONGEST_COMPOUND || letters < SHORTEST_PART + 2)
        return true;
    u32 first = note->part_count;
    if (!parts_of(note, first, text, size, letters) || !joined(note, first, row))
        return false;
    if (!*row && letters >= SHORTEST_MISSPELLED && letters <= LONGEST_MISSPELLED)
        *row = misspelled(note, text, size);
    return true;
}

/* Digits that stand for letters: kl00tzak. The row is that of the word's classes, not of the word as written. */
static u32 meant_with_digits(const Note *note, const u8 *text, u32 size)
{
    static const u8 letter[10] = {'o', 'i', 0, 'e', 'a', 's', 0, 't', 'b', 0};
    u8 copy[LONGEST_COMPOUND + PADDING] = {0};
    if (size > LONGEST_COMPOUND || letters_in(text, size) <= SHORTEST_PART)
        return 0;
    for (u32 at = 0; at < size; at++) {
        bool digit = text[at] >= '0' && text[at] <= '9';
        copy[at] = digit ? letter[text[at] - '0'] : text[at];
        if (!copy[at])
            return 0;
    }
    Key key = key_for(copy, size);
    const Slot *slot = find_word(note->tables, copy, size, &key);
    return slot ? slot->meant : 0;
}

/* What a mark or a word with digits offers; a number offers more when it is no plain one. */
static u32 offered_by_others(const u8 *text, u32 size, u32 kind)
{
    u32 offered = NEEDS_STREET | NEEDS_MONTH | NEEDS_UPPER | (kind != NUMBER ? NEEDS_PAIR : 0) | NEEDS_SHORT;
    u8 mark = kind == MARK && size == 1 ? text[0] : 0;
    offered |= kind == MARK ? OFFERS_JOINT : 0;
    offered |= kind != NUMBER ? NEEDS_SIGNS : 0;
    offered |= kind != MARK ? OFFERS_FURTHER : 0;
    offered |= kind == MIXED ? NEEDS_PART | (size == 4 ? NEEDS_HYPHEN : 0) : 0;
    offered |= mark == '\'' ? NEEDS_NAME : 0;
    offered |= mark == '+' || mark == '(' ? NEEDS_DIAL : 0;
    return offered | (mark == '@' ? NOTE_AT : 0) | (mark == '*' ? NOTE_STAR : 0);
}

/* What a word or mark offers to recognisers by itself. */
static u32 offered_by(u64 listed, const u8 *text, u32 size, u32 kind)
{
    u32 offered = listed & PARTICLES ? NEEDS_NAME : 0;
    offered |= listed & (AT | JOIN) ? OFFERS_JOINT : 0;
    offered |= listed & AT ? NOTE_AT : 0;
    offered |= listed & LINKS ? OFFERS_LINK : 0;
    offered |= listed & (FRENCH | ENGLISH) ? NOTE_ROAD : 0;
    if (kind != WORD)
        return offered | offered_by_others(text, size, kind);
    offered |= listed & (FRENCH | SURE_STREET) ? NEEDS_STREET : 0;
    offered |= listed & (LIKELY_STREET | OPENERS) ? OFFERS_OPENING : 0;
    offered |= listed & MONTHS ? NEEDS_MONTH | OFFERS_FURTHER : 0;
    return offered | (size == 2 ? NEEDS_PAIR : 0) | (size <= MOST_LETTERS_OF_PLATE ? NEEDS_SHORT : 0);
}

static void say_row(Known *known, const Row *row)
{
    known->needed = row->needed;
    known->gates = (u64)row->gates.near << 32 | row->gates.left;
    known->anywhere = row->gates.anywhere;
    known->list = row->candidates;
    known->traits = (u8)row->traits;
}

static bool resolve(Note *note, const u8 *text, u32 size, u32 kind, const Key *key, Known *known)
{
    const Tables *t = note->tables;
    u32 row = 0;
    const Slot *slot = find_word(t, text, size, key);
    u64 listed = lists_of(text, size, kind, key->hash);
    if (!slot && kind == WORD && !unknown_word(note, text, size, &row))
        return false;
    row = slot ? slot->row : kind == MIXED ? meant_with_digits(note, text, size) : row;
    *known = (Known){.listed = listed, .set = row & OWN_ROW ? row : t->rows[row].set, .kind = (u8)kind};
    known->offered = offered_by(listed, text, size, kind);
    known->habits = kind == MARK ? habits_of(mark_of(text, size)) : 0;
    if (row & OWN_ROW) {
        const OwnRow *own = note->own + (row & ~OWN_ROW);
        known->needed = own->needed;
        known->gates = (u64)own->gates.near << 32 | own->gates.left;
        known->anywhere = own->gates.anywhere;
        known->traits = (u8)own->traits;
    } else if (slot || row) {
        say_row(known, t->rows + row);
    }
    if (slot) {
        known->traits = (u8)(slot->more >> 16);
        known->languages = kind == WORD ? (u8)slot->more : 0;
    }
    return true;
}

static inline bool is_memo(const Memo *memo, const Key *key, u32 kind)
{
    return !((memo->low ^ key->low) | (memo->high ^ key->high) | (memo->known.kind ^ kind));
}

/* A word of up to 16 bytes that is not in its first place: a second one beside it is for words that come again, so that
 * names pass them by. It has no byte 0, so words of different size differ in their eights. */
static const Known *know_second(Note *note, const u8 *text, u32 size, u32 kind, const Key *key)
{
    Memo *memo = note->memo + (key->hash & note->memo_mask), *second = note->memo + ((key->hash & note->memo_mask) ^ 1);
    if (is_memo(second, key, kind)) {
        Memo swap = *memo;
        *memo = *second;
        *second = swap;
        return &memo->known;
    }
    second->low = key->low;
    second->high = key->high;
    second->known.kind = 0;
    return resolve(note, text, size, kind, key, &second->known) ? &second->known : NULL;
}

static const Known *know_long(Note *note, const u8 *text, u32 size, const Key *key)
{
    LongMemo *memo = note->long_memo + (key->hash & (LONG_MEMO_SIZE - 1));
    u64 third = eight(text + 16, size - 16), fourth = size > 24 ? eight(text + 24, size - 24) : 0;
    if (memo->size == size && memo->key[0] == key->low && memo->key[1] == key->high && memo->key[2] == third && memo->key[3] == fourth)
        return &memo->known;
    *memo = (LongMemo){{key->low, key->high, third, fourth}, 0, {.kind = 0}};
    if (!resolve(note, text, size, WORD, key, &memo->known))
        return NULL;
    memo->size = size;
    return &memo->known;
}

/* What is known of a word or mark that was not met lately, until the next is looked up; NULL when there is no memory. */
static __attribute__((noinline)) const Known *know(Note *note, const u8 *text, u32 size, u32 kind, const Key *key)
{
    if (kind == NUMBER && !may_hold(note->tables->filter, key->hash))
        return &note->tables->number->known;
    if (note->memo && size <= 16)
        return know_second(note, text, size, kind, key);
    if (note->memo && kind == WORD && size <= 32)
        return know_long(note, text, size, key);
    return resolve(note, text, size, kind, key, &note->known) ? &note->known : NULL;
}

/* Whether a set of symbols, which hashing.py made, has one: it can only be in one bucket. */
static inline bool set_has(const Tables *t, u32 set, u32 symbol)
{
    u32 place = (symbol * SYMBOL_FACTOR & 0xFFFF) >> (16 - (set >> SET_AT));
    const u16 *bucket = t->sets + BUCKET * (u64)((set & ((1u << SET_AT) - 1)) + place);
#ifdef VECTORS
    __m128i held = _mm_loadu_si128((const __m128i *)(const void *)bucket);
    return _mm_movemask_epi8(_mm_cmpeq_epi16(held, _mm_set1_epi16((short)symbol)));
#else
    bool found = false;
    for (u32 at = 0; at < BUCKET; at++)
        found |= bucket[at] == symbol;
    return found;
#endif
}

static bool own_has(const Note *note, u32 set, u32 symbol)
{
    const OwnRow *own = note->own + (set & ~OWN_ROW);
    for (u32 at = 0; at < own->count; at++)
        if (set_has(note->tables, note->tables->rows[note->parts[own->parts + at]].set, symbol))
            return true;
    return false;
}

/* Whether a token's word, or one of its classes, is in the set that a symbol stands for; 0 is the empty set. */
static inline bool has(const Note *note, const Token *token, u32 symbol)
{
    return token->set & OWN_ROW ? own_has(note, token->set, symbol) : set_has(note->tables, token->set, symbol);
}
