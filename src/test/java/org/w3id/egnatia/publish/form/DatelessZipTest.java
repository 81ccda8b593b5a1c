package org.w3id.egnatia.publish.form;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class DatelessZipTest {

    private static byte[] in(String zone) throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            DatelessZip zip = new DatelessZip(out);
            zip.add("one/file.txt", "what is in it");
            zip.finish();
            return out.toByteArray();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void theTimeZoneOfTheMachineIsNotInIt() throws IOException {
        assertArrayEquals(in("Pacific/Kiritimati"), in("America/St_Johns"));
    }
}
