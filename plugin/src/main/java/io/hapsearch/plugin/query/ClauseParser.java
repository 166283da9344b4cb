/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.rescore.OnFailure;
import io.hapsearch.rescore.route.Policy;
import java.io.IOException;
import java.util.Map;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.core.ParseField;
import org.opensearch.core.common.ParsingException;
import org.opensearch.core.xcontent.ObjectParser;
import org.opensearch.core.xcontent.ObjectParser.ValueType;
import org.opensearch.core.xcontent.XContentParser;

/**
 * Reads a {@code hap} clause strictly: unknown keys and wrong types are errors that name the key.
 * Stateless.
 */
final class ClauseParser {
    private static final ObjectParser<Draft, Void> CLAUSE = new ObjectParser<>("hap", Draft::new);
    private static final ObjectParser<Draft, Void> THRESHOLDS = new ObjectParser<>("thresholds");

    static {
        CLAUSE.declareString((draft, value) -> draft.model = value, new ParseField("model"));
        CLAUSE.declareObject(
                (draft, value) -> draft.params = value,
                (parser, ignored) -> parser.map(),
                new ParseField("params"));
        CLAUSE.declareField(
                (draft, value) -> draft.budget = value,
                parser -> strictInt(parser, "budget"),
                new ParseField("budget"),
                ValueType.INT);
        CLAUSE.declareField(
                (parser, draft, ignored) -> THRESHOLDS.parse(parser, draft, null),
                new ParseField("thresholds"),
                ValueType.OBJECT);
        CLAUSE.declareString(
                (draft, value) -> draft.deadline = TimeValue.parseTimeValue(value, "deadline"),
                new ParseField("deadline"));
        CLAUSE.declareString(
                (draft, value) -> draft.policy = Policy.parse(value), new ParseField("policy"));
        CLAUSE.declareString(
                (draft, value) -> draft.onFailure = OnFailure.parse(value),
                new ParseField("on_failure"));
        CLAUSE.declareLong((draft, value) -> draft.now = value, new ParseField("now"));
        THRESHOLDS.declareDouble(
                (draft, value) -> draft.easyNegative = value, new ParseField("easy_negative"));
        THRESHOLDS.declareDouble(
                (draft, value) -> draft.easyPositive = value, new ParseField("easy_positive"));
    }

    private ClauseParser() {}

    static HapClause parse(XContentParser parser) throws IOException {
        return CLAUSE.parse(parser, null).clause();
    }

    private static int strictInt(XContentParser parser, String key) throws IOException {
        if (parser.currentToken() != XContentParser.Token.VALUE_NUMBER
                || parser.numberType() != XContentParser.NumberType.INT) {
            throw new ParsingException(
                    parser.getTokenLocation(),
                    "[" + key + "] must be an integer, it is [" + parser.text() + "]");
        }
        return parser.intValue();
    }

    /** What was read so far. */
    private static final class Draft {
        private String model;
        private Map<String, Object> params;
        private Integer budget;
        private Double easyNegative;
        private Double easyPositive;
        private TimeValue deadline;
        private Policy policy;
        private OnFailure onFailure;
        private Long now;

        private HapClause clause() {
            return new HapClause(
                    model,
                    params,
                    budget,
                    easyNegative,
                    easyPositive,
                    deadline,
                    policy,
                    onFailure,
                    now);
        }
    }
}
