/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.testing.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdEncodingTest {

    @Test
    void bytesStringsAndNumbersAgree() {
        Seeded.repeat(
                200,
                random -> {
                    IdEncoding encoding =
                            random.nextBoolean()
                                    ? new HashEncoding(1 + random.nextInt(1 << random.nextInt(28)))
                                    : new VocabularyEncoding(values(random));
                    for (String value : values(random)) {
                        assertEquals(encoding.encode(value), encodeBytes(encoding, value), value);
                    }
                    long number = random.nextLong() >> random.nextInt(64);
                    assertEquals(
                            encoding.encode(Long.toString(number)),
                            encoding.encode(number),
                            () -> "number " + number);
                });
    }

    @Test
    void codesArePositionsOfTheVocabulary() {
        Seeded.repeat(
                100,
                random -> {
                    List<String> values = values(random);
                    VocabularyEncoding encoding = new VocabularyEncoding(values);
                    for (int i = 0; i < values.size(); i++) {
                        assertEquals(2 + i, encoding.encode(values.get(i)));
                    }
                    assertEquals(1, encoding.encode("not among the values"));
                    assertEquals(values.size() + 2, encoding.size());
                });
    }

    @Test
    void codesStayBelowTheSize() {
        Seeded.repeat(
                200,
                random -> {
                    HashEncoding encoding = new HashEncoding(1 + random.nextInt(50));
                    int code = encoding.encode(random.nextLong());
                    assertTrue(
                            code > IdEncoding.MISSING && code < encoding.size(),
                            () -> encoding + " gives " + code);
                });
    }

    @Test
    void hashesAreTakenAsUnsigned() {
        // the hash of "test" is negative as a signed number
        assertEquals(1 + (int) (0xba6bd213L % 1000), new HashEncoding(1000).encode("test"));
    }

    @Test
    void numbersMeetOnlyTheirOwnNotation() {
        VocabularyEncoding encoding =
                new VocabularyEncoding(List.of("07", "+7", "7.0", "-0", "99999999999999999999"));
        assertEquals(1, encoding.encode(7));
        assertEquals(1, encoding.encode(0));
        assertEquals(2, encoding.encode("07"));
    }

    @Test
    void refusesWrongDeclarations() {
        assertThrows(IllegalArgumentException.class, () -> new HashEncoding(0));
        assertThrows(IllegalArgumentException.class, () -> new HashEncoding((1 << 28) + 1));
        assertThrows(IllegalArgumentException.class, () -> new VocabularyEncoding(List.of()));
        IllegalArgumentException twice =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new VocabularyEncoding(List.of("a", "b", "a")));
        assertTrue(twice.getMessage().contains("[a] twice"), twice.getMessage());
    }

    private static int encodeBytes(IdEncoding encoding, String value) {
        byte[] utf8 = ("..." + value + ".").getBytes(StandardCharsets.UTF_8);
        return encoding.encode(utf8, 3, utf8.length - 4);
    }

    private static List<String> values(Random random) {
        Set<String> values = new LinkedHashSet<>();
        int count = 1 + random.nextInt(20);
        while (values.size() < count) {
            values.add(
                    switch (random.nextInt(3)) {
                        case 0 -> Long.toString(random.nextLong() >> random.nextInt(64));
                        case 1 -> Integer.toString(random.nextInt(30) - 15);
                        default -> text(random);
                    });
        }
        return new ArrayList<>(values);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(codePoint >= 0xd800 && codePoint < 0xe000 ? 'x' : codePoint);
        }
        return text.toString();
    }
}
