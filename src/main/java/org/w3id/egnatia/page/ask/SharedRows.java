package org.w3id.egnatia.page.ask;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.query.ParameterValues;
import org.w3id.egnatia.query.SavedQuery;

/**
 * Answers to saved questions that several pages of a release have in common, such as the table of agreements of a day,
 * of which each topic and each comparison shows some rows. A release never changes, so that an answer is right as long
 * as it is kept; those that were asked for last are, up to a number of rows that follows the memory there is.
 */
final class SharedRows {

    /** A row takes about 2 KB, so that all that are kept take a fortieth of the memory. */
    private static final long MEMORY_FOR_A_ROW = 88_000;

    private final Cache<Asked, AnswerTable> answers = Caffeine.newBuilder().executor(Runnable::run)
            .maximumWeight(Runtime.getRuntime().maxMemory() / MEMORY_FOR_A_ROW)
            .<Asked, AnswerTable>weigher((asked, table) -> 1 + table.rows().size()).build();

    /** A question with the values of all its parameters, those that nobody gave included. */
    private record Asked(String question, Map<String, Node> values) {
    }

    /** The answers that the pages of a site share. */
    static SharedRows of(Site site) {
        return site.once(SharedRows.class, any -> new SharedRows());
    }

    /** The answer to a question, which is asked if it is not there. */
    AnswerTable answer(SavedQuery question, ParameterValues values, Supplier<AnswerTable> ask) {
        Map<String, Node> all = new HashMap<>();
        question.parameters().forEach(parameter -> values.node(parameter.name())
                .ifPresent(node -> all.put(parameter.name(), node)));
        Asked asked = new Asked(question.id(), Map.copyOf(all));
        AnswerTable known = answers.getIfPresent(asked);
        if (known == null) {
            known = ask.get();
            answers.put(asked, known);
        }
        return known;
    }
}
