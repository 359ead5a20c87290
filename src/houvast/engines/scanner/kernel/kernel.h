/* The fast path of the note guard: the same findings as the plain Python modules beside this folder, to the byte.
 *
 * What may never happen: a read outside the note or the tables (open_tables() checks every index that stands in the
 * tables, once); a write outside a buffer (every buffer grows through more()); recursion deeper than a pattern is
 * long; state that outlives a call, or is shared between threads. Positions within a note fit 32 bits: a note is at
 * most LONGEST_NOTE bytes. Sizes of data are 64 bits.
 */
#ifndef HOUVAST_KERNEL_H
#define HOUVAST_KERNEL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;

#define FORMAT 11 /* tables.py has the same number */
#define NONE 0xFFFFFFFFu
#define LONGEST_NOTE (1u << 28)
#define PADDING 32 /* bytes behind a text that may be read */

enum { NO_MEMORY = -1, BAD_OFFSETS = -2, NOTE_TOO_LONG = -3 };
enum { SPACE, LETTER, DIGIT, MARK_SORT, SILENT, LINE };    /* folding.Sort */
enum { WORD = 1, NUMBER, MIXED, MARK };                    /* notes.Kind */
enum { TOKEN = 1, ENTITY, GAP, NOT, START, STOP, OPEN, CLOSE }; /* rules.model.What */

/* How the tables look: the order and the fields are those of tables.py. */
enum {
    CHARACTERS, WORDS, SKELETONS, AFFIXES, TEXT, LENGTHS, ROWS, SETS, CANDIDATES, RULES, ELEMENTS, HEADERS,
    CONDITIONS, CODES, NUMBERS, META, SECTIONS
};
typedef struct { u8 sort, capital, size, small, fold[8]; } Character;
typedef struct { u64 low, high; u32 size, row, meant, more; } Slot; /* size 0: empty; more: see MORE_LANGUAGES */
/* The codes that are worth looking for where a word of a row stands: NEAR behind it, within REACH behind it, anywhere in
 * the note; a bit each of the first 32. */
typedef struct { u32 near, left, anywhere; } Gates;
typedef struct { u64 needed; u32 set, traits, candidates; Gates gates; } Row;
typedef struct { u32 elements; u16 count, anchor; u32 header; } Rule;
typedef struct { u8 what, shapes; u16 most; u32 symbol; } Element; /* of an ENTITY the code */
typedef struct { u32 category, rank, confidence, name, flags, letters, excluded, denying, breaking, conditions, count; } Header;
typedef struct { u32 wanted, where, within, symbol; } Condition;
typedef struct { char name[16]; u32 candidates; } Code;
typedef struct { u32 all_languages, any_language, languages, symbols, note_conditions, unused; u64 always; } Numbers; /* always: the codes that need nothing */

enum { SHAPE_WORD = 1, SHAPE_NUMBER = 2, SHAPE_CAPITAL = 4, SHAPE_UPPER = 8, OPTIONAL = 16 };
enum { TRAIT_ABBREVIATION = 4, TRAIT_CUSTOMER = 8, TRAIT_AGENT = 16, TRAIT_RULES = 32 };
#define MORE_LANGUAGES 0xFFFFu /* of a word's `more`: the languages that use it; its traits are above them */
enum { KEEP_NEGATED = 1, KEEP_QUOTED = 2, KEEP_CUSTOMER = 4, IDENTIFIER = 8, SOLID = 16 };
enum { BEFORE, AFTER, NEAR, IN_SENTENCE, IN_NOTE };
enum { ANY_LETTERS, UPPER_LETTERS, CAPITAL_LETTER, CAPITAL_ANYWHERE };
#define REACH 8 /* tokens from the word by which a rule is found to its anchor, and from an open gate */
#define NEAR 2 /* tokens behind what opens a gate that is near */
/* A candidate: what it asks (a symbol or code), the bit of what its sentence needs, how far it looks, where its anchor is;
 * and behind that its rule, with its language and a code that the note needs. */
enum { SYMBOL_BITS = 18, BIT_AT = 18, REACH_AT = 24, ANCHOR_AT = 29 };
enum { RULE_BITS = 20, LANGUAGE_AT = 20, CODE_AT = 24 };
enum { HERE, AT_WORD, AT_ENTITY };
#define NEEDS_NONE (1ull << 63) /* the bit that every sentence has, and the code that every note has */
#define LENGTHS_EACH 4096
#define SET_AT 27 /* a set of symbols: where it stands, and above that its size, as a power of two */
#define LIST_HEAD 3 /* of candidates: how many, and the bits of what they need */
#define MOST_CODES 63
#define MOST_LANGUAGES 16

enum { GLUED = 1, CAPITAL = 2, UPPER = 4, QUOTED = 8, ENTITY_BEGINS = 16, ENTITY_ENDS = 32, SPACED = 64, LATER_CAPITAL = 128 }; /* SPACED: one blank before it; LATER_CAPITAL: a capital behind its first letter */

typedef struct Tables Tables;
typedef struct Note Note;
typedef u32 (*Recognise)(const Note *note, u32 at); /* index just past what begins at a token, or 0 */

typedef struct { const char *name; u32 kinds, needs; Recognise recognise; } Recogniser;
/* What a recogniser may need of the token at which it is tried: where it is not so, it is not called. */
enum { NEEDS_GLUED = GLUED, NEEDS_CAPITAL = CAPITAL, NEEDS_GLUED_BEHIND = 4, NEEDS_DIGITS = 8, NEEDS_NEW_LINE = 16,
       NEEDS_NAME = 32, NEEDS_STREET = 64, NEEDS_JOINED = 128, NEEDS_SIGNS = 256, NEEDS_MONTH = 512, NEEDS_UPPER = 1024,
       NEEDS_PART = 2048, NEEDS_PAIR = 4096, NEEDS_SHORT = 8192, NEEDS_INITIAL = 1 << 14, NEEDS_COLON = 1 << 15,
       NEEDS_SIXES = 1 << 16, NEEDS_HYPHEN = 1 << 17, NEEDS_GROUP = 1 << 18, NEEDS_DIAL = 1 << 19 };
#define FEW_NEEDS 7 /* bits in each of three looks */
/* What stands before a token that offers one of these is NEEDS_JOINED or NEEDS_STREET: the bits BEFORE_IT lower. */
enum { BEFORE_IT = 14, OFFERS_LINK = NEEDS_STREET << BEFORE_IT, OFFERS_JOINT = NEEDS_JOINED << BEFORE_IT };
/* What is NEEDS_STREET with a capital; what says something of several tokens before it. */
enum { OFFERS_OPENING = 1 << 22, OFFERS_FURTHER = 1 << 23 };
/* What a recogniser needs anywhere in the note. */
enum { NOTE_AT = 1 << 24, NOTE_STAR = 1 << 25, NOTE_INITIAL = 1 << 26, NOTE_ZIP = 1 << 27, NOTE_NUMBER = 1 << 28, NOTE_ROAD = 1 << 29 };
#define NOTE_BIT 24
#define NOTE_NEEDS 6

struct Tables {
    const u8 *block;
    const Character *characters;
    const Slot *words, *skeletons, *affixes;
    const u8 *text;
    const u32 *lengths, *candidates;
    const u16 *sets;
    const Row *rows;
    const Rule *rules;
    const Element *elements;
    const Header *headers;
    const Condition *conditions;
    const Code *codes;
    const Numbers *numbers;
    u64 count[SECTIONS];
    u32 words_mask, skeletons_mask, affixes_mask;
    Recognise recognise[MOST_CODES];
    u64 tried[5][1 << FEW_NEEDS], further[2][1 << FEW_NEEDS]; /* by what a token offers: the codes worth trying, a bit each */
    u64 possible[1 << NOTE_NEEDS]; /* the same by what a note offers */
    u64 masked; /* the code that only masks make worth trying, as a bit */
    u64 *filter; /* a bit for the hash of each word that is known */
    u8 ascii[256]; /* what a byte is, as bits of enum Ascii */
    u32 offered[2][256]; /* what a word offers by its flags, and what others do */
    struct Known *marks; /* what is known of marks of one byte */
    struct Known *number; /* what is known of a number that no rule knows */
};
enum { A_LETTER = 1, A_DIGIT = 2, A_BLANK = 8, A_LINE = 16, A_MARK = 32, A_OTHER = 64 };

typedef struct {
    u64 listed;      /* the lists of lists.h that it is in, a bit each */
    u32 start, end;  /* in code points */
    u32 key, size;   /* where the folded word stands, and its bytes */
    u32 set;         /* the symbols that it has; a row of the note's own when OWN_ROW is set */
    u32 list;        /* the rules that are found by it, unless OWN_ROW is set */
    u32 sentence, line;
    u32 byte;        /* where it begins in the note's bytes */
    u32 offered;     /* what it offers of what recognisers may need, as bits NEEDS_ */
    u8 kind, flags, mark, speaker; /* mark: the key when it is one ASCII character or one of enum Marks, else 0 */
    u8 traits;
} Token;
enum { NEW_LINE = 1, ENDING = 2, POINT = 4 }; /* a line, a mark that ends a sentence, a point */
#define OWN_ROW 0x80000000u
enum { ELLIPSIS = 128, LEFT_GUILLEMET, RIGHT_GUILLEMET, LEFT_SINGLE, RIGHT_SINGLE };

typedef struct { u32 code, first, end; } Entity;
typedef struct { u32 rule, first, last, start, end; } Match;
typedef struct { u64 needed; u32 traits, parts, count; Gates gates; } OwnRow; /* the union of several rows of the tables */
/* What is known of a word: its set of symbols, what its row says, the languages that use it, its traits. */
typedef struct Known { u64 needed, listed, gates; u32 set, list, anywhere, offered; u16 languages; u8 traits, kind; } Known;
typedef struct { u64 low, high; Known known; } Memo; /* of words of up to 16 bytes; no kind: empty */
typedef struct { u64 key[4]; u32 size; Known known; } LongMemo; /* of words of up to 32 bytes */

typedef struct { u64 low, high, hash; } Key; /* of a text: its first sixteen bytes, and a hash of all */
#define PENDING 64 /* tokens that are read before they are looked up */

struct Note {
    const Tables *tables;
    u8 *bytes;          u64 byte_room;    /* a copy, with PADDING zeros behind it */
    u64 size;
    bool surrogates;                  /* whether bytes may hold unpaired surrogates as three bytes */
    Token *tokens;      u64 token_room;   u32 count, read; /* read: further tokens of which nothing is known yet */
    u8 *keys;           u64 key_room;
    Entity *entities;   u64 entity_room;  u32 entity_count;
    u64 *needed;        u64 needed_room;  /* the bits of what rules need that a token has */
    u64 *sentences;     u64 sentence_room; /* the same of a sentence */
    u32 sentence;                         /* the last one */
    u8 broken;                            /* what stands before the next token: enum Broken */
    u64 *gates;         u64 gate_room;    /* by token, behind REACH others: the codes it opens NEAR, and below them further */
    u32 offered;                          /* what the note offers of what recognisers may need, as bits NOTE_ */
    u64 opening;                          /* what all tokens of the note open, as `gates` */
    u64 awake;                            /* the codes that are worth looking for all over the note, a bit each */
    u64 found;                            /* the codes of entities, a bit each, and NEEDS_NONE */
    u32 *ends;          u64 end_room;     /* entities by their end */
    Match *matches;     u64 match_room;   u32 match_count;
    OwnRow *own;        u64 own_room;     u32 own_count;
    u32 *parts;         u64 part_room;    u32 part_count;
    u32 *covered;       u64 cover_room;   /* by token: categories of what was kept, a bit each */
    u32 *solid;         u64 solid_room;   /* by token: one more than the match that is solid there */
    u8 *anywhere;       u64 anywhere_room; /* by condition on the whole note: 0 unknown, 1 no, 2 yes */
    Memo *memo;                       /* words met lately; without one, every word is looked up anew */
    LongMemo *long_memo;
    u32 memo_mask;
    Known known;                      /* what is known of a word that is not kept */
    Key pending[PENDING];             /* of tokens that were read and not yet placed, by the end of their number */
    u32 votes[MOST_LANGUAGES], languages;
    const u8 *masks;    u64 masks_size;   /* of customer numbers, a zero byte behind each */
    bool quotes, agent;               /* whether the note has quotation marks, and an agent who speaks */
    u64 steps;
};

typedef struct {
    u32 *note, *start, *end, *group;
    u8 *flags;
    u64 capacity, count, steps, wanted; /* wanted: how many findings the first note that is not done has */
} Columns;

/* Make room for `wanted` items of `size` bytes; false when there is no memory. */
static bool more(void **buffer, u64 *room, u64 wanted, u64 size)
{
    if (wanted <= *room)
        return true;
    u64 grown = wanted < 64 ? 64 : wanted + wanted / 2;
    if (grown > SIZE_MAX / size)
        return false;
    void *moved = realloc(*buffer, (size_t)(grown * size));
    if (!moved)
        return false;
    *buffer = moved;
    *room = grown;
    return true;
}
#define MORE(buffer, room, wanted) more((void **)&(buffer), &(room), (wanted), sizeof *(buffer))

#endif
