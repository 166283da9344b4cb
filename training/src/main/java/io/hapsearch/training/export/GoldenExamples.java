/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.ParamType;
import io.hapsearch.training.sample.ExampleCollector.Example;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.RawRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes golden examples of logged requests: as they were, and with what a node meets as well,
 * namely hits without any field, hits and params with values never seen, and empty lists. Not
 * thread-safe.
 */
public final class GoldenExamples {
    private static final String UNSEEN = "never seen before";

    private final FeatureSpec spec;
    private final RawScorer scorer;

    /** Both graphs must be over the inputs of the spec. */
    public GoldenExamples(FeatureSpec spec, GraphScorer light, GraphScorer expressive) {
        this.spec = spec;
        this.scorer = new RawScorer(spec, light, expressive);
    }

    /** The examples with the logits that the graphs give them. */
    public Golden of(List<Example> logged) {
        List<Golden.Request> requests = new ArrayList<>();
        for (Example example : logged) {
            List<RawHit> hits = new ArrayList<>(example.hits());
            RawHit first = hits.getFirst();
            hits.add(new RawHit(first.score(), first.rank(), Map.of(), Map.of()));
            hits.add(
                    new RawHit(
                            first.score(), first.rank(), unseen(first.fields()), first.queries()));
            requests.add(score(example.request(), hits));
        }
        Example first = logged.getFirst();
        requests.add(
                score(
                        new RawRequest(
                                first.request().id(),
                                first.request().millis(),
                                unseenParams(first.request())),
                        first.hits()));
        return new Golden(requests);
    }

    private Golden.Request score(RawRequest request, List<RawHit> hits) {
        RawScorer.Logits logits = scorer.score(request, hits);
        List<Golden.Hit> golden = new ArrayList<>();
        for (int row = 0; row < hits.size(); row++) {
            golden.add(hits.get(row).golden(logits.light()[row], logits.expressive()[row]));
        }
        return new Golden.Request(request.millis(), request.params(), golden);
    }

    private static Map<String, JsonNode> unseen(Map<String, JsonNode> fields) {
        Map<String, JsonNode> unseen = new HashMap<>(fields);
        unseen.replaceAll((field, value) -> unseen(value));
        return unseen;
    }

    private static JsonNode unseen(JsonNode value) {
        if (value.isTextual()) {
            return JsonNodeFactory.instance.textNode(UNSEEN);
        }
        if (value.isArray() && !value.isEmpty() && value.get(0).isTextual()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            array.add(value.get(0)).add(UNSEEN);
            return array;
        }
        return value;
    }

    private Map<String, JsonNode> unseenParams(RawRequest request) {
        Map<String, JsonNode> params = new HashMap<>(request.params());
        for (Param param : spec.params()) {
            if (param.type() == ParamType.KEYWORD) {
                params.put(param.name(), JsonNodeFactory.instance.textNode(UNSEEN));
            } else if (param.type() == ParamType.KEYWORDS) {
                params.put(param.name(), JsonNodeFactory.instance.arrayNode());
            }
        }
        return params;
    }
}
