package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that Serbian is written in Cyrillic letters as Serbian orthography has it. */
class SerbianCyrillicTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "abvgdđežzijklmnoprstćufhcčš | абвгдђежзијклмнопрстћуфхцчш",
        "Ljubljana, Njegoš, Džon | Љубљана, Његош, Џон",
        "polje, konj, udžbenik | поље, коњ, уџбеник",
        "LJUBAV I NJEGA | ЉУБАВ И ЊЕГА",
        "Injekcija, konjunktura, konjugacija, vanjezički | Инјекција, конјунктура, конјугација, ванјезички",
        "nadživeti, odžaliti, podžupan, predživot | надживети, оджалити, поджупан, предживот",
        "odžak, džep, nadnica | оџак, џеп, надница",
        "Poslednji korak, {0}: {1}. | Последњи корак, {0}: {1}.",
        "Redova: {0,number}; pod CC BY 4.0 | Редова: {0,number}; под CC BY 4.0",
        "Egnatia odgovara na SPARQL i daje CSV, deo II | Egnatia одговара на SPARQL и даје CSV, део II",
        "„od“ i „do“ – 35 poglavlja* | „од“ и „до“ – 35 поглавља*"})
    void lettersAndDigraphs(String latin, String cyrillic) {
        assertEquals(cyrillic, SerbianCyrillic.of(latin));
    }
}
