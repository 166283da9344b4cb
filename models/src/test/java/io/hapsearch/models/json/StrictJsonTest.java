/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
    private final StrictJson json = new StrictJson();

    record Part(
            String textValue,
            int number,
            Double fraction,
            List<Part> parts,
            Map<String, Double> byName) {}

    @Test
    void keysAreInSnakeCaseAndNullsLeftOut() {
        String written =
                new String(
                        json.write(new Part("a", 1, null, List.of(), null)),
                        StandardCharsets.UTF_8);
        assertEquals(
                "{\"text_value\":\"a\",\"number\":1,\"parts\":[]}", written.replaceAll("\\s", ""));
    }

    @Test
    void equalMapsAreEqualBytes() {
        Map<String, Double> one = new HashMap<>(4);
        Map<String, Double> other = new HashMap<>(1024);
        for (int i = 0; i < 50; i++) {
            one.put("k" + i, (double) i);
            other.put("k" + (49 - i), 49.0 - i);
        }
        assertArrayEquals(
                json.write(new Part("a", 1, 1.0, null, one)),
                json.write(new Part("a", 1, 1.0, null, other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text_value': 'a'}                    | at number: must be an integer, not null or missing",
                "{'number': 1.0}                        | at number: must be an integer",
                "{'number': '1'}                        | at number: must be an integer",
                "{'number': 4000000000}                 | at number: Numeric value (4000000000) out of range of int",
                "{'number': true}                       | at number: must be an integer",
                "{'textValue': 'a', 'number': 1}        | unknown key [textValue], known: [by_name, fraction, number, parts, text_value]",
                "{'text_value': 1}                      | at text_value: must be a string",
                "{'text_value': {}}                     | at text_value: must be a string",
                "{'fraction': '1'}                      | at fraction: must be a number",
                "{'fraction': ''}                       | at fraction: must be a number",
                "{'parts': [{'number': 1}, {'number': 1, 'x': 1}]}   | at parts[1]: unknown key [x]",
                "{'parts': [null]}                      | at parts[0]: must not be null",
                "{'parts': ''}                          | at parts: must be an array",
                "{'by_name': {'a': 1, 'a': 2}}          | at by_name: is not valid JSON: Duplicate field 'a'",
                "{'by_name': {'a': null}}               | at by_name.a: must not be null",
                "{'by_name': {'a': 'b'}}                | at by_name.a: must be a number",
                "{'by_name': []}                        | at by_name: must be an object",
                "{'number': 1} {}                       | goes on behind its end",
                "{'number': 1                           | is not valid JSON: Unexpected end-of-input",
                "{'number': 01}                         | is not valid JSON: Invalid numeric value: Leading zeroes",
                "`[1]`                                  | must be an object",
                "null                                   | is null",
                "``                                     | is empty",
            })
    void errorsNameFilePlaceAndKey(String document, String message) {
        InvalidDocumentException e =
                assertThrows(
                        InvalidDocumentException.class,
                        () ->
                                json.read(
                                        "file.json",
                                        document.replace('\'', '"')
                                                .getBytes(StandardCharsets.UTF_8),
                                        Part.class));
        assertTrue(e.getMessage().startsWith("[file.json] " + message), e.getMessage());
    }

    @Test
    void errorsNeverShowJavaClasses() {
        for (String value :
                List.of(
                        "1",
                        "1.5",
                        "'a'",
                        "[]",
                        "{}",
                        "null",
                        "true",
                        "[[]]",
                        "[{}]",
                        "{'a': {}}")) {
            for (String key : List.of("text_value", "number", "fraction", "parts", "by_name")) {
                String document = ("{'" + key + "': " + value + ", 'z': 1}").replace('\'', '"');
                InvalidDocumentException e =
                        assertThrows(
                                InvalidDocumentException.class,
                                () ->
                                        json.read(
                                                "file.json",
                                                document.getBytes(StandardCharsets.UTF_8),
                                                Part.class));
                assertTrue(
                        !e.getMessage().contains("hapsearch")
                                && !e.getMessage().contains("java.")
                                && !e.getMessage().contains("Feature."),
                        e.getMessage());
            }
        }
    }

    @Test
    void refusesDeepDocuments() {
        for (String deep : List.of("[".repeat(100_000), "{\"a\":".repeat(100_000))) {
            InvalidDocumentException e =
                    assertThrows(
                            InvalidDocumentException.class,
                            () ->
                                    json.read(
                                            "file.json",
                                            deep.getBytes(StandardCharsets.UTF_8),
                                            JsonNode.class));
            assertTrue(e.getMessage().contains("nesting depth"), e.getMessage());
        }
    }

    @Test
    void messagesStayShort() {
        byte[] document = ("{\"" + "x".repeat(40_000) + "\": 1}").getBytes(StandardCharsets.UTF_8);
        InvalidDocumentException e =
                assertThrows(
                        InvalidDocumentException.class,
                        () -> json.read("file.json", document, Part.class));
        assertTrue(e.getMessage().length() < 1_100, () -> e.getMessage().length() + " characters");
    }
}
