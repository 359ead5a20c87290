/* Runs of tokens that belong together, as in recognisers/runs.py: the same functions under the same names.
 *
 * A recogniser is one file recognisers/<code>.c beside its Python module: it ends with
 *     RECOGNISER(code, KIND(WORD) | KIND(NUMBER), needs)
 * after a function `static u32 recognise_<code>(const Note *note, u32 at)`, and stands in the list of recognisers.c.
 * It may look at any token, through token_at(), and must not look further than a bounded number of tokens. `needs`
 * (0 for nothing) keeps it from being called where it can't find anything. Of the token: NEEDS_CAPITAL it has a capital,
 * NEEDS_GLUED it is glued to the one before, NEEDS_GLUED_BEHIND the next one is glued to it, NEEDS_DIGITS it or one of
 * the DIGITS_AHEAD tokens behind it has digits, NEEDS_NEW_LINE it is the first of a line that is not the note's first,
 * NEEDS_NAME it has a capital, or is a particle or apostrophe, NEEDS_STREET it is no word, or may begin a street,
 * NEEDS_JOINED a mark, or a word that joins, stands behind it, NEEDS_SIGNS it is more than a plain word or number,
 * NEEDS_PART it has letters and digits, or the next one is glued to it, NEEDS_INITIAL it is an initial with its point,
 * NEEDS_COLON a colon is glued to it, or a point when it is a number, NEEDS_SIXES it has two or four signs and is glued to
 * what joins those of a hardware address, NEEDS_HYPHEN a hyphen is glued to it, or it has letters and digits, four in all.
 * For words only: NEEDS_MONTH it is a month, NEEDS_UPPER all capitals, NEEDS_PAIR two letters, NEEDS_SHORT as short as the
 * letters of a plate. For what has digits: NEEDS_GROUP it is long, or a number or month follows, NEEDS_DIAL it begins with
 * 0 or has three digits; NEEDS_BSN, NEEDS_RRN and NEEDS_CARD the size of a group of these; of marks + and (. Of the note: NOTE_AT a sign or word for @, NOTE_STAR an asterisk, NOTE_INITIAL
 * an initial with its point, NOTE_ZIP what may be a postcode, NOTE_NUMBER digits behind a blank, NOTE_ROAD a word of a street.
 */

#define MOST_GROUPS 8 /* groups of two digits that continues() looks back over */
#define KIND(kind) (1u << (kind))
#define RECOGNISER(code, kinds, needs) enum { kinds_##code = (kinds), needs_##code = (needs) };

static const Token *token_at(const Note *note, int64_t at) { return at >= 0 && at < note->count ? note->tokens + at : NULL; }

static const char *key_of(const Note *note, const Token *token) { return (const char *)note->keys + token->key; }

/* Whether a mark stands in a text, as `token.key in marks` says in Python. */
static bool listed_mark(const Note *note, const Token *token, const char *marks)
{
    if (token->size == 1)
        return strchr(marks, note->keys[token->key]);
    for (size_t at = 0, size = strlen(marks); at + token->size <= size; at++)
        if (!memcmp(marks + at, key_of(note, token), token->size))
            return true;
    return false;
}

static inline bool key_in(const Note *note, const Token *token, const char *marks)
{
    return token->kind == MARK && listed_mark(note, token, marks); /* no list of marks holds a letter or digit */
}

static bool key_is(const Note *note, const Token *token, const char *word)
{
    return token->size == strlen(word) && !memcmp(key_of(note, token), word, token->size);
}

static inline bool glued(const Token *token) { return token->flags & GLUED; }

static u64 number_of(const char *digits, u32 count)
{
    u64 value = 0;
    for (u32 at = 0; at < count; at++)
        value = 10 * value + (u64)(digits[at] - '0');
    return value;
}

static inline bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

static bool digits_only(const char *text, u32 size)
{
    for (u32 at = 0; at < size; at++)
        if (!is_digit(text[at]))
            return false;
    return size;
}

static u32 count_digits(const Note *note, const Token *token)
{
    u32 count = 0;
    for (u32 at = 0; at < token->size; at++)
        count += is_digit(key_of(note, token)[at]);
    return count;
}

static bool ascii_only(const Note *note, const Token *token)
{
    for (u32 at = 0; at < token->size; at++)
        if (note->keys[token->key + at] >= 0x80)
            return false;
    return true;
}

static bool hex_only(const Note *note, const Token *token)
{
    for (u32 at = 0; at < token->size; at++) {
        char sign = key_of(note, token)[at];
        if (!is_digit(sign) && !(sign >= 'a' && sign <= 'f'))
            return false;
    }
    return true;
}

#define SHORT_FORM 8
/* What a key of up to SHORT_FORM signs is made of, D for a digit and L for others; how many, 0 when it is longer. */
static u32 form_of(const Note *note, const Token *token, char form[SHORT_FORM + 1])
{
    u32 count = 0;
    for (u32 at = 0; at < token->size; at++) {
        u8 sign = note->keys[token->key + at];
        if ((sign & 0xC0) == 0x80)
            continue;
        if (count == SHORT_FORM)
            return 0;
        form[count++] = is_digit((char)sign) ? 'D' : 'L';
    }
    form[count] = 0;
    return count;
}

/* Whether every letter of a token is a capital. */
static bool capitals(const Note *note, const Token *token)
{
    u64 at = token->byte;
    for (u32 point = token->start, code; point < token->end && at < note->size; point++) {
        Character own;
        at += decode(note->bytes + at, note->size - at, note->surrogates, &code);
        const Character *c = character(note->tables, code, &own);
        if (c->sort == LETTER && !c->capital)
            return false;
    }
    return true;
}

/* How many code points a key has; a key that lies where the note's own bytes do is ASCII. */
static inline u32 key_length(const Note *note, const Token *token)
{
    return token->key == token->byte ? token->size : letters_in(note->keys + token->key, token->size);
}

static inline bool mark_at(const Note *note, int64_t at, const char *marks)
{
    const Token *token = token_at(note, at);
    return token && token->kind == MARK && key_in(note, token, marks);
}

/* Whether there is a token that is glued to the one before it, or one blank away. */
static bool near(const Note *note, int64_t at)
{
    const Token *token = token_at(note, at);
    return token && (token->flags & GLUED || (token->flags & SPACED && token->start - token[-1].end == 1));
}

/* The index of the word or number that goes on after token `at`, or 0; of the marks that may join, a blank stands first. */
static u32 following(const Note *note, u32 at, const char *marks)
{
    u32 after = at + 1;
    const Token *token = token_at(note, after), *behind = token_at(note, (int64_t)after + 1);
    if (!token)
        return 0;
    if (token->kind != MARK)
        return *marks == ' ' && !glued(token) && near(note, after) ? after : 0;
    if (!key_in(note, token, marks) || !behind || !near(note, after))
        return 0;
    return behind->kind != MARK && near(note, after + 1) && glued(behind) == glued(token) ? after + 1 : 0;
}

#define MOST_DIGITS 32
typedef struct { char digits[MOST_DIGITS + 1]; u32 count, groups, end[MOST_DIGITS], reached[MOST_DIGITS]; } Groups;

/* Read digits, group after group, up to `most` digits (at most MOST_DIGITS). */
static void read_groups(const Note *note, u32 at, const char *marks, u32 most, Groups *found)
{
    found->count = found->groups = 0;
    do {
        const Token *token = note->tokens + at;
        if (token->kind != NUMBER || token->size > most || found->count + token->size > most)
            break;
        memcpy(found->digits + found->count, key_of(note, token), token->size);
        found->count += token->size;
        found->reached[found->groups] = found->count;
        found->end[found->groups++] = at + 1;
        at = following(note, at, marks);
    } while (at);
    found->digits[found->count] = 0;
}

/* The index just past digits in groups of one of these sizes (each list ends with 0), else 0; `found->count` digits. */
static u32 shaped(const Note *note, u32 at, const char *marks, const u8 shapes[][8], u32 count, Groups *found)
{
    u32 most = 0;
    for (u32 shape = 0; shape < count; shape++) {
        u32 sum = 0;
        for (u32 one = 0; shapes[shape][one]; one++)
            sum += shapes[shape][one];
        most = sum > most ? sum : most;
    }
    read_groups(note, at, marks, most, found);
    for (u32 shape = 0; shape < count; shape++) {
        u32 one = 0, sum = 0;
        for (; shapes[shape][one] && one < found->groups; one++) {
            sum += shapes[shape][one];
            if (found->reached[one] != sum)
                break;
        }
        if (shapes[shape][one])
            continue;
        found->count = sum;
        found->digits[sum] = 0;
        return found->end[one - 1];
    }
    return 0;
}

/* Whether nothing glued before token `at` makes it the rest of a longer number. */
static bool begins(const Note *note, u32 at)
{
    if (!at || !glued(note->tokens + at))
        return true;
    const Token *before = note->tokens + at - 1, *further = token_at(note, (int64_t)at - 2);
    if (before->kind != MARK || key_in(note, before, "+#€$£%*"))
        return false;
    if (!glued(before) || !key_in(note, before, "-/.,_"))
        return true;
    return !further
           || (further->kind == WORD && key_length(note, further) > 1 && (before->mark == '.' || !(further->flags & UPPER)));
}

/* Whether nothing glued behind index `end` makes the number before it part of a longer one. */
static bool ends(const Note *note, u32 end)
{
    const Token *token = token_at(note, end), *behind = token_at(note, (int64_t)end + 1);
    if (!token || !glued(token))
        return true;
    if (token->kind != MARK)
        return false;
    if (!key_in(note, token, "-/.,_") || !behind || !glued(behind))
        return !key_in(note, token, "%€$£");
    return behind->kind == MARK || (behind->kind == WORD && key_in(note, token, "/,."));
}

static bool code_of_four(const Note *note, const Token *token)
{
    const char *key = key_of(note, token);
    bool digits = token->size == 4 && key[2] >= '0' && key[2] <= '9' && key[3] >= '0' && key[3] <= '9';
    return token->kind == MIXED && digits && key[0] >= 'a' && key[0] <= 'z' && key[1] >= 'a' && key[1] <= 'z';
}

/* Whether a group of digits or a code stands one blank before token `at`: a longer number runs on here. */
static bool continues(const Note *note, u32 at)
{
    for (u32 back = 0; back < MOST_GROUPS; back++, at--) {
        const Token *before = token_at(note, (int64_t)at - 1);
        if (!before || glued(note->tokens + at) || !near(note, at))
            return false;
        if (before->kind == WORD && key_length(note, before) == 4 && at > 1)
            return code_of_four(note, before - 1);
        if (before->kind != NUMBER)
            return code_of_four(note, before);
        if (before->size != 2)
            return before->size == 3 || before->size == 4;
    }
    return false;
}
