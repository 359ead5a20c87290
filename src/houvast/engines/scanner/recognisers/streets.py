"""What the names of streets end in, begin with and consist of, in four languages."""

from typing import Final

from houvast.engines.scanner.recognisers.runs import words

# Endings that make a street of a word with a house number behind it, also without a capital.
SURE: Final = (
    *("straat", "straatje", "laan", "laantje", "dreef", "gracht", "singel", "steenweg", "plantsoen", "steeg", "kade"),
    *("plein", "strasse", "str", "gasse", "allee", "platz", "avenue", "boulevard", "stiege", "chaussee"),
)
# Endings that do so for a word with a capital.
LIKELY: Final = (
    *("weg", "wegel", "pad", "paadje", "hof", "hofje", "hoven", "dijk", "lei", "baan", "ring", "erf", "werf", "akker"),
    *("akkers", "akkerke", "laagte", "hoogte", "gaarde", "gaard", "kamp", "weide", "weiden", "wei", "beemd", "beemden"),
    *("donk", "berg", "dal", "duin", "duinen", "horst", "bos", "bosch", "heide", "hei", "tuin", "tuinen", "brink"),
    *("haag", "hage", "hagen", "hoek", "hoekje", "oever", "rand", "zoom", "vest", "vliet", "sloot", "beek"),
    *("burg", "poort", "markt", "wal", "haven", "enk", "kreek", "meer", "veld", "velden", "plaats"),
    *("straatweg", "sluis", "brug", "molen", "schans", "stede", "diep"),
    *("hoeve", "hoven", "heuvel", "kouter", "mortel", "polder", "rijt", "schoot"),
    *("wijk", "wijck", "winkel", "woud", "zijde", "zicht", "eiland"),
    *("stieg", "steig", "twiete", "ufer", "damm", "graben", "anger", "feld", "winkel", "kamp", "bach", "wall"),
    *("garten", "grund", "leite", "rain", "ried", "steg", "markt", "busch", "wiese", "wiesen", "promenade"),
    *("zeile", "chaussee", "bogen", "reihe", "pfad", "hoehe", "muehle", "wald", "brunnen", "hain", "moor", "teich"),
    *("weyde", "weerd", "waard", "terp", "stroom", "vaart", "kolk"),
)
# Words with such an ending that are no street.
NEVER: Final = words(
    "parkplatz stellplatz sitzplatz arbeitsplatz laadkade speelplein schoolplein dienstweg rechtsweg fahrweg "
    "onderweg terugweg snelweg uitweg omweg weg halverweg spoorweg parkeerplaats werkplaats zitplaats "
    "standplaats staanplaats ligplaats laadplaats plaats opslagplaats invulveld tekstveld zoekveld veld "
    "datumveld keuzeveld kilometer parameter diameter meter thermometer winkel webwinkel land buitenland "
    "nederland duitsland rusland duitsland engeland ierland schotland zwitserland finland thailand wijk "
    "water park haven kamp berg bos brug molen feld grund umfeld abgrund sportpark bedrijventerrein zand "
    "hoek rand gang kant bericht wifi les proces adres succes res des es lo loo ham dal diep rode dam wal "
    "put zicht tal quartal wald garten kwartier baan lane road street close ring erf hof markt poort "
    "passage sluis aanvraag uitgang ingang doorgang toegang overgang voortgang vergang jaargang afgang "
    "omgang datumveld pakket tarif total kapital portal digital festival spital hospital anfang eingang "
    "ausgang vorgang zugang jahrgang lehrgang rundgang schwarzwald opbrengst interes acces notities "
    "versies opties lucas moses files services premies kosten dossiers maandag vrijdag inrichting korting "
    "verzekering rekening bestelling levering melding storing lening betaling afspraak ordering nering "
    "kring ouderling leerling kooplaagte wereld geweld bankgarantie schutterij"
)
# Words with which the name of a street may begin when more words follow.
OPENERS: Final = words(
    "oude nieuwe grote kleine lange korte hoge lage eerste tweede derde vierde noord zuid oost west "
    "noorder zuider burgemeester burg prof professor dr doctor dokter prins prinses koning koningin graaf "
    "gravin sint st pater pastoor kanunnik generaal admiraal kapitein president jan johan willem pieter "
    "piet karel jacob hendrik anna maria albert leopold gerard antoon frans jozef edward victor rue de "
    "het den ter ten op laan plein weg kade achter onder boven voor aan in groot klein binnen buiten am "
    "an auf im in zum zur unter hinter vor bei alte alter neue neuer grosse kleine obere untere kaiser "
    "konig karl friedrich wilhelm berliner hamburger munchner"
)
INNER: Final = words(
    "van de der den het t 's s ter ten te en von dem des du la le les l d aux et sur op in a au en sous saint sainte"
)
# Words by which a name with several parts goes on behind its first word, whatever that is: `Jan van Galenstraat`.
LINKS: Final = words("van de der den het t ter ten von du des s l d")
# French types of street: the name follows. Also as they are abbreviated.
FRENCH: Final = words(
    "rue avenue av ave boulevard bd bld boul impasse allee allees chemin clos place pl quai route rte "
    "ruelle sentier square cours passage residence cite hameau chaussee drevelet dreve venelle esplanade "
    "faubourg promenade traverse montee cour villa voie rond-point parvis galerie sente lotissement mail "
    "porte carrefour"
)
ENGLISH: Final = words(
    "street st road rd close cl rise mews lane ln avenue ave drive dr court ct way place pl terrace "
    "crescent cres gardens gdns grove hill park row square sq view walk wharf yard green parade croft "
    "meadow meadows fold drove gate vale mount heights loan brae wynd quay boulevard blvd end field "
    "fields paddock copse chase garth orchard bank dale villas cottages parkway highway circle common "
    "embankment esplanade strand reach ridge spinney"
)
GERMAN_OPENERS: Final = words("am an auf im in zum zur unter hinter vor bei")


def is_sure(key: str) -> bool:
    """Whether a word is the name of a street with or without a capital."""
    return key not in NEVER and any(key.endswith(ending) and len(key) > len(ending) + 2 for ending in SURE)


def is_likely(key: str) -> bool:
    """Whether a word with a capital is the name of a street."""
    return key not in NEVER and any(key.endswith(ending) and len(key) > len(ending) + 2 for ending in SURE + LIKELY)
