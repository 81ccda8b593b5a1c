package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.page.ShareCard;

/** The picture that a page names for whoever shares it is there, is of the right size, and has its title on it. */
class SharePicturesTest {

    private static final Pattern PICTURE = Pattern.compile("og:image\" content=\"https?://[^/\"]+(/[^\"]+)\"");
    /** The colour of the title, and how much of it the letters of a short one have, in whichever script. */
    private static final int TITLE = 0x16202c;
    private static final int INK = 3000;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "doc/actor/srb", "doc/actor/1a0?lang=mk", "doc/actor/srb?as-of=2010-01-01",
        "doc/instrument/cets-210", "doc/instrument/saa-srb", "doc/actor/frontex", "voc/policy-area/migration",
        "voc/series/frx-wb", "figures/frx-wb", "topic/migration?lang=sq", "compare/srb/alb", "brief/srb",
        "assessments/fight-against-corruption", "query/parties", "doc/actor/nobody"})
    void thePictureThatAPageNamesIsThere(String path) throws Exception {
        Matcher named = PICTURE.matcher(server.get(path, "Accept", "text/html").body());
        assertTrue(named.find());
        String address = named.group(1).replace("&amp;", "&");
        assertEquals(path.contains("/") && !path.startsWith("query") && !path.contains("nobody"),
                address.startsWith('/' + ShareCard.PLACE + path.replaceFirst("\\?.*", "")), address);
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(server.url()
                + address.substring(1))).build(), BodyHandlers.ofByteArray());
        assertEquals("image/png", answer.headers().firstValue("Content-Type").orElse(""));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertEquals(ShareCard.WIDTH + "x" + ShareCard.HEIGHT, picture.getWidth() + "x" + picture.getHeight());
        int title = 0;
        for (int x = 0; x < ShareCard.WIDTH; x++) {
            for (int y = 0; y < ShareCard.HEIGHT; y++) {
                title += (picture.getRGB(x, y) & 0xffffff) == TITLE ? 1 : 0;
            }
        }
        assertTrue(title > INK || !address.startsWith('/' + ShareCard.PLACE), title + " pixels of the title");
    }
}
