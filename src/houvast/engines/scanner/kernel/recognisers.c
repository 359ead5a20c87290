/* Which recognisers there are: one line for each file, and one in the list. */

#include "recognisers/rrn.c"
#include "recognisers/bsn.c"
#include "recognisers/card.c"
#include "recognisers/iban.c"

#define ONE(code) {#code, kinds_##code, needs_##code, recognise_##code}
static const Recogniser recognisers[] = {ONE(rrn), ONE(bsn), ONE(card), ONE(iban), {NULL, 0, 0, NULL}};
