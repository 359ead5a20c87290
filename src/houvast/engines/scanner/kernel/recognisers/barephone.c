/* Nine digits without blanks that begin with an area code: a Belgian number, if a word before it says so. */

static u32 recognise_barephone(const Note *note, u32 at)
{
    const Token *token = note->tokens + at;
    const char *key = key_of(note, token);
    bool shaped_so = token->size == 9 && key[0] == '0' && key[1] != '0';
    return shaped_so && begins(note, at) && ends(note, at + 1) ? at + 1 : 0;
}
RECOGNISER(barephone, KIND(NUMBER), 0)
