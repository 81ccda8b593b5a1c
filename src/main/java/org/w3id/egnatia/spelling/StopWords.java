package org.w3id.egnatia.spelling;

import java.util.Set;

/** Words of English that hold a phrase together and name nothing. */
public final class StopWords {

    /** In their comparable form. */
    public static final Set<String> ALL = Set.of("a", "about", "all", "an", "and", "any", "are", "as", "at", "be",
            "been",
            "between", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "how", "i", "in",
            "into", "is", "it", "its", "latest", "long", "many", "me", "most", "much", "no", "not", "now", "of", "on",
            "or", "show", "so", "still", "than", "that", "the", "their", "there", "they", "this", "to", "under", "up",
            "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with",
            "yet", "you", "tell", "give", "current", "currently", "today", "country", "become", "became", "countries",
                    "get", "got");

    private StopWords() {
    }
}
