package org.w3id.egnatia.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of the interface in a language: {@code messages.properties} has all of them in English, and beside it each
 * language has those of the pages that are {@linkplain Translated translated}. The titles of the saved questions, which
 * have English ones in their own files, stand in {@code questions_*.properties}, by their codes. A text with arguments
 * is a {@link MessageFormat} pattern. Serbian in Cyrillic letters is made of Serbian in Latin letters.
 */
public final class Messages {

    /** The words in English. */
    public static final Messages ENGLISH = new Messages(Language.ENGLISH);

    private static final int MONTHS = 12;
    private static final String VOWELS = "aeiou";
    /** Between the parts of a date, which may have to stay in one line. */
    private static final String BLANK = "[ \\u00a0]";

    private final Properties words;
    private final Properties questions;
    private final Locale locale;
    private final List<String> months;
    private final List<String> monthsAlone;
    private final List<String> monthsAfter;
    /** What a preposition is before a day, and before a month whose name begins with a vowel where that differs. */
    private final Map<String, List<String>> prepositions;
    private final Pattern date;

    /** The words in a language. */
    public Messages(Language language) {
        words = language == Language.ENGLISH ? read("messages.properties") : read("messages", language);
        // A saved question has its English title in its own file.
        questions = language == Language.ENGLISH ? new Properties() : read("questions", language);
        // Montenegrin writes numbers as Serbian does, and Java knows no locale of its code.
        locale = switch (language) {
            case ENGLISH -> Locale.UK;
            case MONTENEGRIN -> Locale.forLanguageTag("sr-Latn-ME");
            default -> Locale.forLanguageTag(language.tag());
        };
        months = months("date.months");
        monthsAlone = months("date.months.alone");
        monthsAfter = months("date.months.after");
        prepositions = Stream.of(text("date.prepositions").split(", ")).map(one -> List.of(one.split("=")))
                .collect(Collectors.toMap(one -> one.get(0), one -> one));
        String names = Stream.concat(months.stream(), monthsAlone.stream()).distinct().collect(Collectors.joining("|"));
        date = Pattern.compile("(?<!\\p{L})(" + String.join("|", prepositions.keySet())
                + ") (\\d{1,2}\\p{L}{0,2}\\.?" + BLANK + ")?(" + names + ")(?=" + BLANK + "\\d{4})");
    }

    private static Properties read(String list, Language language) {
        if (language == Language.SERBIAN_CYRILLIC) {
            Properties read = read(list, Language.SERBIAN_LATIN);
            read.replaceAll((key, text) -> SerbianCyrillic.of((String) text));
            return read;
        }
        return read(list + "_" + language.tag() + ".properties");
    }

    private static Properties read(String name) {
        Properties read = new Properties();
        try (Reader file = new InputStreamReader(Messages.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            read.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private List<String> months(String key) {
        List<String> names = List.of(text(key).split(" "));
        if (names.size() != MONTHS) {
            throw new IllegalStateException(key + " names " + names.size() + " months");
        }
        return names;
    }

    /**
     * The text of a key, in English if the language has none, which tests rule out for translated pages.
     *
     * @throws MissingResourceException if there is no such key in English, either, which tests rule out for our
     *                                  templates
     */
    public String text(String key, Object... arguments) {
        String text = words.getProperty(key);
        if (text == null) {
            if (this == ENGLISH) {
                throw new MissingResourceException("No words", Messages.class.getName(), key);
            }
            return ENGLISH.text(key, arguments);
        }
        return arguments.length == 0 ? text
                : withOneStop(inOneSentence(new MessageFormat(text, locale).format(arguments)));
    }

    /**
     * Words with the dates in them as they stand after the prepositions before them: <i>depuis 2004</i> and <i>depuis
     * janvier 2004</i>, but <i>depuis le 21 janvier 2004</i>.
     */
    public String inOneSentence(String sentence) {
        return date.matcher(sentence).replaceAll(found -> {
            List<String> forms = prepositions.get(found.group(1));
            boolean isDay = found.group(2) != null;
            String month = found.group(3);
            String after = monthsAfter.get(Math.max(months.indexOf(month), monthsAlone.indexOf(month)));
            boolean elided = !isDay && forms.size() > 2 && VOWELS.indexOf(after.charAt(0)) >= 0;
            return Matcher.quoteReplacement(elided ? forms.get(2) + after : forms.get(isDay ? 1 : 0) + ' '
                    + (isDay ? found.group(2) : "") + after);
        });
    }

    /**
     * Words that stand before a date, as the date asks for them: <i>appliqué depuis le</i> before <i>21 janvier
     * 2004</i>. The date itself stays as it is, for it is a link of its own.
     */
    public String before(String date, String words) {
        String sentence = inOneSentence(words + ' ' + date);
        return sentence.endsWith(' ' + date) ? sentence.substring(0, sentence.length() - date.length() - 1) : words;
    }

    /** Where a date ends with a full stop and the sentence, too, one does for both. */
    private String withOneStop(String sentence) {
        return words.getProperty("date.year").endsWith(".") ? sentence.replaceAll("(?<!\\.)\\.\\.(?!\\.)", ".")
                : sentence;
    }

    /** All keys. */
    public Set<String> keys() {
        return words.stringPropertyNames();
    }

    /** The title of a saved question, by its code; empty if it has none in this language. */
    public Optional<String> question(String code) {
        return Optional.ofNullable(questions.getProperty(code));
    }

    /** The codes of the questions that have a title in this language. */
    public Set<String> questions() {
        return questions.stringPropertyNames();
    }

    /** How numbers are written. */
    public Locale locale() {
        return locale;
    }

    /** A number in full: 13,522. */
    public String number(Number value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(6);
        return format.format(value);
    }

    /** A day in words: 21 March 2024. */
    public String day(LocalDate day) {
        return date(day.getDayOfMonth() == 1 ? "date.day.first" : "date.day", months, day);
    }

    /** The month of a day in words: March 2024. */
    public String month(LocalDate day) {
        return date("date.month", monthsAlone, day);
    }

    /** The year of a day: 2024. */
    public String year(LocalDate day) {
        return date("date.year", months, day);
    }

    private String date(String key, List<String> names, LocalDate day) {
        return text(key).replace("{0}", Integer.toString(day.getDayOfMonth()))
                .replace("{1}", names.get(day.getMonthValue() - 1)).replace("{2}", Integer.toString(day.getYear()));
    }
}
