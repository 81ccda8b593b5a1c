package org.w3id.egnatia.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The terms of the ontology that the code names. */
public final class Egn {
    public static final Node Actor = term("Actor");
    public static final Node Agreement = term("Agreement");
    public static final Node AgreementType = term("AgreementType");
    public static final Node Assessment = term("Assessment");
    public static final Node Event = term("Event");
    public static final Node Evidence = term("Evidence");
    public static final Node Figure = term("Figure");
    public static final Node Graph = term("Graph");
    public static final Node Instrument = term("Instrument");
    public static final Node LegalInstrument = term("LegalInstrument");
    public static final Node Organisation = term("Organisation");
    public static final Node Person = term("Person");
    public static final Node Place = term("Place");
    public static final Node Relation = term("Relation");
    public static final Node Section = term("Section");
    public static final Node Source = term("Source");
    public static final Node Statement = term("Statement");
    public static final Node TextDocument = term("TextDocument");
    public static final Node Treaty = term("Treaty");
    public static final Node WesternBalkansPartner = term("WesternBalkansPartner");
    public static final Node about = term("about");
    public static final Node accessedOn = term("accessedOn");
    public static final Node acronym = term("acronym");
    public static final Node actNumber = term("actNumber");
    public static final Node addressedTo = term("addressedTo");
    public static final Node agent = term("agent");
    public static final Node agreementType = term("agreementType");
    public static final Node amountKind = term("amountKind");
    public static final Node amountStage = term("amountStage");
    public static final Node askedOfEachPartner = term("askedOfEachPartner");
    public static final Node attestedOn = term("attestedOn");
    public static final Node attributedTo = term("attributedTo");
    public static final Node capitalOf = term("capitalOf");
    public static final Node celex = term("celex");
    public static final Node chapter = term("chapter");
    public static final Node citedAs = term("citedAs");
    public static final Node cites = term("cites");
    public static final Node cluster = term("cluster");
    public static final Node compares = term("compares");
    public static final Node concernsGroup = term("concernsGroup");
    public static final Node counterpart = term("counterpart");
    public static final Node currency = term("currency");
    public static final Node date = term("date");
    public static final Node datePrecision = term("datePrecision");
    public static final Node dayNumber = term("dayNumber");
    public static final Node derivedBy = term("derivedBy");
    public static final Node differsFrom = term("differsFrom");
    public static final Node dimension = term("dimension");
    public static final Node endPrecision = term("endPrecision");
    public static final Node endedOn = term("endedOn");
    public static final Node eventKind = term("eventKind");
    public static final Node evidence = term("evidence");
    public static final Node firstLine = term("firstLine");
    public static final Node followedBy = term("followedBy");
    public static final Node gradesIndexed = term("gradesIndexed");
    public static final Node holder = term("holder");
    public static final Node inSection = term("inSection");
    public static final Node involves = term("involves");
    public static final Node isoNumericCode = term("isoNumericCode");
    public static final Node isoThreeLetterCode = term("isoThreeLetterCode");
    public static final Node isoTwoLetterCode = term("isoTwoLetterCode");
    public static final Node issn = term("issn");
    public static final Node itemName = term("itemName");
    public static final Node knowledge = term("knowledge");
    public static final Node line = term("line");
    public static final Node measure = term("measure");
    public static final Node notBefore = term("notBefore");
    public static final Node officialJournal = term("officialJournal");
    public static final Node orcid = term("orcid");
    public static final Node partOf = term("partOf");
    public static final Node partyTo = term("partyTo");
    public static final Node periodEnd = term("periodEnd");
    public static final Node periodPrecision = term("periodPrecision");
    public static final Node periodStart = term("periodStart");
    public static final Node printedForm = term("printedForm");
    public static final Node proposed = term("proposed");
    public static final Node rank = term("rank");
    public static final Node rationale = term("rationale");
    public static final Node relationKind = term("relationKind");
    public static final Node series = term("series");
    public static final Node shortcut = term("shortcut");
    public static final Node side = term("side");
    public static final Node source = term("source");
    public static final Node sourceKind = term("sourceKind");
    public static final Node startPrecision = term("startPrecision");
    public static final Node startedOn = term("startedOn");
    public static final Node state = term("state");
    public static final Node statedIn = term("statedIn");
    public static final Node statementKind = term("statementKind");
    public static final Node status = term("status");
    public static final Node step = term("step");
    public static final Node territoryOf = term("territoryOf");
    public static final Node tone = term("tone");
    public static final Node topic = term("topic");
    public static final Node treatyNumber = term("treatyNumber");
    public static final Node underInstrument = term("underInstrument");
    public static final Node unit = term("unit");
    public static final Node value = term("value");
    public static final Node verification = term("verification");
    public static final Node vintage = term("vintage");
    public static final Node weight = term("weight");

    private Egn() {
    }

    private static Node term(String local) {
        return NodeFactory.createURI(Namespaces.DEF + local);
    }
}
