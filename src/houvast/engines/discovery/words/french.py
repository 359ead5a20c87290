"""French words and abbreviations in names of tables and columns; left what they mean, right how they are written."""

WORDS = """
first name: prenom prenoms prnom
last name: nomfamille nomdefamille patronyme
last: famille
name: nom noms
maiden name: nomnaissance nomjeunefille
maiden: jeunefille
initial: initiale initiales
salutation: civilite civ
title: titre
mail: courriel mel adressemail
phone: telephone telephones numtel notel teleph
mobile: portable telportable
address line: adresse2 adresse3 adresseligne
address: adresse adresses
street: rue voie libellevoie avenue
house number: numrue numvoie numerovoie numeromaison
box: boite boitepostale bp
postcode: cp codepostal codpost cpostal npa
city: ville localite commune lieu
state: departement region canton
country: pays codepays
birth date: datenaissance datenaiss dnaiss ddn datnais
birth: naissance naiss nais
date: jour
age: agepersonne
year: annee
gender: sexe genre
language: langue
marital: etatcivil situationfamiliale matrimonial
nationality: nationalite
family: enfant enfants conjoint
death: deces decede
nrn: registrenational numnational niss numeronational numregistrenational nregnat
ssn: nir secu numsecu insee
passport: passeport
idcard: carteidentite cni
driving: permisconduire permis
vat: tva numtva
coc: siret siren bce numentreprise
customer: client clients clientele debiteur abonne abonnes adherent adherents
customer number: numclient noclient nclient numeroclient codeclient refclient
member: membre membres
person: personne personnes usager usagers citoyen habitant individu
contact: interlocuteur
employee: employe employes salarie salaries personnel collaborateur agent
employee number: matricule
patient: malade
student: eleve eleves etudiant stagiaire
user: utilisateur utilisateurs
user name: identifiantconnexion pseudo nomutilisateur
contract: contrat abonnement police
account: compte
bank account: comptebancaire numcompte rib numerocompte
holder: titulaire
number: numero num no
plate: immatriculation plaque immat
income: salaire revenu revenus
credit: dette impaye
password: motdepasse mdp passe
secret: secrete
note: remarque remarques commentaire commentaires observation observations remarq rem notes memo
message: messages
body: corps contenu
text: texte textelibre
description: libelle descriptif
complaint: plainte reclamation
answer: reponse
question: questions
subject: sujet objet
recording: enregistrement
photo: photographie image
signature: paraphe
health: sante maladie medical medicale traitement medicament allergie mutuelle grossesse diagnostic groupesanguin
disability: invalidite handicap
ethnicity: ethnie origine
religion: confession culte croyance
union: syndicat syndical
politics: politique opinionpolitique
sexuality: orientationsexuelle sexuelle
criminal: casier casierjudiciaire condamnation judiciaire
biometric: empreinte empreintes
consent: consentement accord
preference: preferences
newsletter: infolettre lettreinfo
job: fonction profession metier poste
department: service
company: societe entreprise raisonsociale etablissement employeur magasin
supplier: fournisseur
education: diplome formation
order: commande commandes
invoice: facture factures
payment: paiement paiements reglement
amount: montant solde
price: prix
quantity: quantite qte
ticket: dossier demande
call: appel appels
visit: visite
event: evenement rendezvous
product: produit produits
category: categorie rubrique groupe
status: statut etat
type: sorte
created: creation cree
updated: modification modifie maj
deleted: supprime
start: debut
end: fin
flag: est
file: fichier
"""
