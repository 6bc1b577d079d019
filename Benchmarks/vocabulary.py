"""The words that the generated graph is made of: plain, accented, of other scripts, and with every
character that some format has to escape."""

# A node's type, and up to where in 0 ..< 1 it is drawn.
TYPES = {
    "Person": 0.38, "Organization": 0.66, "Place": 0.78, "Event": 0.86, "Document": 0.94, "Topic": 1.0,
}

RELATIONS = [
    "employs", "ownsSharesIn", "suppliedBy", "locatedAt", "wroteTo", "testifiedAgainst", "financed",
    "mergedWith", "mentions", "suedBy", "attended", "advises",
]

FIRST_NAMES = (
    "Agnès Bartłomiej Carmen Đorđe Eirík Frédérique Gülşen Håkon Inés Jānis Katarína Lóránt Magnús Nuño Ömer "
    "Paweł Quirin Rūta Sébastien Þóra Ülle Václav Wilhelmína Xóchitl Yaël Žofia Alice Bob Carol Daniel Esther "
    "Frank Helen Ivan Judith Kenneth"
).split()

LAST_NAMES = (
    "Abdullahi Böhm Castañeda D'Angelo Ekström Fąfara Grünwald Håland Ílhan Jørstad Käärik Łoś Mbeki Núñez "
    "O'Malley Pérez Quist Řehoř Şimşek Tőkés Underwood Vázquez Wójcik Yıldız Zürcher Baker Carter Evans "
    "Fisher Hughes Morgan Turner"
).split()

HOUSES = [
    "Amber", "Baltic", "Compañía", "Delta", "Étoile", "Fjord", "Grüne", "Harbour", "Iberian", "Jadran",
    "Königs", "Levant", "Meridian", "Nørre",
]
TRADES = [
    "Shipping", "Freight", "Papier", "Pêcheries", "Chemicals", "Minerals", "Leasing", "Brokers", "Câbles",
    "Textiles", "Grain", "Ports", "Fuels", "Presse",
]
LEGAL_FORMS = [
    "AB", "ApS", "B.V.", "GmbH & Co. KG", "K.K.", "Ltd", "N.V.", "S.à r.l.", "& Daughters", '"Freeport"',
    "<holding>", "有限公司", "АО",
]
PLACES = [
    "Aarhus", "Besançon", "Cádiz", "Düsseldorf", "Évora", "Gdańsk", "Hà Nội", "İzmir", "Kraków", "Málaga",
    "Nîmes", "Olomouc", "Plovdiv", "Rotterdam", "Tromsø", "Valparaíso", "Łódź", "Пловдив", "横浜", "Πάτρα",
]
SUBJECTS = [
    "port fees", "R&D credits", "fuel quotas", "the <2% rule", '"green" bonds', "fishing rights", "CO₂ permits",
    "grain storage", "cable routes", "customs forms", "ship registers", "dredging", "tariffs > 10%",
    "crew wages", "pilotage",
]

# How something of each type is called.
NAMES = {
    "Person": ["{first} {last}"] * 15 + ['{first} "{house}" {last}'],
    "Organization": ["{house} {trade}", "{house} {trade} {form}", "{last} & {last} {form}"],
    "Place": ["{place}, quay {number}", "{place} depot {number}"],
    "Event": ["{house} hearing on {subject}, {year}", "{place} meeting {year}"],
    "Document": ["Report {number}/{year} on {subject}", "Letter about {subject} & {subject}"],
    "Topic": ["{subject} no. {number}"],
}

VERBS = (
    "signed disclosed refused ordered inspected approved questioned withdrew shipped returned "
    "recorded delayed sold transferred demanded settled"
).split()

WORDS = (
    "a the its this another every first second last earlier later sealed missing public private joint ledger "
    "invoice cargo contract permit payment shipment warehouse vessel inspector clerk tribunal regulator "
    "committee shareholder agency audit notice appeal tender dépôt régie mañana über façade señal"
).split()

ASIDES = [
    "the court heard", "as the ledger shows", "under clause 7", "for about €3.1 million", "so the register says",
    "at less than <5% of the price", "in a letter of 4 May", "according to AFP & Reuters", "— twice —",
    "despite the R&D clause", "the agent's lawyer said", "when the audit ended", "in the annex",
]
