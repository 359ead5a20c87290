/* Telephone numbers of the Netherlands, Belgium, France, Germany, the United Kingdom, Ireland, and their neighbours. */

#define LONGEST_PHONE 16
#define MOST_OF_PHONE 16
typedef struct { char digits[LONGEST_PHONE + 1]; u32 count, groups, sizes[MOST_OF_PHONE], end[MOST_OF_PHONE]; } Phone;

/* The index of the group that may follow: at most three marks further on. */
static u32 next_of_phone(const Note *note, u32 at)
{
    for (u32 times = 0; times < 3; times++, at++) {
        const Token *token = token_at(note, at);
        if (!token || !near(note, at) || token->kind != MARK || !key_in(note, token, "-./()"))
            break;
    }
    return at;
}

/* Read groups of digits; brackets around a group, blanks and joints between are passed over. */
static void read_phone(const Note *note, u32 at, Phone *found)
{
    found->count = found->groups = 0;
    for (;;) {
        const Token *token = token_at(note, at);
        if (!token || token->kind != NUMBER || (found->groups && !near(note, at)))
            break;
        if (token->size > LONGEST_PHONE || found->count + token->size > LONGEST_PHONE)
            break;
        memcpy(found->digits + found->count, key_of(note, token), token->size);
        found->count += token->size;
        found->sizes[found->groups] = token->size;
        found->end[found->groups++] = at + 1;
        at = next_of_phone(note, at + 1);
    }
    found->digits[found->count] = 0;
}

/* Whether digits are a country code and a number of its length. */
static bool is_abroad(const char *digits, u32 count)
{
    for (u32 size = 1; size <= 3 && size <= count; size++) {
        const Listed *country = find_short(digits, size);
        if (!country || !(country->lists & COUNTRIES))
            continue;
        u32 rest = count - size;
        rest -= rest && digits[size] == '0';
        return country->value >> 8 <= rest && rest <= (country->value & 255);
    }
    return false;
}

/* The index just past a number with country code, the first one that is complete. */
static u32 read_abroad(const Phone *found, u32 skipped)
{
    char digits[LONGEST_PHONE];
    u32 count = 0, best = 0, from = 0;
    for (u32 group = 0; group < found->groups; from += found->sizes[group++]) {
        u32 size = found->sizes[group];
        if (!(size == 1 && found->digits[from] == '0' && count)) {
            memcpy(digits + count, found->digits + from, size);
            count += size;
        }
        if (count >= skipped && is_abroad(digits + skipped, count - skipped)) {
            best = found->end[group];
            if (size > 2)
                break;
        }
    }
    return best;
}

/* How many groups make a number that is grouped as people do, or 0. */
static u32 read_strict(const Phone *found)
{
    for (u32 plan = 0; plan < sizeof plans / sizeof *plans; plan++) {
        if (strncmp(found->digits, plans[plan].beginning, strlen(plans[plan].beginning)))
            continue;
        for (const u8 (*shape)[8] = plans[plan].shapes; (*shape)[0]; shape++) {
            u32 count = 0;
            while ((*shape)[count] && count < found->groups && found->sizes[count] == (*shape)[count])
                count++;
            if (!(*shape)[count])
                return count;
        }
        return 0;
    }
    return 0;
}

/* How many groups make a number of a likely length behind an area code (Germany, Austria), or 0. */
static u32 read_loose(const Phone *found)
{
    u32 best = 0, total = 0;
    if (found->sizes[0] < 2 || found->sizes[0] > 5)
        return 0;
    for (u32 count = 1; count <= found->groups; count++) {
        u32 size = found->sizes[count - 1];
        total += size;
        if (size < 2 || total > 12)
            break;
        if (total >= 9 && count > 1)
            best = count;
        if (total >= 10 && count > 1)
            break;
    }
    return best;
}

static u32 read_national(const Phone *found)
{
    if (!found->groups || (found->count > 1 && found->digits[1] == '0'))
        return 0;
    if (found->count >= 4 && is_listed(found->digits, 4, SHARED_COST))
        return 0;
    u32 count = read_strict(found);
    count = count ? count : read_loose(found);
    return count ? found->end[count - 1] : 0;
}

/* Three, three and four digits with hyphens, points or brackets between. */
static u32 read_american(const Note *note, u32 at, const Phone *found)
{
    if (found->groups < 3 || found->sizes[0] != 3 || found->sizes[1] != 3 || found->sizes[2] != 4)
        return 0;
    bool marked = false;
    for (; at < found->end[2]; at++)
        marked |= note->tokens[at].kind == MARK;
    return marked && found->digits[0] >= '2' && found->digits[3] >= '2' ? found->end[2] : 0;
}

/* The end, unless a further part is glued to it; another whole number behind a slash may be. */
static u32 complete_phone(const Note *note, u32 end)
{
    if (!end || ends(note, end))
        return end;
    const Token *behind = token_at(note, (int64_t)end + 1);
    return note->tokens[end].mark == '/' && behind && note->keys[behind->key] == '0' ? end : 0;
}

/* A number that begins with + or with a bracket. */
static u32 phone_from_mark(const Note *note, u32 at)
{
    const Token *first = token_at(note, (int64_t)at + 1);
    u8 mark = note->tokens[at].mark;
    if ((mark != '+' && mark != '(') || !first)
        return 0;
    if (mark == '(' && first->mark == '+')
        return phone_from_mark(note, at + 1);
    if (first->kind != NUMBER || !near(note, (int64_t)at + 1))
        return 0;
    Phone found;
    read_phone(note, at + 1, &found);
    const char *key = key_of(note, first);
    if (mark == '+')
        return complete_phone(note, read_abroad(&found, 0));
    if (key[0] != '0')
        return complete_phone(note, read_american(note, at + 1, &found));
    bool abroad = first->size > 1 && key[1] == '0';
    return complete_phone(note, abroad ? read_abroad(&found, 2) : read_national(&found));
}

/* Whether a number begins behind the slash that follows another one. */
static bool second_phone(const Note *note, u32 at)
{
    const Token *before = token_at(note, (int64_t)at - 1), *further = token_at(note, (int64_t)at - 2);
    if (!before || !further || before->mark != '/')
        return false;
    return note->keys[note->tokens[at].key] == '0' && further->kind == NUMBER && further->size > 5;
}

static u32 recognise_phone(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    if (token->kind == MARK)
        return phone_from_mark(note, at);
    const char *key = key_of(note, token);
    if ((key[0] != '0' && token->size != 3) || (!begins(note, at) && !second_phone(note, at)))
        return 0;
    Phone found;
    if (key[0] == '0' && token->size > 1 && key[1] == '0') {
        read_phone(note, at, &found);
        return complete_phone(note, read_abroad(&found, 2));
    }
    if (continues(note, at) || (key[0] == '0' && calendar(note, at)))
        return 0;
    read_phone(note, at, &found);
    return complete_phone(note, key[0] == '0' ? read_national(&found) : read_american(note, at, &found));
}
RECOGNISER(phone, KIND(NUMBER) | KIND(MARK), NEEDS_DIGITS | NEEDS_DIAL)
