/* Addresses: a street, its house number and the postcode directly behind, or a Dutch postcode and a house number. */

#define MOST_OF_STREET 7

/* The index just past the house number behind a street, perhaps with `nr` or a comma before it, else 0. */
static u32 numbered_from(const Note *note, u32 at)
{
    const Token *token = token_at(note, at);
    if (token && token->mark == ',' && glued(token) && token_at(note, (int64_t)at + 1))
        token = note->tokens + ++at;
    if (token && token->listed & NUMBER_WORDS)
        for (at++; (token = token_at(note, at)) && key_in(note, token, ".°:");)
            at++;
    token = token_at(note, at);
    if (!token || (token->kind != NUMBER && token->kind != MIXED) || glued(token) || !near(note, at))
        return 0;
    return recognise_housenumber(note, at);
}

static inline u32 numbered(const Note *note, u32 at)
{
    const Token *token = token_at(note, at);
    return token && (token->kind != WORD || token->listed & NUMBER_WORDS) ? numbered_from(note, at) : 0;
}

/* The index just past the postcode directly behind an address, or where the address ends. */
static u32 with_postcode(const Note *note, u32 end)
{
    u32 at = end;
    const Token *token = token_at(note, at);
    for (u32 times = 0; times < 2 && token && (token->mark == ',' || token->mark == '-' || key_is(note, token, "te")); times++)
        token = token_at(note, ++at);
    if (!token || glued(token))
        return end;
    u32 further = token->kind != WORD ? recognise_postcode(note, at) : 0;
    further = further ? further : plain_zip(note, at);
    return further ? further : end;
}

/* The index just past a word with what hyphens and points join to it: `Jan-van-Eyck-laan`, `Str.`. */
static u32 joined_word(const Note *note, u32 at)
{
    u32 end = at + 1;
    for (u32 times = 0; times < MOST_JOINED; times++, end += 2) {
        const Token *mark = token_at(note, end), *behind = token_at(note, (int64_t)end + 1);
        if (!mark || !behind || !glued(mark) || !glued(behind) || behind->kind != WORD || !key_in(note, mark, "-'"))
            break;
    }
    const Token *point = token_at(note, end), *last = note->tokens + end - 1;
    bool street = point && point->mark == '.' && glued(point) && last->size >= 3
                  && !memcmp(key_of(note, last) + last->size - 3, "str", 3);
    return street ? end + 1 : end;
}

/* The last word of those that end at an index: the one before a point. */
static const Token *last_word(const Note *note, u32 end)
{
    const Token *last = note->tokens + end - 1;
    return last->kind == WORD || end < 2 ? last : last - 1;
}

static bool with_postcode_behind(const Note *note, u32 at)
{
    u32 end = numbered(note, at);
    return end && with_postcode(note, end) != end;
}

/* Go on over the words inside a name until the one that ends it. */
static u32 further_in_street(const Note *note, u32 at, bool german)
{
    for (u32 times = 0; times < MOST_OF_STREET; times++) {
        const Token *token = token_at(note, at);
        if (!token || (token->kind != WORD && !key_in(note, token, ".'-")) || !near(note, at))
            return 0;
        bool capital = token->flags & CAPITAL;
        if (token->kind == WORD && !capital && !(token->listed & INNER))
            return 0;
        u32 end = joined_word(note, at);
        if (capital && last_word(note, end)->listed & (LIKELY_STREET | STREET_LAST))
            return end;
        if (capital && german && with_postcode_behind(note, end))
            return end;
        at = end;
    }
    return 0;
}

/* The index just past the name of a street that begins here: `Lindenwerf`, `Oude Gracht`. */
static u32 street_first(const Note *note, u32 at)
{
    const Token *token = note->tokens + at, *inner = token_at(note, (int64_t)at + 1);
    if (!(token->flags & CAPITAL))
        return token->listed & SURE_STREET ? at + 1 : 0;
    u32 end = joined_word(note, at);
    const Token *last = last_word(note, end);
    if (last->listed & LIKELY_STREET || (end > at + 2 && last->listed & STREET_LAST))
        return end;
    bool opens = token->listed & OPENERS || (inner && inner->listed & LINKS && !glued(inner));
    return opens ? further_in_street(note, at + 1, token->listed & GERMAN_OPENERS) : 0;
}

/* The index just past `Rue de la Loi`, `Clos des Ajoncs`, `impasse du Vieux-Lavoir`, else 0. */
static u32 french_street(const Note *note, u32 at)
{
    if (!(note->tokens[at].listed & FRENCH) || !token_at(note, (int64_t)at + 1))
        return 0;
    u32 end = 0, here = at + 1;
    bool capital = false;
    here += note->tokens[here].mark == '.' && glued(note->tokens + here);
    for (u32 times = 0; times < MOST_OF_STREET; times++) {
        const Token *token = token_at(note, here);
        if (!token || !near(note, here) || !(token->kind == WORD || key_in(note, token, "'-.")))
            break;
        bool large = token->flags & CAPITAL;
        if (token->kind == WORD && !large && !(token->listed & INNER) && !glued(token))
            break;
        if (token->mark == '.' && key_length(note, token - 1) > 2)
            break;
        capital |= large;
        here++;
        end = token->kind == WORD && (large || glued(token)) ? here : end;
    }
    return capital ? end : 0;
}

/* The index just past up to four words with capitals of which the last says that it is a street. */
static u32 english_street(const Note *note, u32 at)
{
    u32 found = 0;
    for (u32 count = 0; count < 4; count++) {
        const Token *token = token_at(note, at);
        if (!token || token->kind != WORD || !(token->flags & CAPITAL) || !near(note, at))
            break;
        at = joined_word(note, at);
        if (count && note->tokens[at - 1].listed & ENGLISH)
            found = at;
    }
    return found;
}

/* `8 bis chemin des Grillons` and `82 Fernhollow Rise`. */
static u32 number_first(const Note *note, u32 at)
{
    u32 here = recognise_housenumber(note, at);
    if (!here)
        return 0;
    const Token *token = token_at(note, here);
    if (token && token->mark == ',')
        token = token_at(note, ++here);
    if (!token || token->kind != WORD || glued(token))
        return 0;
    u32 end = french_street(note, here);
    return end ? end : english_street(note, here);
}

/* A Dutch postcode and a house number: `9703 GH 12`, `9703GH, nr. 12`. */
static u32 postcode_first(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (token->size < 4 || (token->kind == NUMBER && token->size != 4) || !digits_only(key_of(note, token), 4))
        return 0;
    u32 end = recognise_postcode(note, at);
    return end ? numbered(note, end) : 0;
}

static u32 recognise_address(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (glued(token) && token[-1].kind != MARK)
        return 0;
    if (token->kind != WORD) {
        u32 end = note->offered & NOTE_ROAD ? number_first(note, at) : 0;
        return end ? with_postcode(note, end) : postcode_first(note, at);
    }
    u32 end = french_street(note, at);
    end = end ? end : street_first(note, at);
    end = end ? numbered(note, end) : 0;
    return end ? with_postcode(note, end) : 0;
}
RECOGNISER(address, KIND(WORD) | KIND(NUMBER) | KIND(MIXED), NEEDS_STREET)
