/* What may be a person's name where a title or a role stands before it: initials, particles, words with capitals. */

#define LONGEST_NAME 5
#define FURTHEST_OF_NAME 24
#define MOST_JOINED 8

/* The index just past an initial: with a point (`J.`, `Th.`) or before a name (`M Steenhuizen`). */
static u32 initial(const Note *note, u32 at)
{
    const Token *token = note->tokens + at, *behind = token_at(note, (int64_t)at + 1);
    if (token->kind != WORD || !(token->flags & CAPITAL) || !behind || key_length(note, token) > 2)
        return 0;
    if (behind->mark == '.' && glued(behind))
        return at + 2;
    bool before_name = behind->flags & CAPITAL && !glued(behind) && near(note, (int64_t)at + 1);
    return before_name && key_length(note, token) == 1 ? at + 1 : 0;
}

/* The index just past `van`, `de la`, `'t`, `d'` when a name goes on behind it, else 0. */
static u32 particle(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (token->kind == MARK) {
        if (token->mark != '\'' || glued(token))
            return 0;
        token = token_at(note, (int64_t)++at);
    }
    if (!token || !(token->listed & PARTICLES) || token->kind == MARK)
        return 0;
    const Token *article = token_at(note, (int64_t)at + 1);
    if (token->listed & PLACING && !(token->flags & CAPITAL) && !(article && article->listed & ARTICLES))
        return 0;
    u32 after = at + 1;
    if (mark_at(note, after, "-'.") && glued(note->tokens + after))
        after++;
    const Token *behind = token_at(note, after);
    if (!behind || !near(note, after) || (behind->kind != WORD && behind->mark != '\''))
        return 0;
    return behind->flags & CAPITAL || behind->listed & PARTICLES || behind->mark == '\'' ? after : 0;
}

/* The index just past a word with a capital and what a hyphen or apostrophe joins to it, else 0. */
static u32 capitalised(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (token->kind != WORD || !(token->flags & CAPITAL) || token->listed & (SURE | SURE_STREET))
        return 0;
    u32 length = key_length(note, token);
    if (length < 2 || (token->flags & UPPER && length <= 4))
        return 0;
    u32 after = at + 1;
    for (u32 times = 0; times < MOST_JOINED && mark_at(note, after, "-'") && glued(note->tokens + after); times++) {
        const Token *behind = token_at(note, (int64_t)after + 1);
        if (!behind || !glued(behind) || behind->kind != WORD)
            break;
        if (!(behind->flags & CAPITAL) && key_length(note, behind) < 2)
            break;
        after += 2;
    }
    return after;
}

static u32 recognise_fullname(const Note *note, u32 at)
{
    u32 end = 0, words = 0;
    for (u32 here = at; here < note->count && words < LONGEST_NAME && here - at < FURTHEST_OF_NAME;) {
        if (here != at && !near(note, here))
            break;
        u32 after = initial(note, here);
        words += after > 0;
        if (!after && !(after = particle(note, here)) && (after = capitalised(note, here))) {
            end = after;
            words++;
        }
        if (!after)
            break;
        here = after;
    }
    return end;
}
RECOGNISER(fullname, KIND(WORD) | KIND(MARK), NEEDS_NAME)
