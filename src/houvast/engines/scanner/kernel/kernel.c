/* The whole kernel as one translation unit: cc -O2 -shared -fPIC kernel.c. */

#define _DEFAULT_SOURCE /* for madvise, which C11 does not know */
#include "kernel.h"

#include "hashing.c"
#include "pages.c"
#include "lists.c"
#include "text.c"
#include "words.c"
#include "placing.c"
#include "signs.c"
#include "tokens.c"
#include "runs.c"
#include "recognisers.c"
#include "tables.c"
#include "reading.c"
#include "matching.c"
#include "deciding.c"

#define MOST_KEPT (1u << 16) /* tokens for which room is kept from one note to the next */
#define FEWEST_FOR_MEMO 16

static void release(Note *note)
{
    void *buffers[] = {note->tokens, note->keys, note->entities, note->ends, note->matches, note->own, note->parts,
                       note->covered, note->solid, note->anywhere, note->memo_space, note->long_memo, note->sentences, note->gates,
                       note->bytes, note->needed, note->anchors, note->signs};
    for (u32 at = 0; at < sizeof buffers / sizeof *buffers; at++)
        free(buffers[at]);
}

static bool begin(Note *note, const Tables *tables, u64 notes)
{
    *note = (Note){.tables = tables};
    if (notes >= FEWEST_FOR_MEMO) {
        u32 size = LEAST_MEMO;
        while (size < MOST_MEMO && size < MEMO_EACH * notes)
            size *= 2;
        note->memo_mask = size - 1;
        note->memo_space = spacious(size * sizeof *note->memo);
        note->long_memo = calloc(LONG_MEMO_SIZE, sizeof *note->long_memo);
        if (!note->memo_space || !note->long_memo)
            return false;
        note->memo = note->memo_space;
    }
    return MORE(note->anywhere, note->anywhere_room, (u64)tables->numbers->note_conditions + 1);
}

/* Give back the room of a very long note, and forget words whose rows are the note's own when they are many. */
static bool between(Note *note)
{
    const Tables *tables = note->tables;
    u64 steps = note->steps;
    bool memo = note->memo;
    if (note->token_room > MOST_KEPT || note->part_count > MOST_OWN_PARTS) {
        release(note);
        if (!begin(note, tables, memo ? FEWEST_FOR_MEMO : 0))
            return false;
    }
    if (!memo)
        note->own_count = note->part_count = 0;
    note->count = note->read = note->entity_count = note->match_count = 0;
    note->quotes = note->agent = false;
    note->awake = tables->numbers->always;
    note->found = NEEDS_NONE;
    note->opening = 0;
    note->offered = note->sentence = note->hold = note->ended = note->anchor_count = 0;
    note->steps = steps;
    memset(note->votes, 0, sizeof note->votes);
    memset(note->anywhere, 0, tables->numbers->note_conditions);
    return true;
}

static bool scan_note(Note *note, const u8 *text)
{
    if (!tokenise(note, text))
        return false;
    if (note->quotes)
        quotations(note);
    if (note->agent)
        speakers(note);
    find_languages(note);
    return recognise_all(note) && match_all(note) && decide(note);
}

/* Put the findings of a note behind the others; false, and nothing put, when the columns have no room for them. */
static bool put(const Note *note, u64 number, Columns *to)
{
    to->wanted = note->match_count;
    if (note->match_count > to->capacity - to->count)
        return false;
    for (u32 at = 0; at < note->match_count; at++, to->count++) {
        const Match *match = note->matches + at;
        const Token *first = note->tokens + match->first;
        to->note[to->count] = (u32)number;
        to->start[to->count] = match->start;
        to->end[to->count] = match->end;
        to->group[to->count] = note->tables->rules[match->rule].header;
        to->flags[to->count] = (u8)(first->speaker | (first->flags & QUOTED ? 4 : 0));
    }
    return true;
}

static int64_t offset(const void *offsets, u32 width, u64 at)
{
    if (width == 4) {
        int32_t value;
        memcpy(&value, (const u8 *)offsets + 4 * at, 4);
        return value;
    }
    int64_t value;
    memcpy(&value, (const u8 *)offsets + 8 * at, 8);
    return value;
}

/* Scan notes `first` up to `end`; note n is the bytes from offsets[n] up to offsets[n + 1].
 * Returns the first note that is not done, because the columns are full, or one of the negative errors. */
int64_t houvast_scan(const Tables *tables, const u8 *data, u64 size, const void *offsets, u32 width, u64 first, u64 end,
                     u32 surrogates, const u8 *masks, u64 masks_size, Columns *columns)
{
    Note note;
    int64_t done = NO_MEMORY;
    u64 at = first;
    if (!begin(&note, tables, end - first))
        goto out;
    for (; at < end; at++) {
        int64_t from = offset(offsets, width, at), to = offset(offsets, width, at + 1);
        done = from < 0 || to < from || (u64)to > size ? BAD_OFFSETS : to - from > LONGEST_NOTE ? NOTE_TOO_LONG : 0;
        if (done)
            goto out;
        done = NO_MEMORY;
        if (!between(&note))
            goto out;
        note.size = (u64)(to - from);
        note.surrogates = surrogates;
        note.masks = masks;
        note.masks_size = masks_size;
        note.awake = masks_size ? note.awake | tables->masked : note.awake & ~tables->masked;
        if (!scan_note(&note, data + from))
            goto out;
        if (!put(&note, at, columns))
            break;
    }
    done = (int64_t)at;
out:
    columns->steps += note.steps;
    release(&note);
    return done;
}

/* Put what recognisers find in one text into columns, the number of the code as group: what tests compare. */
int64_t houvast_recognise(const Tables *tables, const u8 *data, u64 size, u32 surrogates, Columns *columns)
{
    Note note = {0};
    bool done = size <= LONGEST_NOTE && begin(&note, tables, 1);
    note.size = size;
    note.surrogates = surrogates;
    note.awake = ~0ull;
    done = done && tokenise(&note, data) && recognise_all(&note);
    columns->wanted = done ? note.entity_count : 0;
    for (u32 at = 0; done && at < note.entity_count && columns->count < columns->capacity; at++, columns->count++) {
        const Entity *entity = note.entities + at;
        columns->note[columns->count] = 0;
        columns->start[columns->count] = note.tokens[entity->first].start;
        columns->end[columns->count] = note.tokens[entity->end - 1].end;
        columns->group[columns->count] = entity->code;
        columns->flags[columns->count] = 0;
    }
    release(&note);
    return done ? 1 : NO_MEMORY;
}

/* The names of the recognisers that the kernel has, one at a time; NULL behind the last. */
const char *houvast_recogniser(u32 at) { return at < sizeof recognisers / sizeof *recognisers ? recognisers[at].name : NULL; }

u32 houvast_format(void) { return FORMAT; }
