/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.testing.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamValuesTest {
    private final FeatureSpec spec =
            Documents.floats(
                    """
            {'name': 'age', 'type': 'number'},
            {'name': 'city', 'type': 'keyword', 'default': 'none'},
            {'name': 'history', 'type': 'keywords', 'length': 3, 'default': []},
            {'name': 'taste', 'type': 'vector', 'length': 2, 'default': [0.5, -1]}
            """,
                    "{'kind': 'score', 'name': 'score'}");

    @Test
    void takesWhatIsGiven() {
        ParamValues values =
                Documents.params(
                        spec,
                        "{'age': 3.5, 'city': 'Paris', 'history': ['a', 7, true], 'taste': [1, 2.5]}");
        assertEquals(3.5, values.number("age"));
        assertEquals("Paris", values.keyword("city"));
        assertEquals(List.of("a", "7", "true"), values.keywords("history"));
        assertArrayEquals(new float[] {1, 2.5f}, values.vector("taste"));
        assertEquals("[1,2.5]", values.json("taste").toString());
    }

    @Test
    void fillsInDefaultsAlsoForNull() {
        ParamValues values = Documents.params(spec, "{'age': 1, 'city': null}");
        assertEquals("none", values.keyword("city"));
        assertEquals(List.of(), values.keywords("history"));
        assertArrayEquals(new float[] {0.5f, -1}, values.vector("taste"));
    }

    @Test
    void integersStandForTheirNotation() {
        ParamValues values = Documents.params(spec, "{'age': 1, 'city': 12345678901234567890123}");
        assertEquals("12345678901234567890123", values.keyword("city"));
    }

    @Test
    void nothingGivenMeansEveryDefault() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> ParamValues.resolve(spec, null));
        assertEquals("param [age] is missing", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                      | param [age] is missing",
                "{'age': null}                           | param [age] is missing",
                "{'age': 1, 'shoe': 2}                   | unknown param [shoe], the model takes [age, city, history, taste]",
                "{'age': '1'}                            | param [age] must be a finite number, not \"1\"",
                "{'age': [1]}                            | param [age] must be a finite number",
                "{'age': 1e999}                          | param [age] must be a finite number",
                "{'age': 1, 'city': 1.5}                 | param [city] must be a string, an integer or a boolean, not 1.5",
                "{'age': 1, 'city': ['Paris']}           | param [city] must be a string",
                "{'age': 1, 'city': {'match_all': {}}}   | param [city] must be a string",
                "{'age': 1, 'history': 'a'}              | param [history] must be an array of strings",
                "{'age': 1, 'history': ['a', null]}      | param [history] must be a string",
                "{'age': 1, 'history': [{'a': 1}]}       | param [history] must be a string",
                "{'age': 1, 'history': [1, 2, 3, 4]}     | param [history] has 4 values, the model takes at most 3",
                "{'age': 1, 'taste': 1}                  | param [taste] must be an array of numbers",
                "{'age': 1, 'taste': [1]}                | param [taste] has 1 elements, the model takes 2",
                "{'age': 1, 'taste': [1, '2']}           | param [taste] must be a finite number, not \"2\"",
                "{'age': 1, 'taste': [1, 1e39]}          | param [taste] must be an array of finite floats, not 1.0E39",
            })
    void errorsNameTheParam(String given, String message) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Documents.params(spec, given));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    @Test
    void quotesOnlyTheBeginningOfALongValue() {
        String given = "{'age': '" + "x".repeat(100_000) + "'}";
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Documents.params(spec, given));
        assertTrue(e.getMessage().length() < 200, e.getMessage());
    }

    @Test
    void asksOnlyForDeclaredParams() {
        ParamValues values = Documents.params(spec, "{'age': 1}");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> values.number("shoe"));
        assertEquals("unknown param [shoe]", e.getMessage());
    }
}
