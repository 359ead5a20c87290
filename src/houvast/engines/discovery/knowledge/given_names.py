"""Given names that are common in the Low Countries and around, in one spelling without accents."""

from typing import Final

from houvast.engines.discovery.knowledge.listing import listed

GIVEN_NAMES: Final = listed(
    """
    aafke aaron abdel abdullah abel achmed adam adriaan adrian adriana agnes ahmed ahmet aicha aida aisha ajay
    alain albert alberto ales alessandro alex alexander alexandra alexis alfons alfred ali alice alicia alina
    aline alison alwin amal amanda amber amelie amin amina amir amira amy an ana andre andrea andreas andres
    andrew andy angela angelique anita anja anke ann anna anne annelies annemarie annemie annette annick anouk ans
    anthony anton antonio anya arie arjan arjen armand arne arno arnaud arthur astrid aurelie axel ayse babette
    barbara bart bas bastiaan beatrice beatrix ben benedikt benjamin benoit berber bernadette bernard bernd bert
    bertha betty bianca bieke birgit bjorn bob bo boris bram brandon brecht brian brigitte britt bruno burak
    camille carina carl carla carlo carlos carmen carolien carolin carolina caroline casper catherine cecile
    cedric chantal charles charlotte chiara chloe chris christa christel christian christiaan christina christine
    christoph christophe christopher cindy claire clara claude claudia claudine cleo coen colette corinne cornelia
    cornelis corrie cynthia daan dagmar daisy damien dana daniel daniela danielle danny daphne dave david debby
    deborah delphine denis denise dennis derek diana didier diederik dieter dieuwke dilan dina dirk dolf dominik
    dominique donald doris dorien dorothea douglas douwe dylan ed eddy edith eduard edward edwin eef eline elias
    elif elisa elisabeth elise elizabeth elke ella ellen elly els elsa elske emil emile emilie emily emma emmanuel
    emre eric erica erich erik erika erna ernst esther eva evelien evelyn evelyne ewout eymen fabian fabienne
    fabrice farid fatiha fatima fatma federico felix femke fenna ferdinand fernando fien filip finn fiona fleur
    floor florence florian floris francesca francesco francine francis francisco franck francois francoise frank
    franz frans fred freddy frederic frederik frederike freek friedrich frits fritz gabriel gabriela gabrielle
    gary gaston geert geertje gemma george georges georg gerard gerald gerda gerhard gerrit gertrude gert
    ghislaine gijs gilbert gilles gina giovanni gisela giulia godelieve goedele grace greet gregory greta griet
    guido guillaume gunther gustav guus guy habiba hadewych hakan hamid hamza hanna hannah hannelore hanneke hans
    harald hari harm harold harriet harry hasan hassan heidi heike hein heinrich heinz helen helena helene helga
    helmut hendrik hendrika henk henny henri henriette henrik henry herbert herman hermann hetty hicham hidde
    hilda hilde horst houda hubert hugo huib hussein ian ibrahim ida ilias ilona ilse imane imke imran ina ineke
    ines inge ingeborg ingrid irene iris irma isaac isabel isabelle ivan ivo jaap jack jacob jacoba jacqueline
    jacques jade jake jakob james jamila jan jana jane janine jannie jantine jasmijn jasmine jason jasper jay jean
    jeanine jeanne jeff jelle jen jennifer jenny jens jeremy jeroen jerome jesse jessica jette jill jo joachim
    joan joanna jochen joep joeri johan johann johanna johannes john joke jolanda jolien jonas jonathan joost
    jordy jorg jorge jorn jorrit jos jose josef josefien josephine joseph joris joshua joyce jozef juan judith
    jules julia julian julie julien juliette jurgen justin justine kaat kai karel karen karim karima karin karl
    karla karlien karolien kasper kate katharina katherine kathleen katja katrien katrin kees keith kelly ken
    kenneth kerstin kevin khadija khalid kim kirsten klaas klara klaus koen konrad kris kristel kristien kristin
    kristof kubra kurt kyle laila lana lander lara larry lars laura laure lauren laurence laurens laurent lea leah
    leen leendert leila lena lenie lennart leo leon leonie leopold leyla lia liam lidia lien lies liesbeth lieve
    lilian lilly lina linda lisa lisette liv lode lodewijk loes lore lorenzo lotte lou louis louisa louise luc
    luca lucas lucia lucie lucien ludo luis lukas luna lydia lynn maaike maarten machteld madeleine magda
    magdalena mahmoud maike maja malik manfred manon manu manuel manuela mara marc marcel marcella marco margaret
    margareta margit margot margriet maria mariam marian marianne marie marieke mariette marijke marijn marina
    mario marion marissa marit marjan marjolein mark markus marleen marlies marloes marnix mart marta martha
    martien martijn martin martina martine mary maryam maryse mathias mathieu mathilde mats matteo matthew
    matthias matthijs maud maureen maurice maurits max maxim maxime maximilian mehdi mehmet meike melanie melissa
    menno merel mia michael michaela michel michele michelle michiel mieke miguel mike milan milou mira miranda
    mireille miriam mirjam moana mohamed mohammed mohamad mona monica monika monique morgane moritz mounir mourad
    murat mustafa myriam nabil nadia nadine naima najat nancy naomi natalia natalie natasja nathalie nathan nele
    nelly nick nico nicola nicolaas nicolas nicole niek niels niklas nils nina noa noah noel noemi noor nora
    norbert norma nour olaf oleg olga oliver olivia olivier omar onno oscar oskar otto pablo pascal pascale
    patricia patrick patrik paul paula pauline pedro peggy per pepijn peter petra philip philipp philippe piet
    pieter pierre pim pranav priya quentin quinten rachel rachid rachida ralf ralph ramon ramona rania raoul
    raphael raymond rebecca reinhard reinier remco remi renaud rene renate renee ria riad ricardo richard rick rik
    rita robbe robbert robert roberto robin rodrigo roel roelof roger roland rolf romain ronald rob ron ronny rosa
    rosalie rose roos ross rosalind rowan roxane roy ruben rudi rudolf rudy ruth rutger ryan sabine sabrina sacha
    said salima salma sam samantha sami samir samira samuel sander sandra sanne santiago sara sarah saskia sascha
    sebastian sebastien selim selma senne serena serge sergio servaas seth shannon sharon sheila sibel siebe sien
    sietske sigrid silke silvia simon simone sjaak sjoerd sofia sofie soufiane sonia sonja sophia sophie soraya
    stan stef stefan stefanie stephane stephanie stephen steve steven stijn susan susanne suzan suzanne sven
    sybille sylvain sylvia sylvie tamara tania tanja tara tatiana ted teresa tessa teun theo theodor therese
    thierry thijs thom thomas tijn tijs tilde tim timo tina tine tineke tjeerd tobias tom toon toos torsten tracy
    trijntje truus tuur udo uli ulrich ulrike ursula uwe valentin valerie vanessa veerle vera veronique vicky
    victor victoria viktor vincent viola virginie viviane volker walter wendy werner wesley wessel wiebke wil
    wilhelm willem willemijn william willy wim wolf wolfgang wout wouter xander xavier yana yann yannick yara
    yasin yasmin yasmina yassine yolanda youri youssef yusuf yves yvette yvonne zahra zara zeynep zoe zoran
    lieselotte annika tabea hendrikje geraldine siegfried jurriaan nathanael liselotte karsten detlef gerlinde
    hannes margarethe irmgard jochem marten sybren wiebe ytsje froukje baukje
    """
)
