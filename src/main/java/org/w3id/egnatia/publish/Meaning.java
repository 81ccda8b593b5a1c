package org.w3id.egnatia.publish;

/** What a file of a release is for: its name in lists of files, and in a sentence what is in it. */
public enum Meaning {
    PUBLISHED("published", "The knowledge graph",
            "What counts as known, asserted and derived, in one graph: the default graph of the endpoint. Most tools "
            + "want this and nothing else."),
    ALL("all", "The whole dataset",
            "The dataset as the endpoint has it: what counts as known in the default graph, and once more in the "
            + "named graph that says who states it; graphs below /graph/derived/ hold what rules made, those below "
            + "/graph/unconfirmed/ and /graph/retired/, the catalogue, questions and rules stand in their named "
            + "graphs alone. No triple is in two named graphs."),
    GRAPHS("graphs", "The named graphs",
            "Every triple once, in the named graph that states it; the default graph is empty. For engines that "
            + "ask the union of all graphs unless told otherwise, mind that unconfirmed facts are among them."),
    ASSERTED("asserted", "What people wrote",
            "The ontology, the vocabularies and the facts, without what rules derive from them."),
    DERIVED("derived", "What rules made",
            "The triples that follow from what people wrote; together with that it is the knowledge graph."),
    UNCONFIRMED("unconfirmed", "What is not confirmed",
            "Facts that rest on a source that was not seen. They are no part of the knowledge graph."),
    OPEN("open", "What is under CC BY 4.0 alone",
            "Without the numbers of others that stand under terms of theirs, and without what follows from them."),
    AREA("area", "A policy area",
            "What names the area or one below it, with its evidence and sources, and the names of all that it "
            + "leads to."),
    PARTNER("partner", "A partner",
            "What names the partner, with its evidence and sources, and the names of all that it leads to."),
    TABLE("table", "Tables",
            "A table for each class, with a row for each thing and a column for each property; the metadata (CSVW) "
            + "says what each column means."),
    PANEL("panel", "The panel for research",
            "Figures and grades as rows of partner and time, with the codes of data sets of others: in long and wide "
            + "form, with dyads, chapters, events and the crosswalk of codes; a codebook that says of each variable "
            + "what it is, and readers for R, Python and Stata."),
    MAP("map", "The partners as a map",
            "Outlines of the territories of the partners and their capitals, in degrees of WGS 84."),
    NETWORK("network", "The network",
            "Actors and instruments as nodes and the relations between them as edges, with kind, state and days."),
    ONTOLOGY("ontology", "The ontology",
            "Classes, properties and concept schemes, as editors of ontologies such as Protégé open them."),
    QUESTIONS("questions", "The saved questions",
            "The questions of the library as files of SPARQL, with the expected answers."),
    CARD("card", "The data card",
            "What is in this version, what is missing, how it was checked and where its limits are, counted from the "
            + "data.");

    private final String code;
    private final String title;
    private final String description;

    Meaning(String code, String title, String description) {
        this.code = code;
        this.title = title;
        this.description = description;
    }

    /** Its name in manifests and addresses. */
    public String code() {
        return code;
    }

    /** Its name for readers, in English. */
    public String title() {
        return title;
    }

    /** What is in such a file, in English. */
    public String description() {
        return description;
    }
}
