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
#if defined(__SSE2__) && !defined(PORTABLE)
#include <emmintrin.h>
#define VECTORS
#endif

#define COUNT(array) ((u32)(sizeof(array) / sizeof *(array)))
typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;

#define FORMAT 12 /* tables.py has the same number */
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
/* A candidate: what it asks (a symbol or code), how far it looks, where its anchor is, its language and a code that the
 * note needs; its rule, the bits of what must stand within reach, and of what must stand in the sentence. */
enum { SYMBOL_BITS = 16, REACH_AT = 16, ANCHOR_AT = 21, LANGUAGE_AT = 23, CODE_AT = 26, RULE_BITS = 20, NEAR_AT = 20, FAR_AT = 26 };
enum { HERE, AT_WORD, AT_ENTITY };
#define OWN_BITS 36 /* of what rules need, the bits that belong to one symbol each */
#define NEEDS_NONE (1ull << 63) /* the bit that every sentence has, and the code that every note has */
#define LENGTHS_EACH 4096
#define SET_AT 27 /* a set of symbols: its first bucket, and above that how many it has, as a power of two; 0 is empty */
#define BUCKET 8 /* symbols */
#define LIST_HEAD 3 /* of candidates: how many, and the bits of what they need */
#define MOST_CODES 63
#define MOST_LANGUAGES 8 /* at most: a byte each of Sum.votes */

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
/* The same bits of numbers, which are no pair of letters, name or initial: of the size of a group of such a number. */
enum { NEEDS_BSN = NEEDS_PAIR, NEEDS_RRN = NEEDS_NAME, NEEDS_CARD = NEEDS_INITIAL };
#define FEW_NEEDS 7 /* bits in each of three looks */
/* What stands before a token that offers one of these is NEEDS_JOINED or NEEDS_STREET: the bits BEFORE_IT lower. */
enum { BEFORE_IT = 14, OFFERS_LINK = NEEDS_STREET << BEFORE_IT, OFFERS_JOINT = NEEDS_JOINED << BEFORE_IT };
/* What is NEEDS_STREET with a capital; what says something of several tokens before it. */
enum { OFFERS_OPENING = 1 << 22, OFFERS_FURTHER = 1 << 23 };
/* What a recogniser needs anywhere in the note. */
enum { NOTE_AT = 1 << 24, NOTE_STAR = 1 << 25, NOTE_INITIAL = 1 << 26, NOTE_ZIP = 1 << 27, NOTE_NUMBER = 1 << 28, NOTE_ROAD = 1 << 29 };
#define NOTE_BIT 24
#define NOTE_NEEDS 6

/* By the flags of a token: what it offers; what it offers, as an opening, besides; what it says of the token before it, and
 * what it may be told by the token behind it. */
typedef struct { u32 offers, opens, joins, hold; } ByFlags;

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
    u64 *filter, *bones; /* a bit for the hash of each word that is known, and of each skeleton */
    u8 ascii[256]; /* what a byte is, as bits of enum Ascii */
    ByFlags by_flags[256];
    u64 votes[1 << MOST_LANGUAGES]; /* by languages that use a word: a byte 1 for each of them */
    struct Memo *marks; /* what is known of marks of one byte */
    struct Memo *number; /* what is known of a number that no rule knows */
};
enum { A_LETTER = 1, A_DIGIT = 2, A_BLANK = 8, A_LINE = 16, A_MARK = 32, A_OTHER = 64 };
enum { A_STOP = 1, A_POINT = 2, A_QUOTE = 4, A_JOINT = 8 }; /* habits of marks: it ends a sentence, is a point, may open a quotation, says something of what it is glued to */

typedef struct {
    u64 listed;      /* the lists of lists.h that it is in, a bit each */
    u32 set;         /* the symbols that it has; a row of the note's own when OWN_ROW is set */
    u32 list;        /* the rules that are found by it, unless OWN_ROW is set */
    u32 start, end;  /* in code points */
    u32 key, size;   /* where the folded word stands, and its bytes */
    u32 line, byte;  /* byte: where it begins in the note's bytes */
    u32 sentence;
    u32 offered;     /* what it offers of what recognisers may need, as bits NEEDS_ */
    u8 kind, flags, mark, speaker; /* mark: the key when it is one ASCII character or one of enum Marks, else 0 */
    u8 traits, unused[11]; /* as long as a line of the cache */
} Token;
#define OWN_ROW 0x80000000u
enum { ELLIPSIS = 128, LEFT_GUILLEMET, RIGHT_GUILLEMET, LEFT_SINGLE, RIGHT_SINGLE };

typedef struct { u32 code, first, end; } Entity;
typedef struct { u32 rule, first, last, start, end; } Match;
typedef struct { u64 needed; u32 traits, parts, count; Gates gates; } OwnRow; /* the union of several rows of the tables */
/* What is known of a word: its set of symbols, what its row says, the languages that use it, its traits. */
typedef struct Known { u64 listed, needed; u32 set, list; u64 gates; u32 anywhere, offered; u8 traits, kind, languages, habits; } Known;
typedef struct Memo { u64 low, high; Known known; } Memo; /* of words of up to 16 bytes; no kind: empty */
_Static_assert(sizeof(Memo) == 64 && sizeof(Token) == 64, "each is a line of the cache");
typedef struct { u64 key[4]; u32 size; Known known; } LongMemo; /* of words of up to 32 bytes */

typedef struct { u64 low, high, hash; } Key; /* of a text: its first sixteen bytes, and a hash of all */
typedef struct { Key key; Memo *memo; } Read; /* of a token: its key, and where what is known of it lies, if it does */
#define PENDING 128 /* tokens that are read before they are looked up */

struct Note {
    const Tables *tables;
    u8 *bytes;          u64 byte_room;    /* a copy, with PADDING zeros behind it */
    u64 size;
    u64 *signs;         u64 sign_room;    /* what the bytes are: rows of bits, as signs.c makes them */
    u64 *plain, *letters, *capitals, *begins; /* in these */
    bool surrogates;                  /* whether bytes may hold unpaired surrogates as three bytes */
    Token *tokens;      u64 token_room;   u32 count, read; /* read: further tokens of which nothing is known yet */
    u8 *keys;           u64 key_room;
    Entity *entities;   u64 entity_room;  u32 entity_count;
    u32 *anchors;       u64 anchor_room;  u32 anchor_count; /* the tokens by which rules are found */
    u64 *needed;        u64 needed_room;  /* by token, behind REACH others: the bits of what rules need that it has */
    u64 *sentences;     u64 sentence_room; /* the same of a sentence */
    u32 sentence;                         /* the last one */
    u32 hold, ended;                      /* what placing keeps of the last token: ByFlags.hold, and A_STOP and A_POINT */
    Token nobody;                         /* stands before the first token */
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
    void *memo_space;                 /* what the memo lies in */
    Memo *memo;                       /* words met lately; without one, every word is looked up anew */
    LongMemo *long_memo;
    u32 memo_mask;
    Known known;                      /* what is known of a word that is not kept */
    Memo nothing;                     /* what no word is known by */
    Read pending[PENDING];            /* of tokens that were read and not yet placed, by the end of their number */
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
