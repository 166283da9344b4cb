/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.IdEncoding;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.VocabularyEncoding;
import io.hapsearch.training.sample.ExampleCollector.Example;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.RawRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes up raw values of the types that a spec asks for, where there are no logs at hand: enough to
 * see that a graph computes the same everywhere, and no more. Some values are missing. The same
 * each time. Not thread-safe.
 */
final class GeneratedExamples {
    private static final int REQUESTS = 4;
    private static final int HITS = 8;
    private static final int MISSING_ONE_IN = 6;
    private static final int WORDS = 50;
    private static final long NOW = 1_700_000_000_000L;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final FeatureSpec spec;
    private final SplittableRandom random = new SplittableRandom(1);

    GeneratedExamples(FeatureSpec spec) {
        this.spec = spec;
    }

    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (int request = 0; request < REQUESTS; request++) {
            List<RawHit> hits = new ArrayList<>();
            for (int rank = 0; rank < HITS; rank++) {
                hits.add(hit(rank));
            }
            examples.add(new Example(new RawRequest("made up", NOW, params()), hits));
        }
        return examples;
    }

    private Map<String, JsonNode> params() {
        Map<String, JsonNode> params = new HashMap<>();
        for (Param param : spec.params()) {
            IdEncoding encoding = encoding(param.name());
            int most = param.length() == null ? 1 : param.length();
            params.put(
                    param.name(),
                    switch (param.type()) {
                        case NUMBER -> JSON.numberNode(random.nextGaussian());
                        case KEYWORD -> word(encoding);
                        case KEYWORDS -> words(encoding, random.nextInt(most + 1));
                        case VECTOR -> vector(most);
                    });
        }
        return params;
    }

    private IdEncoding encoding(String param) {
        return spec.features().stream()
                .filter(Feature.Parameter.class::isInstance)
                .map(Feature.Parameter.class::cast)
                .filter(feature -> feature.param().equals(param) && feature.encoding() != null)
                .map(Feature.Parameter::encoding)
                .findFirst()
                .orElse(null);
    }

    private RawHit hit(int rank) {
        Map<String, JsonNode> fields = new HashMap<>();
        Map<String, Double> queries = new HashMap<>();
        for (Feature feature : spec.features()) {
            boolean missing = random.nextInt(MISSING_ONE_IN) == 0;
            if (!missing) {
                add(feature, fields, queries);
            }
        }
        return new RawHit(10 * random.nextDouble(), rank, fields, queries);
    }

    /**
     * A field that several features read has a value that suits all of them: a number goes first.
     */
    private void add(Feature feature, Map<String, JsonNode> fields, Map<String, Double> queries) {
        switch (feature) {
            case Feature.Field field -> fields.put(field.field(), number());
            case Feature.Freshness freshness -> fields.put(freshness.field(), time());
            case Feature.Keyword keyword ->
                    fields.putIfAbsent(
                            keyword.field(),
                            words(keyword.encoding(), 1 + random.nextInt(keyword.length())));
            case Feature.Membership membership ->
                    fields.putIfAbsent(membership.field(), words(encoding(membership.param()), 2));
            case Feature.Vector vector -> fields.put(vector.field(), vector(vector.dimension()));
            case Feature.Dot dot -> fields.putIfAbsent(dot.field(), like(dot.param()));
            case Feature.Cosine cosine -> fields.putIfAbsent(cosine.field(), like(cosine.param()));
            case Feature.Query query -> queries.put(query.name(), 10 * random.nextDouble());
            case Feature.Score score -> {}
            case Feature.Rank rank -> {}
            case Feature.Parameter parameter -> {}
        }
    }

    /** Whole, so that the field may be read as a keyword too. */
    private JsonNode number() {
        return JSON.numberNode(random.nextInt(1_000));
    }

    private JsonNode time() {
        return JSON.numberNode(NOW - random.nextLong(Duration.ofDays(400).toMillis()));
    }

    private JsonNode like(String param) {
        return vector(spec.param(param).orElseThrow().length());
    }

    private JsonNode vector(int dimension) {
        ArrayNode vector = JSON.arrayNode();
        for (int i = 0; i < dimension; i++) {
            vector.add((float) random.nextGaussian());
        }
        return vector;
    }

    private JsonNode words(IdEncoding encoding, int count) {
        ArrayNode words = JSON.arrayNode();
        for (int i = 0; i < count; i++) {
            words.add(word(encoding));
        }
        return words;
    }

    private JsonNode word(IdEncoding encoding) {
        return JSON.textNode(
                encoding instanceof VocabularyEncoding vocabulary
                        ? vocabulary.values().get(random.nextInt(vocabulary.values().size()))
                        : Integer.toString(random.nextInt(WORDS)));
    }
}
