/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.testing.Documents;
import io.hapsearch.models.testing.Seeded;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTemplateTest {
    private static final String PARAMS =
            """
            {'name': 'text', 'type': 'keyword'}, {'name': 'year', 'type': 'number', 'default': 1999},
            {'name': 'tags', 'type': 'keywords', 'length': 4, 'default': ['a', 7]},
            {'name': 'taste', 'type': 'vector', 'length': 2, 'default': [1.5, 2]}
            """;

    private final FeatureSpec spec = Documents.floats(PARAMS, "{'kind': 'score', 'name': 'score'}");

    @Test
    void aWholeValueKeepsItsType() {
        assertEquals(
                json(
                        "{'bool': {'must': [{'match': {'title': 'red shoes'}}, {'terms': {'tag': ['a', 7]}}],"
                                + " 'filter': {'range': {'year': {'gte': 1999}}}, 'v': [1.5, 2]}, 'boost': 2, 'x': null}"),
                fill(
                        "{'bool': {'must': [{'match': {'title': '{{text}}'}}, {'terms': {'tag': '{{ tags }}'}}],"
                                + " 'filter': {'range': {'year': {'gte': '{{year}}'}}}, 'v': '{{taste}}'},"
                                + " 'boost': 2, 'x': null}",
                        "red shoes"));
    }

    @Test
    void withinTextAParamIsText() {
        assertEquals(
                json("{'q': 'title:red AND year:1999!'}"),
                fill("{'q': 'title:{{text}} AND year:{{ year }}!'}", "red"));
    }

    @Test
    void replacementsAreNotPatterns() {
        assertEquals(
                json("{'q': 'a $1 \\\\ {{year}}'}"),
                fill("{'q': 'a {{text}}'}", "$1 \\\\ {{year}}"));
    }

    @Test
    void whateverIsGivenTheStructureStays() {
        Seeded.repeat(
                300,
                random -> {
                    String text = hostile(random);
                    ObjectNode template = JsonNodeFactory.instance.objectNode();
                    template.putObject("match")
                            .put("title", "{{text}}")
                            .put("other", "x {{text}} y");
                    ParamValues params =
                            ParamValues.resolve(
                                    spec, Map.of("text", JsonNodeFactory.instance.textNode(text)));
                    JsonNode match = QueryTemplate.fill(template, params).get("match");
                    assertEquals(2, match.size());
                    assertEquals(text, match.get("title").textValue());
                    assertEquals("x " + text + " y", match.get("other").textValue());
                });
    }

    @Test
    void fillingDoesNotChangeTheTemplate() {
        JsonNode template = json("{'match': {'title': ['{{text}}', 'x{{text}}']}}");
        JsonNode before = template.deepCopy();
        QueryTemplate.fill(template, Documents.params(spec, "{'text': 'red'}"));
        assertEquals(before, template);
    }

    @Test
    void namesItsParams() {
        assertEquals(
                Set.of("text", "year", "tags"),
                QueryTemplate.params(
                        json(
                                "{'a': ['{{text}}', {'b': 'x {{year}} {{ text }}'}], 'c': '{{tags}}', 'd': 3}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'match': {'title': '{{colour}}'}}",
                "{'match': {'title': 'x {{colour}}'}}",
                "{'match': {'title': '{{ 1text }}'}}",
                "{'match': {'title': '{{text'}}",
                "{'match': {'title': '{{}}'}}",
                "{'match': {'title': '{{text}} and {{te xt}}'}}",
                "{'match': {'{{text}}': 'title'}}",
                "{'match': {'title': 'x {{tags}}'}}",
                "{'match': {'title': '{{taste}}.'}}",
                "{}",
                "[]",
                "'{{text}}'",
                "null"
            })
    void wrongTemplatesAreFoundInTheSpec(String query) {
        String feature = "{'kind': 'query', 'name': 'title_score', 'query': " + query + "}";
        InvalidDocumentException e =
                assertThrows(
                        InvalidDocumentException.class, () -> Documents.floats(PARAMS, feature));
        assertTrue(e.getMessage().startsWith("[test.json] "), e.getMessage());
    }

    private static String hostile(Random random) {
        List<String> parts =
                List.of(
                        "\"",
                        "}",
                        "{",
                        "]",
                        "[",
                        ",",
                        ":",
                        "\\",
                        "{{year}}",
                        "{{text}}",
                        "$0",
                        "\n",
                        "\u0000",
                        "*");
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.toString();
    }

    private JsonNode fill(String template, String text) {
        return QueryTemplate.fill(
                json(template), Documents.params(spec, "{'text': '" + text + "'}"));
    }

    private static JsonNode json(String json) {
        return Documents.read(json, JsonNode.class);
    }
}
