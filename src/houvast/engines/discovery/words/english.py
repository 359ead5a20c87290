"""English words and abbreviations in names of tables and columns; left what they mean, right how they are written."""

WORDS = """
first name: forename forenames fname firstname givenname gname firstnm frstnm
last name: surname surnames lname lastname familyname sname secondname lastnm
middle name: middlename mname midname
first: first given fore christian
last: last family sur
middle: middle mid
full: full display complete
name: name names nm nme
full name: fullname displayname realname
initial: initial initials
maiden: maiden
maiden name: birthname
nick name: nickname nick alias screenname
salutation: salutation honorific courtesy
title: title
suffix: suffix
prefix: prefix
mail: email mail emailaddress emailaddr eml emails
phone: phone tel telephone ph phonenumber phoneno telno telephoneno phones callerid caller msisdn ani dialed
extension: extension ext phoneext
mobile: mobile cell cellphone gsm mobilephone cellular mobileno
fax: fax facsimile faxno
address: address addr addresses adr
address line: address2 address3 address4 addr2 addr3 addressline addressline1 addressline2
line: line line1 line2
street: street road streetname
house: house building
house number: housenumber houseno streetno streetnumber
apartment: apartment apt flat unit suite room
postcode: postcode zip zipcode postalcode postal zipc
city: city town municipality suburb village locality
state: state province county region district
country: country nation
latitude: latitude lat
longitude: longitude lng lon long
geo: geo gps coordinates coordinate geolocation geom geometry geography spatial
location: location place
birth: birth born bday
birth date: birthdate dob birthday dateofbirth bdate
date: date day dt
moment: time datetime timestamp ts moment at on
age: age
year: year yr
month: month
gender: gender sex
language: language lang locale
marital: marital civil maritalstatus married
nationality: nationality citizenship immigration
family: spouse child children parent guardian dependents dependants sibling household
death: death deceased died
partner: partner
ssn: dni nif nie pesel cnp codicefiscale ssn socialsecurity nino nationalid nationalidnumber socialsecuritynumber
national: national
social: social
security: security
taxnumber: tin taxid
passport: passport passportno
permit: visa permit residencepermit workpermit
idcard: idcard identitycard identification
driving: driver driving drivers license licence
document: document
vat: vat vatno vatnumber
coc: coc chamber
customer: customer customers cust client clients debtor buyer subscriber subscribers shopper payer recipient receiver
customer number: custno customerno customernumber custnum clientno memberno membernumber
member: member members membership
person: person persons people party individual citizen resident human subjectperson
contact: contact contacts
lead: lead leads prospect prospects suspect
employee: employee employees staff personnel worker agent agents rep salesperson salesrep teacher operator manager
employee: assignee handler crew
employee number: employeenumber empno employeeno staffno
patient: patient patients
student: student students pupil attendee participant candidate applicant
guest: reviewer requester reporter guest visitor passenger tenant donor author owner sender
user: user users usr
login: login logon signin
user name: username loginname loginid logonname uname
contract: contract policy subscription insured
account: account acct acc accounts
bank: bank
iban: iban
bic: bic swift sortcode routing
card: card creditcard ccard cc debitcard cardno cardnumber ccnumber ccn pan
cvv: cvv cvc csc
expiry: expiry expires exp expiration expdate valid
holder: holder cardholder accountholder beneficiary
number: number no num nbr numero nr
identifier: identifier reference ref refno
id: id ids pk fk uid
key: key
code: code cd
plate: plate licenseplate licenceplate numberplate registrationnumber
vin: vin chassis
vehicle: vehicle car
income: salary income wage pay payrate wages remuneration earnings
credit: credit creditlimit creditrating debt solvency bonus commission
password: password passwd pwd pass passcode passphrase pin passwordhash
hash: hash digest encrypted hashed
salt: salt
secret: securekey secret secretkey credential credentials
token: token apikey accesstoken refreshtoken resettoken auth nonce
ip: ip ipaddress ipaddr ipv4 ipv6 remoteaddr remoteip clientip
mac: mac macaddress macaddr
cookie: cookie cookieid gaid gclid fbclid trackingid visitorid clientid
device: device imei imsi udid idfa deviceid advertisingid serialnumber fingerprintid
session: session sessionid sessionkey
useragent: useragent browser agentstring ua
url: url link website homepage web www site uri href webpage
socialmedia: twitter facebook linkedin instagram skype whatsapp telegram messenger im jabber icq xing tiktok bluesky
socialmedia: mastodon
note: note notes comment comments remark remarks memo annotation feedback internalnote testimonial review
message: message messages msg reply chat sms
body: body content contents html plaintext
text: text freetext txt
description: description descr desc
summary: summary details detail info information
complaint: complaint complaints
answer: answer response
question: question
subject: subject topic headline
transcript: transcript transcription utterance
recording: recording audio voice voicemail
photo: photo picture avatar image portrait headshot thumbnail pic selfie
signature: signature
biography: bio biography about resume cv profile
health: health smoker smokes medical medication medicine diagnosis disease illness allergy allergies allergic
health: bloodtype blood pregnant pregnancy symptom symptoms treatment prescription sick sickness healthinsurance
health: dietary vaccination vaccinated therapy
disability: disability disabled impairment wheelchair
ethnicity: ethnoracial ethnicity ethnic race racial
religion: religion religious faith church denomination belief
union: tradeunion
trade: trade
labor union: union
politics: political politics partyaffiliation vote
sexuality: sexual sexuality orientation
criminal: criminal conviction convictions offence offense arrest felony
biometric: biometric fingerprint faceprint iris retina voiceprint faceid
health: tobacco alcohol smoking drug drugs dosage immunization vitals injury handicap
genetic: genetic dna genome
consent: consent gdpr permission agreed terms agreement
optin: donotcontact optin optout unsubscribe unsubscribed subscribed donotcall dnc donotmail donotemail dnd
opt: opt
preference: preference preferences interests interest hobby hobbies demographics
newsletter: newsletter marketing promotion
job: job occupation profession function position jobtitle role
department: department dept division
company: company organization organisation org firm business employer enterprise institution companyname shop store
company: branch
supplier: supplier vendor shipper carrier manufacturer
education: education degree school university study studies certificate diploma qualification
hire: hire hired hiredate employed
order: order orders purchase purchases rental rentals booking bookings reservation reservations sale sales basket cart
invoice: invoice invoices bill billing
ship: ship shipping delivery shipment
payment: payment payments transaction transactions refund
amount: amount total subtotal balance sum
price: price cost fee rate
quantity: quantity qty count qnt
ticket: ticket tickets case cases incident request claim issue
call: call calls cdr
thread: thread entry conversation dialogue dialog history
visit: visit visits pageview click
event: event events appointment meeting task activity activities
log: log logs audit
score: score segment
product: product products item items article part sku goods stock film movie track album artist genre song book media
product: playlist material inventory asset
category: category categories group class
type: type types sort kind
status: status stage phase priority
brand: brand model color colour size weight style
currency: currency
tax: tax
created: created create added inserted
updated: updated modified changed update
deleted: deleted removed archived
start: start from begin since valid_from effective
end: end until to thru
flag: is has allow can enabled active flag indicator bool
file: file filename attachment path folder directory filepath
table: table field column schema
template: template layout format
config: config setting settings configuration parameter option options property
module: module plugin extensionmodule component
queue: queue list channel source campaign
version: version revision
sent: sent verified confirmed validated bounced invalid checked
server: server host port smtp imap domain hostname
parent: parentid
system: system application app machine process
currency code: iso
territory: territory zone area timezone
warehouse: warehouse
language code: languagecode
role: role roles privilege permissions
label: label tag caption
help: help faq
"""
