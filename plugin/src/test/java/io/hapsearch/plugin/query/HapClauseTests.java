/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import static org.hamcrest.Matchers.containsString;

import io.hapsearch.rescore.OnFailure;
import io.hapsearch.rescore.route.Policy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.opensearch.common.io.stream.BytesStreamOutput;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.common.xcontent.json.JsonXContent;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.test.OpenSearchTestCase;

public class HapClauseTests extends OpenSearchTestCase {

    public void testReadsEveryKey() throws IOException {
        HapClause clause =
                parse(
                        """
                {"model": "feed", "params": {"active_degree": 3, "history": [7136, 909]}, "budget": 100,
                 "thresholds": {"easy_negative": 0.02, "easy_positive": 0.98}, "deadline": "15ms",
                 "policy": "band", "on_failure": "light", "now": 1650812741436}""");
        assertEquals("feed", clause.model());
        assertEquals(Map.of("active_degree", 3, "history", List.of(7136, 909)), clause.params());
        assertEquals(Integer.valueOf(100), clause.budget());
        assertEquals(0.02, clause.easyNegative(), 0);
        assertEquals(0.98, clause.easyPositive(), 0);
        assertEquals(TimeValue.timeValueMillis(15), clause.deadline());
        assertEquals(Policy.BAND, clause.policy());
        assertEquals(OnFailure.LIGHT, clause.onFailure());
        assertEquals(Long.valueOf(1650812741436L), clause.now());
    }

    public void testOnlyTheModelIsRequired() throws IOException {
        HapClause clause = parse("{\"model\": \"feed\"}");
        assertEquals(
                new HapClause("feed", null, null, null, null, null, null, null, null, null),
                clause);
    }

    public void testSurvivesWireAndJson() throws IOException {
        for (int i = 0; i < 100; i++) {
            HapClause clause = randomClause();
            try (BytesStreamOutput out = new BytesStreamOutput()) {
                clause.writeTo(out);
                assertEquals(clause, new HapClause(out.bytes().streamInput()));
            }
            XContentBuilder builder = JsonXContent.contentBuilder().startObject();
            clause.toXContent(builder, null).endObject();
            assertEquals(clause, parse(builder.toString()));
        }
    }

    public void testABudgetMayBeTime() throws IOException {
        HapClause clause = parse("{\"model\": \"feed\", \"budget\": \"5ms\"}");
        assertEquals(TimeValue.timeValueMillis(5), clause.budgetTime());
        assertNull(clause.budget());
    }

    public void testErrorsNameTheKey() {
        assertRefused("{\"model\": \"feed\", \"budget\": \"10\"}", "[10]");
        assertRefused("{\"model\": \"feed\", \"budget\": \"0ms\"}", "budget");
        assertRefused("{}", "model");
        assertRefused("{\"model\": 7}", "model");
        assertRefused("{\"model\": \"feed\", \"colour\": 1}", "colour");
        assertRefused("{\"model\": [\"feed\"]}", "model");
        assertRefused("{\"model\": \"feed\", \"params\": [1]}", "params");
        assertRefused("{\"model\": \"feed\", \"budget\": -1}", "budget");
        assertRefused("{\"model\": \"feed\", \"budget\": 1.5}", "budget");
        assertRefused("{\"model\": \"feed\", \"budget\": \"many\"}", "budget");
        assertRefused("{\"model\": \"feed\", \"budget\": 99999999999}", "budget");
        assertRefused(
                "{\"model\": \"feed\", \"thresholds\": {\"easy_negative\": -0.1}}",
                "easy_negative");
        assertRefused(
                "{\"model\": \"feed\", \"thresholds\": {\"easy_positive\": 1.1}}", "easy_positive");
        assertRefused("{\"model\": \"feed\", \"thresholds\": {\"easy\": 1}}", "easy");
        assertRefused(
                "{\"model\": \"feed\", \"thresholds\": {\"easy_negative\": 0.9, \"easy_positive\": 0.1}}",
                "easy_positive");
        assertRefused("{\"model\": \"feed\", \"deadline\": \"soon\"}", "deadline");
        assertRefused("{\"model\": \"feed\", \"deadline\": \"0ms\"}", "deadline");
        assertRefused("{\"model\": \"feed\", \"deadline\": \"-1\"}", "deadline");
        assertRefused("{\"model\": \"feed\", \"deadline\": 15}", "deadline");
        assertRefused("{\"model\": \"feed\", \"policy\": \"best\"}", "best");
        assertRefused("{\"model\": \"feed\", \"on_failure\": \"cry\"}", "cry");
        assertRefused("{\"model\": \"feed\", \"now\": \"today\"}", "now");
    }

    private static HapClause randomClause() {
        double negative = randomDoubleBetween(0, 0.5, true);
        int budget = randomInt(2);
        return new HapClause(
                randomAlphaOfLengthBetween(1, 10),
                randomBoolean()
                        ? null
                        : Map.of(
                                "a",
                                randomInt(),
                                "b",
                                List.of("x", "y"),
                                "c",
                                randomAlphaOfLength(3)),
                budget == 0 ? randomIntBetween(0, 1000) : null,
                budget == 1 ? TimeValue.timeValueMillis(randomIntBetween(1, 100)) : null,
                randomBoolean() ? null : negative,
                randomBoolean() ? null : randomDoubleBetween(negative, 1, true),
                randomBoolean() ? null : TimeValue.timeValueMillis(randomIntBetween(1, 10_000)),
                randomBoolean() ? null : randomFrom(Policy.values()),
                randomBoolean() ? null : randomFrom(OnFailure.values()),
                randomBoolean() ? null : randomNonNegativeLong());
    }

    private void assertRefused(String json, String key) {
        Exception refusal = expectThrows(Exception.class, () -> parse(json));
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        assertThat(messages.toString(), containsString(key));
    }

    private HapClause parse(String json) throws IOException {
        try (XContentParser parser = createParser(JsonXContent.jsonXContent, json)) {
            return ClauseParser.parse(parser);
        }
    }
}
