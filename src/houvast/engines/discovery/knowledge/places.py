"""Towns that addresses in the Low Countries and around often name, in one spelling without accents."""

from typing import Final

from houvast.engines.discovery.knowledge.listing import listed, listed_by_comma

TOWNS: Final = listed_by_comma(
    """
    amsterdam, rotterdam, den haag, 's-gravenhage, utrecht, eindhoven, groningen, tilburg, almere, breda,
    nijmegen, apeldoorn, haarlem, arnhem, enschede, amersfoort, zaandam, zaanstad, den bosch, 's-hertogenbosch,
    haarlemmermeer, hoofddorp, zwolle, zoetermeer, leiden, leeuwarden, maastricht, dordrecht, ede, alphen aan den
    rijn, alkmaar, emmen, delft, westland, venlo, deventer, sittard, geleen, helmond, oss, hilversum, heerlen,
    hengelo, purmerend, amstelveen, lelystad, roosendaal, schiedam, spijkenisse, vlaardingen, gouda, assen, bergen
    op zoom, capelle aan den ijssel, veenendaal, katwijk, zeist, nieuwegein, hoorn, roermond, doetinchem, den
    helder, terneuzen, middelburg, vlissingen, goes, kampen, meppel, hoogeveen, drachten, sneek, heerenveen, tiel,
    wageningen, barneveld, harderwijk, ermelo, weert, uden, veghel, boxtel, waalwijk, woerden, houten, culemborg,
    bussum, huizen, naarden, weesp, heemskerk, beverwijk, castricum, heerhugowaard, winschoten, delfzijl, veendam,
    stadskanaal, almelo, oldenzaal, zutphen, winterswijk, antwerpen, anvers, gent, gand, brugge, bruges, leuven,
    louvain, mechelen, malines, aalst, kortrijk, hasselt, oostende, genk, roeselare, turnhout, sint-niklaas,
    brussel, bruxelles, brussels, schaarbeek, anderlecht, elsene, ixelles, ukkel, uccle, luik, liege, namen,
    namur, charleroi, bergen, mons, doornik, tournai, verviers, la louviere, waver, wavre, aarlen, arlon, eupen,
    dendermonde, lokeren, beveren, vilvoorde, geel, mol, lier, herentals, ieper, waregem, knokke, torhout,
    tongeren, sint-truiden, bilzen, maaseik, halle, ninove, geraardsbergen, oudenaarde, eeklo, deinze, zottegem,
    tielt, nivelles, dinant, huy, spa, bastogne, berlin, hamburg, munchen, muenchen, munich, koln, koeln, cologne,
    frankfurt, frankfurt am main, stuttgart, dusseldorf, duesseldorf, dortmund, essen, leipzig, bremen, dresden,
    hannover, nurnberg, nuernberg, duisburg, bochum, wuppertal, bielefeld, bonn, munster, muenster, karlsruhe,
    mannheim, augsburg, wiesbaden, aachen, kiel, halle, magdeburg, freiburg, krefeld, lubeck, mainz, erfurt,
    rostock, kassel, potsdam, oldenburg, osnabruck, leverkusen, wien, graz, linz, salzburg, innsbruck, zurich,
    geneve, basel, bern, lausanne, paris, marseille, lyon, toulouse, nice, nantes, strasbourg, montpellier,
    bordeaux, lille, rennes, reims, toulon, grenoble, dijon, angers, nimes, metz, nancy, rouen, caen, orleans,
    mulhouse, tours, amiens, luxembourg, luxemburg, esch-sur-alzette, london, birmingham, manchester, leeds,
    glasgow, sheffield, liverpool, bristol, edinburgh, cardiff, belfast, leicester, coventry, nottingham,
    newcastle, brighton, oxford, cambridge, york, reading, cowes, dublin, cork, new york, los angeles, chicago,
    houston, phoenix, philadelphia, san antonio, san diego, dallas, austin, boston, seattle, denver, portland,
    atlanta, miami, detroit, madison, san francisco, redmond, kirkland, tacoma, toronto, montreal, vancouver,
    calgary, edmonton, ottawa, winnipeg, halifax, madrid, barcelona, valencia, sevilla, lisboa, porto, roma, rome,
    milano, torino, napoli, bologna, bergamo, prague, praha, warszawa, krakow, budapest, copenhagen, kobenhavn,
    stockholm, oslo, helsinki, sydney, melbourne, sao paulo, rio de janeiro, buenos aires, mexico, istanbul,
    ankara
    """
)
COUNTRIES: Final = listed_by_comma(
    """
    nederland, the netherlands, netherlands, holland, pays-bas, niederlande, belgie, belgium, belgique, belgien,
    duitsland, germany, deutschland, allemagne, frankrijk, france, frankreich, luxemburg, luxembourg, verenigd
    koninkrijk, united kingdom, uk, great britain, engeland, england, grossbritannien, royaume-uni, ierland,
    ireland, spanje, spain, espagne, spanien, italie, italy, italien, portugal, polen, poland, pologne,
    oostenrijk, austria, autriche, osterreich, zwitserland, switzerland, suisse, schweiz, denemarken, denmark,
    danemark, zweden, sweden, suede, noorwegen, norway, norvege, finland, finlande, tsjechie, czech republic,
    hongarije, hungary, roemenie, romania, bulgarije, bulgaria, griekenland, greece, grece, turkije, turkey,
    turquie, turkei, marokko, morocco, maroc, suriname, curacao, aruba, verenigde staten, united states, usa,
    etats-unis, canada, brazilie, brazil, bresil, mexico, argentina, argentinie, venezuela, australia, australie,
    japan, china, india, indonesia, russia, rusland, south africa, chile, israel, egypt
    """
)
COUNTRY_CODES: Final = listed(
    """
    nl be de fr lu gb uk ie es it pt pl at ch dk se no fi cz hu ro bg gr tr ma sr cw aw us ca br mx ar ve au jp cn
    in id ru za cl il eg sk si hr rs ua ee lv lt is mt cy nld bel deu fra lux gbr irl esp ita prt pol aut che dnk
    swe nor fin cze hun rou bgr grc tur mar usa can bra
    """
)
STREETS: Final = (
    "straat", "laan", "weg", "plein", "gracht", "kade", "singel", "dreef", "steeg", "markt", "plantsoen", "baan",
    "lei", "vest", "strasse", "str.", "platz", "allee", "gasse", "damm", "ufer", "ring", "pad", "dijk", "hof", "wal",
    "boulevard", "oever",
)  # fmt: skip
STREET_WORDS: Final = listed(
    """
    rue avenue av boulevard bd chaussee place quai allee chemin impasse route street st road rd lane ln drive dr
    court ct way ave blvd close square terrace crescent parkway plaza calle via steenweg laan straat weg plein am
    an auf im
    """
)
