package org.w3id.egnatia.check;

import java.util.List;

/** The rules that reading holds on tables: rows in CSV, and the query beside them. */
final class TableRules {

    static final List<Rule> ALL = List.of(
            Rule.error("bad-cell", Rule.Stage.FILE, "A cell has a form that its query takes",
                    "A cell that is not understood is lost.",
                    "Mend the cell: one value on one line, without blanks around it.", """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                            BIND (STRLANG(?name, "en") AS ?label) }
                    # file: data/example.csv
                    code,name
                    example, Example
                    """, """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                            BIND (STRLANG(?name, "en") AS ?label) }
                    # file: data/example.csv
                    code,name
                    example,Example
                    """),
            Rule.error("bad-row", Rule.Stage.FILE, "A row has a cell for each column and gives a triple",
                    "A row that is passed over is a fact that is missing.",
                    "Add or remove cells, or remove the row.", """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                            BIND (STRLANG(?name, "en") AS ?label) }
                    # file: data/example.csv
                    code,name
                    example,Example,more
                    """, """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                            BIND (STRLANG(?name, "en") AS ?label) }
                    # file: data/example.csv
                    code,name
                    example,Example
                    """),
            Rule.error("duplicate-row", Rule.Stage.FILE, "A row stands once",
                    "Whatever stands twice is counted twice.",
                    "Remove one of the rows.", """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                            BIND (STRLANG(?name, "en") AS ?label) }
                    # file: data/example.csv
                    code,name
                    example,Example
                    example,Example
                    """, """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                            BIND (STRLANG(?name, "en") AS ?label) }
                    # file: data/example.csv
                    code,name
                    example,Example
                    """).ofStyle(24),
            Rule.error("table-columns", Rule.Stage.FILE, "Every column has a name and is used by the query",
                    "What is in a column that nothing uses would be missing.",
                    "Name the column once, and use it in the query or remove it.", """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                            BIND (STRLANG(?name, "en") AS ?label) }
                    # file: data/example.csv
                    code,name,place
                    example,Example,1
                    """, """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                            BIND (STRLANG(?name, "en") AS ?label) }
                    # file: data/example.csv
                    code,name
                    example,Example
                    """),
            Rule.error("table-pair", Rule.Stage.FILE,
                    "A table is two files: rows and the query that says what they mean",
                    "The one is nothing without the other.",
                    "Add the missing file.", """
                    # file: data/example.csv
                    code,name
                    example,Example
                    """, """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                            BIND (STRLANG(?name, "en") AS ?label) }
                    # file: data/example.csv
                    code,name
                    example,Example
                    """),
            Rule.error("table-query", Rule.Stage.FILE, "The query of a table works on one row",
                    "Equal rows must give equal triples, whatever stands beside them.",
                    "Use BIND, FILTER and VALUES on the cells of the row.", """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), STRUUID())) AS ?actor)
                            BIND (STRLANG(CONCAT(?name, ?code), "en") AS ?label) }
                    # file: data/example.csv
                    code,name
                    example,Example
                    """, """
                    # file: data/example.rq
                    # title: Examples
                    # description: Examples.
                    # licence: https://creativecommons.org/licenses/by/4.0/
                    # issued: 2026-11-25
                    PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    CONSTRUCT { ?actor a egn:Organisation ; rdfs:label ?label }
                    WHERE { BIND (IRI(CONCAT(STR(actor:), ?code)) AS ?actor)
                            BIND (STRLANG(?name, "en") AS ?label) }
                    # file: data/example.csv
                    code,name
                    example,Example
                    """));

    private TableRules() {
    }
}
