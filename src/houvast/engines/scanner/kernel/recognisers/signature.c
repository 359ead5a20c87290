/* Who signs: a name alone on the last line, or on the line behind a closing. */

/* The index of the first token on the line of a token. */
static u32 line_begin(const Note *note, u32 at)
{
    u32 line = note->tokens[at].line;
    while (at && note->tokens[at - 1].line == line)
        at--;
    return at;
}

/* Whether a closing begins the line before that of token `at`, which is not in the first line. */
static bool closed(const Note *note, u32 at) { return note->tokens[line_begin(note, at - 1)].listed & CLOSINGS; }

/* Whether who signs stands on the line before, so that this line is the function or the department. */
static bool under_name(const Note *note, u32 at)
{
    u32 begin = line_begin(note, at - 1);
    return begin > 0 && note->tokens[begin].flags & CAPITAL && closed(note, begin);
}

static u32 recognise_signature(const Note *note, u32 at)
{
    const Token *first = note->tokens + at;
    u32 end = recognise_fullname(note, at);
    const Token *behind = token_at(note, end);
    if (!end || note->tokens[end - 1].line != first->line)
        return 0;
    if (behind && behind->line == first->line) {
        bool listed = behind->kind == MARK && key_in(note, behind, ",|-/(") && end - at > 1;
        return listed && first->line == note->tokens[note->count - 1].line ? end : 0;
    }
    return closed(note, at) || (!behind && !under_name(note, at)) ? end : 0;
}
RECOGNISER(signature, KIND(WORD), NEEDS_CAPITAL | NEEDS_NEW_LINE)
