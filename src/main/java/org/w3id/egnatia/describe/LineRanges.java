package org.w3id.egnatia.describe;

import java.util.List;

/** Numbers of lines in words. */
public final class LineRanges {

    private LineRanges() {
    }

    /** Ascending numbers with neighbours drawn together: 8, 9, 14–16. */
    public static String of(List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int first = 0, last; first < numbers.size(); first = last + 1) {
            last = first;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(numbers.get(first));
            if (last > first) {
                text.append(last == first + 1 ? ", " : "–").append(numbers.get(last));
            }
        }
        return text.toString();
    }
}
