"""Surnames that are common in the Low Countries and around, what they often end in, and what stands before them."""

from typing import Final

from houvast.engines.discovery.knowledge.listing import listed

SURNAMES: Final = listed(
    """
    aarts adams adriaens aerts akkerman alberts allen anderson andre appel arends backer baert bailey baker bakker
    barends bauer baum beck becker beckers beeckman bekker bell benali bennett berg berger bergman bergmann
    bernard bertrand beyer blanc blom bloemen boer boers bogaert bollen bonnet boon borremans bos bosch bosman
    bosmans bouman bouwman bouwens brand brandt braun brouwer brouwers brown bruyn bruijn buijs busch buyse
    campbell carlier carter ceulemans chen christiaens clark claes claessens claeys clercq collins collet cools
    cook cooper coppens cornelis cox cuypers damen dautzenberg davies davis de deckers declerck dekker delvaux
    demir denis desmet dewit dewulf dietrich dijkman dijkstra dirks driessen dubois dumont dupont durand dupuis
    edwards eeckhout engel engels evans evers everts fabre faure feenstra fischer fontaine franke franken franssen
    frank friedrich fuchs garcia geerts gerard gerrits girard goedhart goossens gonzalez graf gray green groen
    groenewegen groot gunther haan haas hall hamers hansen hartmann harris haas heijnen heinen hendriks hendrix
    henry herman hermans hernandez heinrich hermann heymans hill hoek hoekstra hofman hofmann hoffmann hoogland
    huber huisman hughes hughes huybrechts huys ivanov jackson jacobs jacobsen jager jansen janssen janssens
    jansma jong jonker johnson jones kaiser kaya keller kelly khan king klein knight koch kohler koster kok koning
    konig koopman kooij kramer kraus krause kruger kuhn kuiper kuipers kumar laan lam lambert lambrechts lammers
    lang lange lauwers laurent lefebvre lefevre legrand lemaire lemmens leroy leclercq lee leeuwen lehmann
    lenaerts lewis lievens linden lopez lorenz luyten maas maes mahieu maier marchand marechal martens martin
    martinez mathieu matthews mayer meijer meier mercier mertens meulen meunier meyer michel michiels miller
    mitchell moens mol molenaar moore moreau morgan morris moulin muller mulder murphy nagel neumann nguyen
    nicolas nijs noel otten otto ouwerkerk ozturk parker pauwels peeters perez petit philips phillips pieters pohl
    poels poos postma prins price puts reed renard reyes richard richter robert roberts robinson rodriguez roelofs
    rogers romijn rombouts roos rossi roth roussel roux rousseau ruiter ryan sanchez sanders schaefer schafer
    scheffer schmid schmidt schmitt schmitz schneider scholten scholz schouten schreiber schroeder schubert
    schulte schulz schulze schumacher schuster schwarz scott seghers seidel shah simon simons singh sloot smeets
    smet smit smith smits snijders sommer stam steenbergen stein stevens stewart stoffels sturm taylor thielemans
    thijs thomas thompson timmer timmermans tuinstra turner vandamme vandenberghe vandenbroeck vandevelde veen
    veenstra verbeek verbeke verbruggen vercammen verhaegen verhaeghe verheyen verhoeven vermeer vermeiren
    vermeulen verstraete vincent visser vogel vogt volk voss vos vries wagner walker walter ward watson weber
    weiss welling wendt werner white wiersma wijnen willems williams wils wilson winkler winter wolf wolff wood
    wouters wright wuyts yilmaz young zhang ziegler zimmer zimmermann zwart yildiz celik sahin arslan benamar
    bouzid haddad elamrani mansouri haddou azzouzi idrissi amrani alaoui santos silva costa ferreira nowak
    kowalski wisniewski kowalczyk popescu ionescu novak horvat peeters
    """
)
ENDINGS: Final = (
    "stra", "sma", "inga", "enga", "mans", "kamp", "huis", "huizen", "ink", "aerts", "ssen", "ssens", "sens", "mann",
    "meyer", "meijer", "dijk", "veld", "hoff", "hof", "stein", "berg", "bergh", "broek", "brink", "horst", "linden",
    "bauer", "ing", "wski", "vic", "escu", "oglu", "poulos", "idis", "wijk", "burg", "sen", "son", "ens", "aert",
    "eyn", "eau", "elle", "ois", "ard", "olt", "uis", "ema", "ers", "sson", "ova", "voort", "bos", "horn", "veen",
)  # fmt: skip
PARTICLES: Final = listed(
    """
    van von de den der het 't ter ten te op in aan bij uit voor la le les du des di da el al en zu zum zur vom
    """
)
