package org.w3id.egnatia.check;

import java.util.List;

/** The rules that reading holds: text, syntax, IRIs and literals, each file by itself. */
final class ReadingRules {

    static final List<Rule> ALL = List.of(
            Rule.error("bad-iri", Rule.Stage.FILE, "An IRI is well formed by RFC 3987",
                    "What one program repairs another refuses, and the link is dead.",
                    "Copy the address anew, with %20 for a space.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        skos:exactMatch <https://example.org/a b> .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        skos:exactMatch <https://example.org/a%20b> .""").ofStyle(15),
            Rule.error("bad-language", Rule.Stage.FILE, "A language tag is one of BCP 47",
                    "Readers choose texts by the tag.",
                    "Write the code of the language, such as en or sr-Latn.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@english_uk .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("bad-lexical", Rule.Stage.FILE, "A value has the form of its datatype",
                    "A value of another form is compared with none.",
                    "Write it in the form of XML Schema: days as YYYY-MM-DD, numbers as digits.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        dcterms:issued "2020-02-30"^^xsd:date .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        dcterms:issued "2020-02-29"^^xsd:date ."""),
            Rule.error("bad-scheme", Rule.Stage.FILE, "An IRI is an address of the web",
                    "Other schemes lead nowhere, or to one machine.",
                    "Write an http or https address.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        skos:exactMatch <mailto:example> .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        skos:exactMatch <https://example.org/example> ."""),
            Rule.error("base", Rule.Stage.FILE, "A file has no base",
                    "IRIs would mean another thing in every place.",
                    "Write IRIs in full or with a prefix.", """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    @base <https://example.org/> .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """),
            Rule.error("bidi-control", Rule.Stage.FILE,
                    "Controls of the reading direction are closed where they were opened",
                    "Text would show in another order than it stands.",
                    "Remove the control.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Exam\u202Eple"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("bom", Rule.Stage.FILE, "A file begins with its text",
                    "A byte order mark is a character too many for some programs.",
                    "Save the file as UTF-8 without a byte order mark.", """
                    # file: data/example.ttl
                    \uFEFF@prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """).asWarning(),
            Rule.error("control-character", Rule.Stage.FILE, "There are no control characters",
                    "Nobody sees them, and many programs stop at them.",
                    "Remove the character.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Exam\001ple"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("empty-file", Rule.Stage.FILE, "A file says something",
                    "An empty file is a graph of nothing.",
                    "Fill or remove it.", """
                    # file: ontology/example.ttl
                    # Nothing yet.
                    """, """
                    # in: ontology/shapes/example.ttl
                    shape:Example a sh:NodeShape ;
                        sh:targetClass egn:Presidency ;
                        sh:nodeKind sh:IRI .""").asWarning(),
            Rule.error("file-too-large", Rule.Stage.FILE, "A file has at most 10 MiB",
                    "A file that no editor opens is read by nobody.",
                    "Split it.", """
                    # file: data/example.ttl
                    # {{x 10485761}}
                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """),
            Rule.error("foreign-namespace", Rule.Stage.FILE, "Subjects are things of ours",
                    "What others say of their things is theirs to say.",
                    "State facts about our own IRIs only, and link to others.", """
                    <https://example.org/example> rdfs:label "Example"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("graph-header", Rule.Stage.FILE, "A file begins with its graph: what it is, licence, date",
                    "Whoever downloads the graph must know what it is and under which licence.",
                    "Begin the file with the description of its graph.", """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """).ofStyle(14),
            Rule.error("html-entity", Rule.Stage.FILE, "Text is text and not HTML",
                    "The mark is shown as it stands.",
                    "Write the character itself.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Justice &amp; Home Affairs"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Justice & Home Affairs"@en .""").asWarning(),
            Rule.error("implausible-date", Rule.Stage.FILE, "A year is one of the last or next centuries",
                    "A digit was swapped.",
                    "Check the digits.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        dcterms:issued "0202-01-01"^^xsd:date .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        dcterms:issued "2020-01-01"^^xsd:date ."""),
            Rule.error("invisible-character", Rule.Stage.FILE, "There are no characters that cannot be seen",
                    "A name with one in it is not found.",
                    "Remove the character.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Exam\u200Bple"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("iri-too-long", Rule.Stage.FILE, "An IRI has at most 2,048 characters",
                    "Servers and browsers cut longer ones.",
                    "Use a shorter address.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        skos:exactMatch <https://example.org/{{x 2100}}> .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        skos:exactMatch <https://example.org/x> ."""),
            Rule.error("iri-twin", Rule.Stage.FILE, "One thing has one spelling",
                    "To a graph two spellings are two things, so what is said of the one is not found with the other.",
                    "Use one of the spellings.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        skos:related actor:Base-a .
                    actor:Base-a a egn:Organisation ;
                        rdfs:label "First body once more"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        skos:related actor:base-a .""").ofStyle(15),
            Rule.error("line-ends", Rule.Stage.FILE, "Lines end in LF or CR LF",
                    "With CR alone the whole file is one line for most programs.",
                    "Save the file with LF.", "# file: data/example.ttl\n"
                    + "@prefix egn: <https://w3id.org/egnatia/def/> .\r"
                    + "@prefix actor: <https://w3id.org/egnatia/id/actor/> .\r"
                    + "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\r"
                    + "@prefix dcterms: <http://purl.org/dc/terms/> .\r"
                    + "<https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title \"Example\"@en .\r"
                    + "actor:example a egn:Organisation ;\r"
                    + "    rdfs:label \"Example\"@en .\r\n", """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """),
            Rule.error("literal-too-long", Rule.Stage.FILE, "A text has at most 65,536 characters",
                    "No page shows a longer one.",
                    "Say it shorter, and link to the whole.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "{{x 70000}}"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("merge-conflict", Rule.Stage.FILE, "A merge is finished",
                    "Both sides would be read.",
                    "Keep one side and remove the marks.", """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    <<<<<<< HEAD
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    =======
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    >>>>>>> other
                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """),
            Rule.error("mixed-script", Rule.Stage.FILE, "A word is written in one script",
                    "Letters that look alike are not equal, so the word is not found.",
                    "Write the word in one script.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Ex\u0430mple"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .""").asWarning().ofStyle(15),
            Rule.error("mojibake", Rule.Stage.FILE, "Text was decoded once",
                    "The letters are not those that were meant.",
                    "Write the letter anew.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Ko\u00C5\u00A1tunica"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Ko\u0161tunica"@en .""").asWarning(),
            Rule.error("namespace-typo", Rule.Stage.FILE, "Namespaces are spelt as their owners spell them",
                    "A misspelt namespace is another one, in which nothing is known.",
                    "Copy the namespace that the finding names.", """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schemas#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """),
            Rule.error("nesting", Rule.Stage.FILE, "Brackets are nested at most a hundred times",
                    "Parsers that call themselves stop.",
                    "Give the inner things IRIs of their own.", """
                    actor:example a egn:Organisation ;
                        egn:partOf {{[ 101}} {{] 101}} .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("not-canonical", Rule.Stage.FILE, "Values are written in their usual form",
                    "Readers that compare letters take two forms for two values.",
                    "Write the form that the finding names.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@EN .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .""").asWarning(),
            Rule.error("not-finite", Rule.Stage.FILE, "Numbers are finite",
                    "NaN and INF are no amounts, and spoil every sum.",
                    "Leave out what is not known.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        rdfs:comment "INF"^^xsd:double .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("not-turtle", Rule.Stage.FILE, "What is called Turtle is Turtle",
                    "Another format under this name is read by no program.",
                    "Convert the file.", """
                    # file: data/example.ttl
                    { "@context": {} }
                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """),
            Rule.error("not-utf8", Rule.Stage.FILE, "Files are UTF-8",
                    "In another encoding every letter beyond ASCII is another one.",
                    "Save the file as UTF-8.", """
                    # file: data/example.ttl as ISO-8859-1
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Soci\u00E9t\u00E9"@fr .
                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Soci\u00E9t\u00E9"@en .
                    """),
            Rule.error("parsers-disagree", Rule.Stage.FILE, "Two parsers read the same triples",
                    "Some reader would see another graph.",
                    "Write the file more plainly.", "", ""),
            Rule.error("rdf12", Rule.Stage.FILE, "Files are RDF 1.1",
                    "Triples about triples and base directions are read by few programs yet.",
                    "Make a node of the statement.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en--ltr .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("relative-iri", Rule.Stage.FILE, "IRIs are complete",
                    "A relative one means another thing in every place.",
                    "Write it in full or with a prefix.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        egn:partOf <base-a> .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        egn:partOf actor:base-a ."""),
            Rule.error("replacement-character", Rule.Stage.FILE, "Text was not damaged on its way",
                    "U+FFFD stands where a letter was lost.",
                    "Write the letter anew.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Ko\uFFFDtunica"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Ko\u0161tunica"@en ."""),
            Rule.error("second-parser", Rule.Stage.FILE, "A second parser reads the file, too",
                    "What only one parser reads is lost to the users of the others.",
                    "Write it as both read it.", """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en
                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """),
            Rule.error("syntax", Rule.Stage.FILE, "A file is right Turtle",
                    "What cannot be read is not published.",
                    "Mend what the finding says, at its place.", """
                    actor:example a egn:Organisation ;
                        rdfs:label Example .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("time-zone", Rule.Stage.FILE, "Days have no time zone, and moments have one",
                    "Else two equal ones are not comparable.",
                    "Write days as YYYY-MM-DD, and moments with Z.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        dcterms:issued "2020-01-01Z"^^xsd:date .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        dcterms:issued "2020-01-01"^^xsd:date .""").asWarning(),
            Rule.error("undefined-prefix", Rule.Stage.FILE, "Every prefix is declared",
                    "A name without its namespace means nothing.",
                    "Declare the prefix, or mend its spelling.", """
                    actor:example a egn:Organisation ;
                        rdf-s:label "Example"@en .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""),
            Rule.error("unknown-datatype", Rule.Stage.FILE, "Datatypes are those of RDF 1.1",
                    "A value of another is text to everybody else.",
                    "Use one of XML Schema, such as xsd:decimal.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        rdfs:comment "5"^^xsd:number .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ."""));

    private ReadingRules() {
    }
}
