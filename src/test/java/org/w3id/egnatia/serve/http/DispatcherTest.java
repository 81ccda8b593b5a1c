package org.w3id.egnatia.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.query.QueryCancelledException;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.ValueIndex;
import org.w3id.egnatia.query.ValueList;

/** Proves what comes of a request on its way to an answer that cannot be had, and whom an edition takes for its own. */
class DispatcherTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static final ValueIndex NOTHING = new ValueIndex() {
        @Override
        public List<Choice> choices(ValueList list) {
            return List.of();
        }

        @Override
        public List<Choice> named(ValueList list, String text) {
            return List.of();
        }

        @Override
        public List<Choice> nearest(ValueList list, String text, int most) {
            return List.of();
        }

        @Override
        public Optional<Choice> anything(String text) {
            return Optional.empty();
        }
    };

    private final AnswerCache cache = new AnswerCache();

    /** What an edition is, with a program and a public address. */
    private record Fixed(String program, String publicUrl) implements Edition {

        @Override
        public String digest() {
            return DIGEST;
        }

        @Override
        public Instant since() {
            return Instant.EPOCH;
        }

        @Override
        public ValueIndex values() {
            return NOTHING;
        }

        @Override
        public LocalDate today() {
            return LocalDate.EPOCH;
        }
    }

    private static final Edition EDITION = new Fixed("program", "https://example.org/");

    private static Request request(String... headers) {
        return new Request("GET", "/page", "/page", "", AddressQuery.NONE, true, new Headers(Arrays.stream(headers)
                .map(named -> new Field(Edition.HEADER, named)).toList()), new byte[0], new Client() {
                    @Override
                    public boolean isLocal() {
                        return false;
                    }

                    @Override
                    public String name() {
                        return "test";
                    }

                    @Override
                    public long since() {
                        return 0;
                    }

                    @Override
                    public boolean hasLeft() {
                        return false;
                    }

                    @Override
                    public void leaveAlone() {
                        // Nobody looks.
                    }
                });
    }

    private Response response(Supplier<Answer> resource) {
        Routes routes = new Routes(List.of(Route.of("page", "A page", "/page").in(Form.HTML)
                .by(target -> resource.get())));
        Dispatcher dispatcher = new Dispatcher(routes, asked -> EDITION, target -> Refusal.notFound(),
                (client, maker) -> maker.make(), cache);
        Request request = request();
        return new Sender((refusal, title, asked) -> refusal.sentence(), cache)
                .respond(request, dispatcher.answer(request));
    }

    /** It is no fault of the program, whether it is the resource or what makes the bytes that takes too long. */
    @Test
    void aPageThatTakesTooLongIsToldSo() {
        for (Supplier<Answer> late : List.<Supplier<Answer>>of(() -> {
            throw new QueryCancelledException();
        }, () -> Representation.of(Form.HTML, Freshness.REVALIDATE, () -> {
            throw new QueryCancelledException();
        }))) {
            Response response = response(late);
            assertEquals(Cause.TOO_DEAR.status(), response.status());
            assertEquals(Optional.of("no-store"), response.fields().stream().filter(field -> field.name()
                    .equals("Cache-Control")).map(Field::value).findFirst());
        }
    }

    @Test
    void anEditionIsNamedByWhatDecidesOverAnswers() {
        assertTrue(EDITION.name().matches("0123456789ab-[0-9a-f]{12}"), EDITION.name());
        assertFalse(EDITION.name().equals(new Fixed("other", "https://example.org/").name()));
        assertFalse(EDITION.name().equals(new Fixed("program", "http://127.0.0.1:3030/").name()));
    }

    @Test
    void aRequestThatNamesAnotherEditionIsNotMeant() {
        assertTrue(EDITION.isMeantBy(request()));
        assertTrue(EDITION.isMeantBy(request(EDITION.name())));
        assertTrue(EDITION.isMeantBy(request("0123456789ab")));
        assertFalse(EDITION.isMeantBy(request("0123456789a")));
        assertFalse(EDITION.isMeantBy(request("")));
        assertFalse(EDITION.isMeantBy(request("ba9876543210-000000000000")));
    }
}
