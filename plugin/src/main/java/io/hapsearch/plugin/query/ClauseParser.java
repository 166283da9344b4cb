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
                (parser, draft, ignored) -> budget(parser, draft),
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

    /** Hits as a number, or time with its unit. */
    private static void budget(XContentParser parser, Draft draft) throws IOException {
        boolean isNumber = parser.currentToken() == XContentParser.Token.VALUE_NUMBER;
        if (isNumber && parser.numberType() == XContentParser.NumberType.INT) {
            draft.budget = parser.intValue();
            return;
        }
        try {
            draft.budgetTime = TimeValue.parseTimeValue(parser.text(), "budget");
        } catch (IllegalArgumentException e) {
            throw new ParsingException(
                    parser.getTokenLocation(),
                    "[budget] must be an integer, or a time with its unit such as [5ms], it is ["
                            + parser.text()
                            + "]",
                    e);
        }
    }

    /** What was read so far. */
    private static final class Draft {
        private String model;
        private Map<String, Object> params;
        private Integer budget;
        private TimeValue budgetTime;
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
                    budgetTime,
                    easyNegative,
                    easyPositive,
                    deadline,
                    policy,
                    onFailure,
                    now);
        }
    }
}
