/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.testing.Documents;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenTest {

    @Test
    void survivesJson() {
        StrictJson json = new StrictJson();
        Golden golden = new Golden(List.of(new Examples().request()));
        assertEquals(golden, json.read("test.json", json.write(golden), Golden.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                | [requests] is missing or empty",
                "{'requests': []}                                  | [requests] is missing or empty",
                "{'requests': [{'hits': []}]}                      | at requests[0]: [now] is missing",
                "{'requests': [{'now': 1.5}]}                      | at requests[0].now: must be an integer",
                "{'requests': [{'now': 1}]}                        | at requests[0]: [hits] is missing or empty",
                "{'requests': [{'now': 1, 'hits': [{}]}]}          | at requests[0].hits[0]: [score] is missing",
                "{'requests': [{'now': 1, 'hits': [{'score': 1, 'rank': 0, 'light': 1}]}]} | at requests[0].hits[0]: [expressive] is missing",
                "{'requests': [{'now': 1, 'hits': [{'score': 1, 'rank': 0, 'light': 'NaN', 'expressive': 1}]}]} | at requests[0].hits[0]: [light] must be finite",
                "{'requests': [{'now': 1, 'hits': [{'score': 1e999, 'rank': 0, 'light': 1, 'expressive': 1}]}]} | at requests[0].hits[0]: [score] must be finite",
                "{'requests': [{'now': 1, 'hits': [{'score': 1, 'rank': 0, 'light': 1, 'expressive': 1, 'queries': {'q': 'Infinity'}}]}]} | at requests[0].hits[0]: [queries.q] must be finite",
                "{'requests': [{'now': 1, 'hits': [{'score': 1, 'rank': 0, 'light': 1, 'expressive': 1, 'fields': {'a': null}}]}]} | at requests[0].hits[0].fields.a: must not be null",
                "{'requests': [{'now': 1, 'hits': [{'score': 1, 'rank': 0, 'light': 1, 'expressive': 1, 'values': {}}]}]} | at requests[0].hits[0]: unknown key [values]",
            })
    void errorsNameTheHit(String golden, String message) {
        InvalidDocumentException e =
                assertThrows(
                        InvalidDocumentException.class, () -> Documents.read(golden, Golden.class));
        assertTrue(e.getMessage().startsWith("[test.json] " + message), e.getMessage());
    }

    @Test
    void limitsHits() {
        Golden.Hit hit = new Golden.Hit(1, 0, Map.of(), Map.of(), 0, 0);
        Golden.Request request = new Golden.Request(0, Map.of(), Collections.nCopies(2048, hit));
        assertEquals(2, new Golden(List.of(request, request)).requests().size());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Golden(List.of(request, request, request)));
    }
}
