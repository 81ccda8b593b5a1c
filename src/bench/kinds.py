"""The kinds of queries that compare.py asks: shapes of the saved questions over the real data, and what clients of SPARQL
endpoints ask of anything. Each has values that differ from request to request, in the form %(name)s.

They read the default graph only, which is all that the other engines are given, and are ordered where they are cut.
"""

PREFIXES = """PREFIX egn: <https://w3id.org/egnatia/def/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

KINDS = {
    "one thing": "SELECT ?p ?o { <%(thing)s> ?p ?o }",
    "entity in": "SELECT ?s ?p { ?s ?p <%(thing)s> }",
    "label": "SELECT ?label { <%(thing)s> rdfs:label ?label FILTER (LANG(?label) = \"en\") }",
    "describe": "DESCRIBE <%(thing)s>",
    "ask": "ASK { <%(thing)s> a ?class }",
    "classes and labels": """SELECT ?class ?name { <%(thing)s> a ?class OPTIONAL { ?class rdfs:label ?name } }""",
    "events between": """SELECT ?event ?date ?kind ?label {
  ?event a egn:Event ; egn:date ?date ; egn:eventKind/skos:prefLabel ?kind ; rdfs:label ?label .
  FILTER (?date >= "%(year)d-01-01"^^xsd:date && ?date <= "%(year)d-12-31"^^xsd:date)
} ORDER BY ?date ?event""",
    "contains": """SELECT ?s ?label { ?s rdfs:label ?label FILTER (CONTAINS(LCASE(STR(?label)), "%(word)s")) }
ORDER BY ?s LIMIT 50""",
    "regular expression": """SELECT ?s ?label { ?s a egn:Instrument ; rdfs:label ?label FILTER (REGEX(?label, "%(word)s", "i")) }""",
    "partners and bodies": """SELECT ?partner ?body (COUNT(DISTINCT ?tie) AS ?ties) {
  ?partner a egn:WesternBalkansPartner .
  ?body a egn:Organisation .
  ?tie egn:holder|egn:counterpart ?partner ; egn:holder|egn:counterpart ?body .
  FILTER (?body != <%(thing)s>)
} GROUP BY ?partner ?body ORDER BY ?partner ?body""",
    "top sources": """SELECT ?source (COUNT(?fact) AS ?facts) { ?fact egn:evidence/egn:source ?source ; egn:topic ?topic }
GROUP BY ?source ORDER BY DESC(?facts) ?source LIMIT %(few)d""",
    "counts by class": """SELECT ?class (COUNT(?s) AS ?n) { ?s a ?class FILTER (?class != <%(thing)s>) } GROUP BY ?class ORDER BY ?class""",
    "events by kind": """SELECT ?kind (COUNT(?event) AS ?n) { ?event egn:eventKind ?kind ; egn:date ?date FILTER (YEAR(?date) = %(year)d) }
GROUP BY ?kind HAVING (COUNT(?event) > 1) ORDER BY DESC(?n) ?kind""",
    "evidence of a thing": """SELECT DISTINCT ?fact ?source ?name { ?fact ?role <%(partner)s> ; egn:evidence/egn:source ?source .
  ?source rdfs:label ?name } ORDER BY ?fact ?source LIMIT %(few)d""",
    "status as of": """SELECT ?partner ?status ?since {
  VALUES ?day { "%(year)d-07-01"^^xsd:date }
  ?fact egn:relationKind <https://w3id.org/egnatia/voc/relation-kind/accession-status> ; egn:holder ?partner ;
    egn:status/skos:prefLabel ?status ; egn:startedOn ?since .
  OPTIONAL { ?fact egn:endedOn ?end }
  FILTER (?since <= ?day && COALESCE(?end, ?day) >= ?day)
} ORDER BY ?partner""",
    "grades of a year": """SELECT ?area ?partner ?grade {
  ?fact egn:reportYear %(report)d ; egn:area ?a ; egn:about ?p ; egn:grade ?g .
  ?g skos:inScheme <https://w3id.org/egnatia/voc/preparation-level> ; skos:prefLabel ?grade .
  ?a skos:prefLabel ?area . ?p rdfs:label ?partner FILTER (LANG(?partner) = "en")
} ORDER BY ?area ?partner""",
    "figures of a measure": """SELECT ?figure ?who ?value ?from ?unit {
  ?figure egn:measure <%(measure)s> ; egn:about ?who ; egn:value ?value .
  OPTIONAL { ?figure egn:periodStart ?from }
  OPTIONAL { ?figure egn:unit ?unit }
} ORDER BY ?figure LIMIT 200""",
    "averages": """SELECT ?measure ?who (AVG(?value) AS ?mean) (MAX(?value) AS ?most) {
  ?figure egn:measure ?measure ; egn:about ?who ; egn:value ?value ; egn:periodStart ?from . FILTER (YEAR(?from) = %(year)d)
} GROUP BY ?measure ?who ORDER BY ?measure ?who""",
    "history of an instrument": """SELECT ?fact ?what ?from {
  { ?fact a egn:Event ; egn:about <%(instrument)s> ; egn:eventKind ?what ; egn:date ?from }
  UNION { ?fact a egn:Relation ; egn:underInstrument|egn:counterpart <%(instrument)s> ; egn:state ?what
    OPTIONAL { ?fact egn:startedOn ?from } }
} ORDER BY ?from ?fact""",
    "without": """SELECT ?instrument { ?instrument a egn:Instrument FILTER NOT EXISTS { ?event egn:about ?instrument }
  FILTER (?instrument != <%(instrument)s>) } ORDER BY ?instrument""",
    "minus": """SELECT ?event { { ?event a egn:Event ; egn:about ?who } MINUS { ?event egn:topic ?topic ; egn:about <%(partner)s> } } ORDER BY ?event LIMIT %(few)d""",
    "narrower concepts": """SELECT ?below { ?below skos:broader* <%(concept)s> } ORDER BY ?below""",
    "parts of a whole": """SELECT ?part ?whole { ?part egn:partOf+ ?whole . ?whole a egn:Instrument
  FILTER (?whole != <%(instrument)s>) } ORDER BY ?part ?whole""",
    "names in languages": """SELECT ?partner ?tag ?name {
  VALUES ?tag { "sq" "sr-Latn" "mk" "%(tag)s" }
  ?partner a egn:WesternBalkansPartner ; rdfs:label|skos:prefLabel|skos:altLabel ?name
  FILTER (LCASE(LANG(?name)) = LCASE(?tag))
} ORDER BY ?partner ?tag ?name""",
    "latest of each kind": """SELECT ?kind ?latest ?event {
  { SELECT ?kind (MAX(?date) AS ?latest) { ?e egn:eventKind ?kind ; egn:date ?date FILTER (?date < "%(year)d-01-01"^^xsd:date) } GROUP BY ?kind }
  ?event egn:eventKind ?kind ; egn:date ?latest
} ORDER BY ?kind ?event""",
    "a graph of evidence": """CONSTRUCT { ?fact egn:evidence ?evidence . ?evidence egn:source ?source }
{ ?fact egn:about <%(thing)s> ; egn:evidence ?evidence . ?evidence egn:source ?source }""",
}

WORDS = "police border asylum fund court return visa crime reform rights council agreement data drug customs judge".split()
TAGS = "bs hr cnr de fr sr-Cyrl".split()
# What the values are taken from: one thing in each row.
LISTS = {
    "thing": "SELECT DISTINCT ?s { ?s a egn:Actor } ORDER BY ?s",
    "partner": "SELECT ?s { ?s a egn:WesternBalkansPartner } ORDER BY ?s",
    "instrument": "SELECT DISTINCT ?s { ?s a egn:Instrument } ORDER BY ?s",
    "measure": "SELECT DISTINCT ?s { ?f egn:measure ?s } ORDER BY ?s",
    "concept": "SELECT DISTINCT ?s { ?b skos:broader ?s } ORDER BY ?s",
}


def query(kind, lists, turn, mark=None):
    """The query of a kind at some turn; a mark makes the text another one, for there are fewer years than turns."""
    values = {name: things[turn * 7 % len(things)] for name, things in lists.items()}
    values.update(year=2000 + turn % 25, report=2019 + turn % 7, few=10 + turn % 90, word=WORDS[turn % len(WORDS)],
                  tag=TAGS[turn % len(TAGS)])
    return ("" if mark is None else "# %d\n" % mark) + PREFIXES + KINDS[kind] % values
