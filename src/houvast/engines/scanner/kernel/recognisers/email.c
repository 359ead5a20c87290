/* E-mail addresses: as written, and spelled out as people say them. */

#define MOST_OF_EMAIL 12
#define LOCAL_MARKS "._+-%'&"

/* Whether this token is a later part of an address. */
static bool inside_email(const Note *note, u32 at)
{
    const Token *before = token_at(note, (int64_t)at - 1), *further = token_at(note, (int64_t)at - 2);
    if (!before || !further || further->kind == MARK)
        return false;
    return before->listed & JOIN || (glued(note->tokens + at) && glued(before) && key_in(note, before, LOCAL_MARKS));
}

/* Whether a word of a list stands between brackets that open here. */
static bool bracketed(const Note *note, u32 at, u64 list)
{
    u8 mark = note->tokens[at].mark;
    const Token *inner = token_at(note, (int64_t)at + 1);
    return (mark == '(' || mark == '[') && inner && inner->listed & list && mark_at(note, (int64_t)at + 2, ")]");
}

/* The index of what stands for @ behind the local part that begins here, else 0. */
static u32 local_part(const Note *note, u32 at)
{
    for (u32 times = 0; times < MOST_OF_EMAIL; times++, at += 2) {
        const Token *sign = token_at(note, (int64_t)at + 1), *behind = token_at(note, (int64_t)at + 2);
        if (!sign || !behind)
            return 0;
        if (sign->mark == '@' || sign->listed & AT || bracketed(note, at + 1, AT))
            return near(note, (int64_t)at + 1) ? at + 1 : 0;
        bool joins = glued(sign) && glued(behind) && sign->kind == MARK && key_in(note, sign, LOCAL_MARKS);
        if (behind->kind == MARK || !(joins || sign->listed & JOIN))
            return 0;
    }
    return 0;
}

/* The index just past one part of a domain, with its hyphens, else 0. */
static u32 label(const Note *note, u32 at, bool spoken)
{
    const Token *token = token_at(note, at);
    if (!token || token->kind == MARK)
        return 0;
    for (;; at += 2) {
        const Token *sign = token_at(note, (int64_t)at + 1), *behind = token_at(note, (int64_t)at + 2);
        if (!sign || !behind || behind->kind == MARK)
            break;
        if (!(sign->mark == '-' && glued(sign) && glued(behind)) && !(spoken && sign->listed & HYPHEN))
            break;
    }
    return at + 1;
}

/* The index just past a point, written or said, that goes on, else 0. */
static u32 past_dot(const Note *note, u32 at)
{
    const Token *sign = token_at(note, at), *behind = token_at(note, (int64_t)at + 1);
    if (!sign || !behind)
        return 0;
    if ((sign->mark == '.' && glued(sign) && glued(behind)) || (sign->listed & DOT && behind->kind != MARK))
        return at + 1;
    return bracketed(note, at, DOT) ? at + 3 : 0;
}

static u32 domain(const Note *note, u32 at, bool spoken)
{
    u32 best = 0, end;
    for (bool first = true; at && (end = label(note, at, spoken)); first = false) {
        const Token *ending = note->tokens + end - 1;
        if (!first && ending->kind == WORD && key_length(note, ending) > 1 && (!spoken || ending->listed & ENDINGS))
            best = end;
        at = past_dot(note, end);
    }
    return best;
}

static u32 recognise_email(const Note *note, u32 at)
{
    u32 sign = inside_email(note, at) ? 0 : local_part(note, at);
    if (!sign)
        return 0;
    const Token *token = note->tokens + sign;
    bool spoken = !(token->mark == '@' && glued(token));
    return domain(note, sign + (token->mark == '(' || token->mark == '[' ? 3 : 1), spoken);
}
RECOGNISER(email, KIND(WORD) | KIND(NUMBER) | KIND(MIXED), NEEDS_JOINED | NOTE_AT)
