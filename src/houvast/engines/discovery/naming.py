"""What the name of a column suggests: rules over the concepts of its words."""

from dataclasses import dataclass
from functools import lru_cache

from houvast.engines.discovery.knowledge.listing import listed
from houvast.engines.discovery.vocabulary import Meaning, readings

_UNKNOWN_WORD = 0.85


@dataclass(frozen=True, slots=True)
class NameRule:
    """Where a name holds all of `needs` and none of `bars`, it suggests a kind; `sure` is how much, 0-1."""

    kind: str
    sure: float
    needs: Meaning
    bars: Meaning = frozenset()


THINGS = listed(
    """
    product file category table template config module queue version server system brand event currency warehouse
    tax territory label ticket status type help
    """
)  # fmt: skip
_OTHER_NAMES = THINGS | listed(
    """
    company supplier street city country state bank user department job education role contract document group
    mail vehicle account host domain place location url health card language family_kind device plate order
    """
)
_ABOUT = listed(
    """
    type status flag count template sent server label config quantity url format key file log
    """
)
_BARS = {
    "ends": _ABOUT | frozenset(["created", "updated", "deleted", "date", "moment"]),
    "about": _ABOUT,
    "moments": _ABOUT
    | listed(
        """
    created updated deleted date moment start end
    """
    ),
    "names": _OTHER_NAMES | _ABOUT,
    "things": THINGS | _ABOUT,
    "nothing": frozenset[str](),
}
# kind | how sure | concepts that must be there | set of bars | further concepts that may not be there
_RULES = """
first_name      95 first name           names
first_name      45 first                names    date moment user visit order last payment call
last_name       95 last name            names    first
last_name       40 last                 names    date moment user visit order first payment call ip price amount mail
last_name       90 maiden name          names
last_name       80 maiden               names
middle_name     85 middle name          names
middle_name     60 middle               names
infix           95 infix                about
initials        92 initial              about    amount price quantity date status balance
nick_name       80 nick name            names
nick_name       40 nick                 about    url
full_name       90 full name            names
full_name       93 contact name         about    first last
full_name       90 person name          about    first last middle
full_name       88 customer name        about    first last
full_name       88 employee name        about    first last
full_name       85 lead name            about    first last
full_name       85 guest name           about    first last
full_name       90 patient name         about    first last
full_name       88 student name         about    first last
full_name       88 member name          about    first last
full_name       88 partner name         about    first last
full_name       85 family name          about    first last
full_name       88 holder name          about    first last
full_name       90 holder               about    date number
full_name       75 ship name            about    first last company
full_name       30 name                 names    first last middle
full_name       35 customer             moments  number id price amount code
full_name       35 contact              moments  number id date code
full_name       35 employee             moments  number id date code
full_name       30 guest                moments  number id date code
name_title      35 name prefix          about
name_title      75 name suffix          about
name_title      60 suffix               about
salutation      88 salutation           about
salutation      30 title                things   job
email           95 mail                 ends     server password flag consent optin subject body address_line number
email           90 mail address         ends     server
phone           94 phone                ends     code price consent optin category fax
extension       80 extension            about    file
phone           94 mobile               moments  code price consent optin category
fax             94 fax                  moments  code consent
social_media    88 socialmedia          about    consent optin
website         55 url                  things   server product photo
street          90 address line         about
address         80 address              moments  mail ip mac street line city postcode country state id house
street          92 street               moments  id city
street          88 address street       moments
house_number    92 house number         about
house_number    85 addition             about    product
house_number    70 box                  about
house_number    70 apartment            about
house_number    60 house                about
postcode        94 postcode             about
city            88 city                 moments  id birth
city            60 location city        moments  id
state           80 state                moments  id
country         85 country              moments  id birth
coordinates     88 latitude             about
coordinates     88 longitude            about
coordinates     75 geo                  about
location        35 location             things   id
bsn             97 bsn                  about
rijksregister   95 nrn                  about
national_id     95 ssn                  about
national_id     90 national number      about
national_id     85 national id          about
tax_number      85 taxnumber            about
tax_number      55 vat number           about    amount
tax_number      60 vat                  about    amount rate code price percentage
passport        93 passport             about    date
driving_licence 90 driving              about    name phone first last date
id_document     60 permit               about    date end
id_document     85 idcard               about
id_document     70 document number      about    order invoice customer
licence_plate   92 plate                about
licence_plate   85 vin                  about
iban            96 iban                 about
bank_account    90 bank account         about    name
bank_account    75 bank number          about
bank_account    60 bic                  about
card_number     92 card number          about
card            75 card                 about    number id
card            88 cvv                  about
card            85 card expiry          nothing
income          80 income               things   id
credit          60 credit               things   card id note
credit          70 credit score         things   card id
birth_date      97 birth date           about
birth_date      90 birth year           about
birth_date      90 birth                about    city country name place location state
birth_place     90 birth city           about
birth_place     90 birth country        about
birth_place     90 birth place          about
birth_place     85 birth state          about
age             75 age                  things   system
death_date      85 death                about
gender          93 gender               about
language        65 language             things   id
marital_status  88 marital              nothing  flag_none
nationality     90 nationality          nothing
family          60 family               about    name id
education       65 education            nothing  id
health          85 health               nothing  system server status check
health          88 disability           nothing
ethnicity       90 ethnicity            nothing
religion        92 religion             nothing
union           90 union                nothing
union           90 trade union          nothing
politics        75 politics             nothing
sexuality       85 sexuality            nothing
criminal        80 criminal             nothing
biometric       90 biometric            nothing  id
genetic         85 genetic              nothing  category
ip_address      93 ip                   about
ip_address      95 ip address           about
mac_address     93 mac address          about
mac_address     85 mac                  about
cookie_id       85 cookie               about    consent
device_id       75 device               about    name category
user_agent      93 useragent            about
session_id      70 session              about    date moment start end
password        95 password             moments  server flag salt token
credential      90 password token       nothing
credential      88 password salt        nothing
password        80 hash password        nothing
credential      75 salt                 about    product
credential      80 secret               about
credential      80 token                moments
credential      80 security answer      nothing
credential      75 security question    nothing
username        90 user name            about    first last full
username        85 login                moments  first last flag session
username        60 user                 moments  first last id number group order role session department
customer_number 93 customer number      moments  phone order invoice
customer_number 75 customer identifier  about    order invoice
customer_number 70 customer code        about
customer_number 75 member number        moments
customer_number 75 patient number       moments
customer_number 75 student number       moments
customer_number 70 person number        moments
customer_number 60 contract number      moments
customer_number 75 contract holder      moments
employee_number 90 employee number      moments  phone
employee_number 75 employee code        about
account_number  75 account number       moments  bank product
account_number  50 account identifier   about    bank
photo           75 photo                nothing  product
signature       75 signature            things
profile         70 biography            things
free_text       88 note                 moments  id invoice_number
free_text       80 comment              moments  id
free_text       85 body                 things   id
free_text       80 transcript           things   id
free_text       85 complaint            things   id date number
free_text       70 message              moments  id number
free_text       60 text                 things   id
free_text       55 description          about    id
free_text       60 answer               things   id
free_text       50 summary              things   id number
free_text       60 subject              about    id
voice           80 recording            moments  id
consent         75 consent              things
consent         85 optin                nothing
consent         85 opt                  nothing
newsletter      65 newsletter           nothing  id
profile         60 preference           things   id
job_title       85 job title            about
job_title       75 job                  about    id
department      60 department           about    id
employer        65 company              about    id address phone mail street city
hire_date       80 hire date            nothing
hire_date       75 hire                 nothing
"""


def _rules() -> tuple[NameRule, ...]:
    found = []
    for line in _RULES.strip().splitlines():
        kind, sure, needed, further = line[:16].strip(), line[16:18], line[19:40], line[40:]
        named, *more = further.split()
        found.append(NameRule(kind, int(sure) / 100, frozenset(needed.split()), _BARS[named] | frozenset(more)))
    return tuple(found)


RULES = _rules()


@lru_cache(maxsize=65536)
def suggested(name: str) -> tuple[tuple[str, float], ...]:
    """Return the kinds that a name suggests with how sure it is of each, the surest first."""
    best: dict[str, float] = {}
    for concepts, unknown in readings(name):
        for rule in RULES:
            if rule.needs <= concepts and not (rule.bars - rule.needs) & concepts:
                sure = rule.sure * (_UNKNOWN_WORD if unknown else 1.0)
                best[rule.kind] = max(best.get(rule.kind, 0.0), sure)
    return tuple(sorted(best.items(), key=lambda item: (-item[1], item[0])))


def concepts_of(name: str) -> Meaning:
    """Return every concept that a name may hold."""
    return frozenset().union(*(concepts for concepts, _ in readings(name)))
