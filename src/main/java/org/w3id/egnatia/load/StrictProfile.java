package org.w3id.egnatia.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIx;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.sparql.util.Context;

/**
 * RIOT's parser profile, made strict: what RIOT lets pass with a warning or in silence is a finding with line and
 * column here, and the place of every triple is kept. The rules themselves are in {@link IriRules} and
 * {@link LiteralRules}.
 */
final class StrictProfile extends ParserProfileStd {

    private final String file;
    private final FindingList findings;
    private final Map<Triple, Position> places = new HashMap<>();
    private final Map<String, Optional<Fault>> iris = new HashMap<>();
    private final Map<String, Optional<Fault>> tags = new HashMap<>();
    private final Map<Typed, Optional<Fault>> typed = new HashMap<>();

    private record Typed(String lexical, String datatype) {
    }

    StrictProfile(String file, ErrorHandler handler, FindingList findings) {
        super(RiotLib.factoryRDF(), handler, IRIxResolver.create().noBase().allowRelative(true).build(),
                PrefixMapFactory.create(), new Context(), false, false);
        this.file = file;
        this.findings = findings;
    }

    Map<Triple, Position> places() {
        return places;
    }

    @Override
    public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
        if (subject.isLiteral()) {
            throw fatal("a literal cannot be a subject; give the thing an IRI", line, column);
        }
        if (!predicate.isURI()) {
            throw fatal("a property is an IRI; this is " + (predicate.isBlank() ? "a blank node" : "a literal"),
                    line, column);
        }
        Triple triple = super.createTriple(subject, predicate, object, line, column);
        places.putIfAbsent(triple, new Position(line, column));
        return triple;
    }

    private RiotException fatal(String message, long line, long column) {
        add(line, column, "", new Fault("syntax", message));
        return new RiotException(message);
    }

    @Override
    public void setBaseIRI(String iri) {
        // Reported by the scanner. Not taken over: what is relative stays so and is reported, too.
    }

    @Override
    public String resolveIRI(String iri, long line, long column) {
        return iri;
    }

    @Override
    public Node createURI(String iri, long line, long column) {
        iris.computeIfAbsent(iri, IriRules::faultOf).ifPresent(fault -> add(line, column, shown(iri), fault));
        return getFactorRDF().createURI(iri);
    }

    @Override
    public Node createURI(IRIx iri, long line, long column) {
        return createURI(iri.str(), line, column);
    }

    @Override
    public Node createTypedLiteral(String lexical, RDFDatatype datatype, long line, long column) {
        checkText(lexical, line, column);
        typed.computeIfAbsent(new Typed(lexical, datatype.getURI()),
                one -> LiteralRules.ofDatatype(one.lexical(), one.datatype()))
                .ifPresent(fault -> add(line, column, "", fault));
        return super.createTypedLiteral(lexical, datatype, line, column);
    }

    @Override
    public Node createStringLiteral(String lexical, long line, long column) {
        checkText(lexical, line, column);
        return super.createStringLiteral(lexical, line, column);
    }

    @Override
    public Node createLangLiteral(String lexical, String tag, long line, long column) {
        checkText(lexical, line, column);
        tags.computeIfAbsent(tag, LiteralRules::ofLanguage).ifPresent(fault -> add(line, column, "", fault));
        return super.createLangLiteral(lexical, tag, line, column);
    }

    private void checkText(String lexical, long line, long column) {
        LiteralRules.ofText(lexical).forEach(fault -> add(line, column, "", fault));
    }

    private static String shown(String iri) {
        return "<" + (iri.length() > 80 ? iri.substring(0, 80) + "…" : iri) + ">";
    }

    private void add(long line, long column, String focus, Fault fault) {
        findings.add(new Finding(file, new Position(line, column), fault.severity(), fault.rule(), focus,
                fault.message()));
    }
}
