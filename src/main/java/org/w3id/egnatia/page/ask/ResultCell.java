package org.w3id.egnatia.page.ask;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Precision;
import org.w3id.egnatia.query.ResultColumn;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What stands in a cell: one text or name, or several names one below the other.
 *
 * @param pieces what is read
 * @param style  how it is set: {@code fact} for the link to the evidence of the row, {@code number}, {@code day},
 *               {@code text} for sentences, {@code name} for long names, or nothing
 */
public record ResultCell(List<Piece> pieces, String style) {

    /** Longest text of a cell, in characters; what is longer is cut and says so by an ellipsis. */
    public static final int LONGEST = 10_000;
    /** A longer text than this, in characters, is folded. */
    private static final int FOLDED = 400;
    /** A name of more characters than this wants room. */
    private static final int LONG_NAME = 36;
    /** A longer text than this, in characters, is sentences. */
    private static final int SENTENCES = 90;
    /** A longer address than this, in characters, is shown by its beginning. */
    private static final int LONG_ADDRESS = 60;
    private static final int BEGINNING = 80;
    /** So many names stand in a cell without being folded. */
    private static final int FEW = 2;
    private static final int GROUPED = 10_000;
    /** A day as machines write it, or a month, which a text begins or ends with or has between blanks. */
    private static final Pattern DAY = Pattern.compile("(?<![^\\s(])\\d{4}-\\d\\d(?:-\\d\\d)?(?![^\\s),;])");
    private static final int MONTH = 7;
    /** A length of time as machines write it. */
    private static final Pattern LENGTH = Pattern.compile("P(\\d{1,4})([YMD])");
    /** The properties that hold days, each with the one that says how exactly the day is known. */
    private static final Map<Node, Node> EXACTLY = Map.of(Egn.date, Egn.datePrecision, Egn.startedOn,
            Egn.startPrecision, Egn.endedOn, Egn.endPrecision, Egn.periodStart, Egn.periodPrecision, Egn.periodEnd,
            Egn.periodPrecision);
    private static final int FRACTION_DIGITS = 6;
    private static final Var VALUE = Var.alloc("value");
    /** The number of all, of which the value is a part. */
    private static final Var OUT_OF = Var.alloc("outOf");

    /**
     * A text or a name.
     *
     * @param text     as it is shown
     * @param language BCP 47 tag, empty if it has none
     * @param fallback true if a name is not in the reader's language
     * @param node     what it names, if it does
     * @param link     where it leads
     * @param about    what the link is about, where its text does not say so; else empty
     * @param outside  where the source that it names can be read elsewhere
     */
    public record Piece(String text, String language, boolean fallback, Optional<Node> node, Optional<String> link,
                        String about, Optional<String> outside) {

        static Piece plain(String text, String language) {
            return new Piece(text, language, false, Optional.empty(), Optional.empty(), "", Optional.empty());
        }

        Piece leadingTo(Node thing, View view) {
            return new Piece(text, language, fallback, node, view.link(thing), view.name(thing), outside);
        }

        /** True if the link leads away from this site. */
        public boolean leadsOut() {
            return node.filter(n -> !Links.isOurs(n)).isPresent();
        }

        /** True if it is so long that a page folds it. */
        public boolean isFolded() {
            return text.length() > FOLDED;
        }

        /** Its beginning. */
        public String beginning() {
            return text.substring(0,
                    text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), BEGINNING))) + "…";
        }
    }

    /** How many of the pieces stand open in a cell: all of a few, and of more the first. */
    public int first() {
        return pieces.size() > FEW ? 1 : pieces.size();
    }

    static ResultCell of(ResultColumn column, Binding row, View view) {
        Node value = row.get(column.value());
        List<Piece> pieces = new ArrayList<>();
        if (column.isFact() && value != null && value.isURI()) {
            pieces.add(new Piece(view.text("ask.evidence"), "", false, Optional.empty(), view.link(value),
                    view.name(value), Optional.empty()));
        } else {
            List<Node> things = column.iri().map(row::get).map(ResultCell::things).orElse(List.of());
            if (things.size() == 1 && value != null) {
                pieces.add(named(value, things.get(0), row, view));
            } else if (!things.isEmpty()) {
                things.forEach(thing -> pieces.add(name(thing, view)));
            } else if (value != null) {
                pieces.add(value.isURI() ? name(value, view)
                        : Piece.plain(qualified(column, value, row, view), value.isLiteral()
                                ? value.getLiteralLanguage() : ""));
            }
        }
        Node fact = column.fact().map(row::get).orElse(null);
        boolean leadsOn = fact != null && fact.isURI() && pieces.size() == 1 && pieces.get(0).link().isEmpty();
        String style = column.isFact() ? "fact" : style(column, row);
        boolean isLongName = style.isEmpty() && pieces.stream().anyMatch(piece -> piece.text().length() > LONG_NAME);
        return new ResultCell(leadsOn ? List.of(pieces.get(0).leadingTo(fact, view)) : pieces, isLongName
                ? "name" : style);
    }

    /** The IRIs of a companion: one, or a list with spaces between. */
    private static List<Node> things(Node iris) {
        if (iris.isURI()) {
            return List.of(iris);
        }
        return !iris.isLiteral() ? List.of() : Stream.of(iris.getLiteralLexicalForm().split(" "))
                .filter(iri -> !iri.isEmpty()).map(NodeFactory::createURI).toList();
    }

    /**
     * A name that the answer gives in English is shown in the reader's language; a number of a document by its name.
     */
    private static Piece named(Node value, Node thing, Binding row, View view) {
        if (!value.isLiteral()) {
            return name(thing, view);
        }
        Label english = view.site().things().label(thing, Language.ENGLISH);
        boolean isName = english.text().equals(value.getLiteralLexicalForm())
                && (value.getLiteralLanguage().isEmpty() || english.language().equals(value.getLiteralLanguage()));
        boolean isNumberOfSource = thing.isURI() && thing.getURI().startsWith(Namespaces.ID + "source/")
                && value.getLiteralLexicalForm().matches("\\d{3}") && isNamedOnce(thing, row);
        if (isName || isNumberOfSource) {
            return name(thing, view);
        }
        return new Piece(VisibleText.of(cut(value.getLiteralLexicalForm())), value.getLiteralLanguage(), false,
                Optional.of(thing), view.link(thing), "", outside(thing, view));
    }

    private static boolean isNamedOnce(Node thing, Binding row) {
        int times = 0;
        for (var variables = row.vars(); variables.hasNext();) {
            Var variable = variables.next();
            times += thing.equals(row.get(variable)) ? 1 : 0;
        }
        return times == 1;
    }

    private static Piece name(Node thing, View view) {
        Name name = Name.of(view, thing);
        String text = Links.isOurs(thing) || !name.language().isEmpty() ? name.text()
                : address(VisibleText.of(Namespaces.shorten(thing.getURI()).replaceAll("^<|>$", "")));
        return new Piece(cut(text), name.language(), name.fallback() && !name.language().isEmpty(), Optional.of(thing),
                name.link(), "", outside(thing, view));
    }

    /** An address as readers know it: without its scheme, and of a long one the beginning. */
    private static String address(String text) {
        String bare = text.replaceFirst("^https?://(www\\.)?", "");
        return bare.length() <= LONG_ADDRESS ? bare
        : bare.substring(0, bare.offsetByCodePoints(0, bare.codePointCount(0, LONG_ADDRESS))) + "…";
    }

    private static Optional<String> outside(Node thing, View view) {
        return Links.isOurs(thing) && thing.getURI().startsWith(Namespaces.ID + "source/")
                ? view.site().things().value(thing, FOAF.page.asNode()).flatMap(view::link) : Optional.empty();
    }

    /** True of the column of the number of all, which stands in the cell of the value: <em>31 of 40</em>. */
    static boolean isInValue(ResultColumn column, List<Var> variables) {
        return column.value().equals(OUT_OF) && variables.contains(VALUE);
    }

    /** A value behind the words that qualify it, such as <em>at least</em>, and before the number of all. */
    private static String qualified(ResultColumn column, Node value, Binding row, View view) {
        String words = column.qualifier().map(row::get).filter(Node::isLiteral).map(Node::getLiteralLexicalForm)
                .orElse("");
        String text = text(column, value, row, view);
        Node all = column.value().equals(VALUE) ? row.get(OUT_OF) : null;
        return (words + " " + (all == null ? text : view.text("value.of", text, text(column, all, row, view)))).strip();
    }

    private static String text(ResultColumn column, Node value, Binding row, View view) {
        if (!value.isLiteral() || !value.getLiteral().isWellFormed()) {
            return VisibleText.of(cut(value.isLiteral() ? value.getLiteralLexicalForm() : value.toString()));
        }
        Optional<LocalDate> day = day(value);
        if (day.isPresent()) {
            return new PreciseDate(day.get(), column.precision().map(row::get).filter(Node::isLiteral)
                    .map(Node::getLiteralLexicalForm).map(Precision::named).or(() -> precision(value, row, view))
                    .orElse(Precision.DAY)).inWords(view);
        } else if (value.getLiteralValue() instanceof Boolean truth) {
            return view.text(truth ? "ask.yes" : "ask.no");
        } else if (value.getLiteralValue() instanceof Number number && Math.abs(number.doubleValue()) >= GROUPED
                && !Double.isInfinite(number.doubleValue())) {
            NumberFormat format = NumberFormat.getNumberInstance(Locale.UK);
            format.setMaximumFractionDigits(FRACTION_DIGITS);
            return format.format(new BigDecimal(number.toString()));
        }
        return VisibleText.of(cut(value.getLiteralLanguage().isEmpty() ? readable(value.getLiteralLexicalForm(), view)
                : value.getLiteralLexicalForm()));
    }

    /** A day, a month or a length of time within a text, in words. */
    private static String readable(String text, View view) {
        Matcher length = LENGTH.matcher(text);
        if (length.matches()) {
            return view.text("ask.length." + length.group(2).toLowerCase(Locale.ROOT),
                    Integer.valueOf(length.group(1)));
        }
        return DAY.matcher(text).replaceAll(day -> Matcher.quoteReplacement(readableDay(day.group(), view)));
    }

    private static String readableDay(String text, View view) {
        try {
            boolean isMonth = text.length() == MONTH;
            return new PreciseDate(LocalDate.parse(isMonth ? text + "-01" : text), isMonth ? Precision.MONTH
                    : Precision.DAY).inWords(view);
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /**
     * How exactly a day is known of which no column says so: as a thing of the row has it that has this day; of several
     * that do, as the one that knows least. Empty if no thing of the row has the day.
     */
    static Optional<Precision> precision(Node day, Binding row, View view) {
        Optional<Precision> least = Optional.empty();
        for (var variables = row.vars(); variables.hasNext();) {
            Node thing = row.get(variables.next());
            if (thing.isURI() && Links.isOurs(thing)) {
                Things things = view.site().things();
                for (Map.Entry<Node, Node> date : EXACTLY.entrySet()) {
                    if (things.values(thing, date.getKey()).contains(day)) {
                        Precision own = Precision.of(things.value(thing, date.getValue()));
                        least = least.filter(other -> other.compareTo(own) > 0).or(() -> Optional.of(own));
                    }
                }
            }
        }
        return least;
    }

    /** True if a day is shown as one of which neither a column nor a thing of the row says how exactly it is known. */
    static boolean isPerhapsInexact(ResultColumn column, Binding row, View view) {
        Node value = row.get(column.value());
        return value != null && value.isLiteral() && day(value).isPresent() && column.precision().isEmpty()
                && precision(value, row, view).isEmpty();
    }

    private static Optional<LocalDate> day(Node value) {
        if (!XSDDatatype.XSDdate.equals(value.getLiteralDatatype())) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.getLiteralLexicalForm()));
        } catch (DateTimeParseException e) {
            // A day with a time zone or before the year 1, which stays as it is written.
            return Optional.empty();
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** How the cell of a column is set. */
    static String style(ResultColumn column, Binding row) {
        Node value = row.get(column.value());
        if (value == null || !value.isLiteral() || !value.getLiteral().isWellFormed()) {
            return "";
        }
        return XSDDatatype.XSDdate.equals(value.getLiteralDatatype())
                || value.getLiteralLexicalForm().matches("\\d{4}(-\\d\\d){1,2}") ? "day"
                : value.getLiteralValue() instanceof Number ? "number"
                : column.iri().isEmpty() && value.getLiteralLexicalForm().length() > SENTENCES ? "text" : "";
    }
}
