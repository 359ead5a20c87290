"""Given names and surnames of the Low Countries, put together by chance into people who do not exist."""

from typing import Final, NamedTuple


class Names(NamedTuple):
    """The names of one language group; surnames come with their infix ("" where there is none) before them."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[tuple[str, str], ...]


def _given(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _surnames(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (" ".join(part.split()).partition(",") for part in text.split(";"))
    return tuple((infix.strip(), name.strip()) for name, _, infix in pairs if name)


DUTCH: Final = Names(
    _given(
        """Aafke Anouk Babette Berber Carlijn Chantal Daphne Dieuwke Eefje Elske Evelien Fatima Femke Fenna
        Floor Geertje Gerda Hanneke Hennie Hilde Ilse Imke Ineke Jacoba Jantien Jolanda Joke Karin Kirsten
        Liesbeth Lotte Maaike Marjolein Marloes Mirjam Naima Nynke Olga Petra Rianne Roos Sandra Saskia
        Sietske Silvia Suzan Tineke Trijntje Ursula Wendy Willemijn Yasmina Yvonne Zeynep"""
    ),
    _given(
        """Abel Aart Anton Arjen Bart Bas Boudewijn Casper Coen Daan Diederik Douwe Dirk Eelco Emre Erik Evert
        Ferdi Frans Freek Gerrit Gijs Hamza Hans Harm Hendrik Hidde Huib Ivo Jaap Jelle Jeroen Joost Kees
        Klaas Koen Lars Leendert Maarten Marcel Menno Mohammed Niels Olaf Pieter Quinten Reinier Rik Roelof
        Sander Siebe Sjoerd Teun Thijs Udo Wessel Wouter Youssef"""
    ),
    _surnames(
        """Aalbers; Adema; Akkerman; Baars; Bakhuis; Beek, van; Beek, van der; Berg, van den; Bergsma; Blankers;
        Boelens; Boer, de; Boogaard, van den; Boomsma; Bosch, van den; Brink, van den; Brouwers; Bruin, de; Buitenhuis;
        Dekkers; Dijk, van; Dijkhuizen; Does, van der; Donkers; Drenth; Duin, van; Eerden, van der; Ekelhof; Elzinga;
        Engelen; Faber; Feenstra; Gelder, van; Goossen; Graaf, de; Groen; Groot, de; Haan, de; Haverkort; Heide, van
        der; Hendrikx; Heuvel, van den; Hoekema; Hogendoorn; Hoogland; Horst, ter; Huisman; Jager, de; Jong, de;
        Kamphuis; Kieft; Klaver; Kloosterman; Koning, de; Kooistra; Kort, de; Kramers; Kruisdijk; Kuipers; Laan, van
        der; Lange, de; Leeuw, de; Lindeman; Lubbers; Maas; Meer, van der; Meijerink; Mol; Mulderij; Nagel; Nieuwkerk,
        van; Oever, van den; Olthof; Oosterhof; Ouwerkerk; Paardekooper; Plas, van der; Poelstra; Pol, van de; Prins;
        Raaij, van; Reitsma; Ridder, de; Roelofsen; Rooij, van; Ruiter, de; Schaap; Schippers; Schouwstra; Slager;
        Smidt; Snoek; Spaan; Steen, van der; Steenbergen; Tabak; Tiemersma; Timmer; Tuin, van der; Uitenbroek; Veen,
        van der; Veldhuizen; Velzen, van; Verkuil; Visscher; Vliet, van; Vos, de; Waal, van der; Wagenaar; Wal, van
        de; Weerd, de; Werf, van der; Westerink; Wiersinga; Wijk, van; Wilde, de; Wind, de; Wolters; Zand, van 't;
        Zijlstra; Zomer; Zwart, de"""
    ),
)

FLEMISH: Final = Names(
    _given(
        """An Annelies Anke Bieke Britt Caro Charlotte Delphine Ellen Els Eva Fien Goedele Greet Griet
        Hannelore Hilde Ilke Ines Jill Joke Jozefien Kaat Karlien Katrien Kim Kristel Leen Lies Lieve Lore
        Machteld Marijke Marleen Mieke Nele Nore Paulien Reinhilde Rozemie Sara Sien Sofie Tine Veerle Vicky
        Wendy"""
    ),
    _given(
        """Achiel Bavo Bert Bjorn Bram Cedric Davy Dimitri Dries Filip Frederik Geert Gert Gunther Hannes
        Ignace Jef Jo Johan Joris Jurgen Karel Kobe Koenraad Kristof Lander Lode Luc Maarten Matthias Nico
        Niko Patrick Pieter-Jan Rembert Robbe Ruben Seppe Simon Stijn Sven Thibault Tom Toon Tijl Vincent
        Wannes Wim Wout Ward"""
    ),
    _surnames(
        """Aerts; Baert; Beckers; Blomme; Bogaerts; Bossuyt; Callens; Casier; Ceulemans; Claeys; Coppens; Cools;
        Daems; De Backer; De Bruyne; De Clercq; De Coninck; De Cuyper; De Meester; De Smedt; De Vos; De Wilde; Declerck;
        Depoorter; Desmet; D'Hondt; Dierickx; Engels; Everaert; Geerts; Goethals; Goossens; Govaerts; Hermans;
        Huybrechts; Lambrecht; Lemmens; Maertens; Mertens; Michiels; Moens; Nijs; Pauwels; Peeters; Raes; Roels;
        Segers; Smets; Stevens; Thys; Van Acker; Van Damme; Van den Bossche; Van den Broeck; Van der Auwera; Van Dyck;
        Van Hecke; Van Hoof; Van Laere; Vandamme; Vandenberghe; Verbeke; Verhaegen; Verlinden; Vermeulen; Verstraete;
        Wauters; Willems; Wouters; Wuyts"""
    ),
)

FRENCH: Final = Names(
    _given(
        """Adeline Anaïs Amélie Béatrice Camille Cécile Chloé Claire Delphine Élodie Émilie Fabienne Françoise
        Géraldine Hélène Inès Justine Laurence Léa Lucie Maud Mélanie Nathalie Noémie Pauline Sabine Solange
        Valérie Véronique Zoé"""
    ),
    _given(
        """Adrien Alexis André Antoine Aurélien Benoît Cédric Christophe Didier Éric Fabien Gaëtan Grégory
        Guillaume Hugues Jérôme Julien Laurent Loïc Marc Mathieu Maxime Nicolas Olivier Pascal Quentin Rémi
        Sébastien Thierry Xavier"""
    ),
    _surnames(
        """Adam; Bastin; Baudouin; Bertrand; Bodart; Bouchat; Collard; Collignon; Cornet; Defays; Delcourt; Delvaux;
        Denis; Deprez; Dethier; Dubois; Dumont; Dupuis; Etienne; Evrard; Fontaine; Gérard; Gilson; Godart; Goffin;
        Grégoire; Henrard; Jacquemin; Lacroix; Lambert; Laurent; Lecomte; Lejeune; Lemaire; Leroy; Marchal; Mathieu;
        Noël; Parmentier; Piron; Remacle; Renard; Servais; Simonis; Thiry; Toussaint; Urbain; Wéry"""
    ),
)
