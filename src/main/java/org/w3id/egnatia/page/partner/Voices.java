package org.w3id.egnatia.page.partner;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Told;

/**
 * The sources that had spoken about a thing by the day of a view.
 *
 * @param list    what each of them says, those with most to say first
 * @param leftOut how many statements are left out of a past day, since no source had said them by then
 */
public record Voices(List<Voice> list, long leftOut) {

    static Voices byThen(View view, Node thing) {
        Told told = new Told(view);
        Map<Boolean, List<Voice>> voices = Voice.about(view, thing).stream()
                .collect(Collectors.partitioningBy(voice -> told.isOfThen(voice.source().node())));
        Set<Node> said = statements(voices.get(true)).collect(Collectors.toSet());
        return new Voices(voices.get(true), statements(voices.get(false)).filter(one -> !said.contains(one)).distinct()
                .count());
    }

    private static Stream<Node> statements(List<Voice> voices) {
        return voices.stream().flatMap(voice -> voice.statements().stream()).map(Fact::node);
    }
}
