/* Which recognisers there are: one line for each file, and one in the list. */

#include "recognisers/rrn.c"
#include "recognisers/bsn.c"
#include "recognisers/loosebsn.c"
#include "recognisers/card.c"
#include "recognisers/iban.c"
#include "recognisers/date.c"
#include "recognisers/olddate.c"
#include "recognisers/starred.c"
#include "recognisers/phone.c"
#include "recognisers/barephone.c"
#include "recognisers/email.c"
#include "recognisers/plate.c"
#include "recognisers/looseplate.c"
#include "recognisers/postcode.c"
#include "recognisers/housenumber.c"
#include "recognisers/fullname.c"
#include "recognisers/capname.c"
#include "recognisers/initialname.c"
#include "recognisers/indexname.c"
#include "recognisers/surname.c"
#include "recognisers/signature.c"
#include "recognisers/address.c"
#include "recognisers/place.c"
#include "recognisers/postalplace.c"
#include "recognisers/docnumber.c"
#include "recognisers/secret.c"
#include "recognisers/pin.c"
#include "recognisers/aside.c"
#include "recognisers/ip.c"
#include "recognisers/mac.c"
#include "recognisers/rawmac.c"
#include "recognisers/customer_number.c"

#define ONE(code) {#code, kinds_##code, needs_##code, recognise_##code}
static const Recogniser recognisers[] = {
    ONE(rrn), ONE(bsn), ONE(card), ONE(iban), ONE(date), ONE(phone), ONE(barephone), ONE(email),
    ONE(plate), ONE(looseplate), ONE(postcode), ONE(housenumber), ONE(fullname), ONE(capname), ONE(initialname), ONE(surname),
    ONE(signature), ONE(address), ONE(place), ONE(postalplace), ONE(docnumber), ONE(secret), ONE(pin), ONE(aside),
    ONE(ip), ONE(mac), ONE(rawmac), ONE(customer_number),
    ONE(loosebsn), ONE(olddate), ONE(starred), ONE(indexname),
    {NULL, 0, 0, NULL},
};
