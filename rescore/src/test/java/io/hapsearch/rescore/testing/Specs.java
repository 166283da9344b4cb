/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.HashEncoding;
import io.hapsearch.models.feature.IdEncoding;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.ParamType;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.feature.Transform;
import io.hapsearch.models.feature.VocabularyEncoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A spec with every kind of feature over the fields of {@link RandomIndex}, and requests that fit
 * it.
 */
public final class Specs {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Transform.Standardize STANDARDIZE = new Transform.Standardize(2, 3);

    private Specs() {}

    /**
     * Inputs {@code numbers} and {@code codes} per hit, {@code user} per request, and {@code deep},
     * a second one per hit.
     */
    public static FeatureSpec everyKind(Random random) {
        List<Transform> some =
                List.of(new Transform.Log1p(), STANDARDIZE, new Transform.Clip(-2, 2));
        JsonNode query = JSON.objectNode().put("match_all", "{{tag}}");
        List<Feature> numbers =
                new ArrayList<>(
                        List.of(
                                new Feature.Score("score", some),
                                new Feature.Rank("rank", List.of(STANDARDIZE)),
                                new Feature.Field("f_long", "long", null, null),
                                new Feature.Field("f_longs", "longs", -1.0, some),
                                new Feature.Field("f_double", "double", null, some),
                                new Feature.Field("f_doubles", "doubles", 7.0, List.of()),
                                new Feature.Field("f_float", "float", 3.5, null),
                                new Feature.Field(
                                        "f_half", "half", null, List.of(new Transform.Log1p())),
                                new Feature.Field(
                                        "f_nanos", "nanos", null, List.of(new Transform.Log1p())),
                                new Feature.Field(
                                        "f_unsigned",
                                        "unsigned",
                                        null,
                                        List.of(new Transform.Log1p())),
                                new Feature.Field("f_unmapped", "unmapped", 4.0, null),
                                new Feature.Freshness(
                                        "age", "date", 30.0, List.of(new Transform.Log1p())),
                                new Feature.Query("q_term", query, null, some),
                                new Feature.Query("q_phrase", query, -1.0, null),
                                new Feature.Dot("dot", "taste", "vector", -2.0, null),
                                new Feature.Cosine("cosine", "taste", "vector", null, some),
                                new Feature.Membership("in_keyword", "history", "keyword", null),
                                new Feature.Membership(
                                        "in_keywords", "history", "keywords", List.of(STANDARDIZE)),
                                new Feature.Membership("in_long", "history", "long", null),
                                new Feature.Membership("in_longs", "history", "longs", null),
                                new Feature.Membership(
                                        "in_unmapped", "history", "unmapped", null)));
        List<Feature> codes =
                new ArrayList<>(
                        List.of(
                                new Feature.Keyword(
                                        "c_keyword", "keyword", null, new HashEncoding(50)),
                                new Feature.Keyword("c_keywords", "keywords", 4, vocabulary()),
                                new Feature.Keyword("c_first", "keywords", 1, new HashEncoding(9)),
                                new Feature.Keyword("c_long", "long", null, vocabulary()),
                                new Feature.Keyword("c_longs", "longs", 3, new HashEncoding(5)),
                                new Feature.Keyword(
                                        "c_unmapped", "unmapped", 2, new HashEncoding(5))));
        Collections.shuffle(numbers, random);
        Collections.shuffle(codes, random);
        List<Feature> user =
                List.of(new Feature.Parameter("p_age", "age", null, null, List.of(STANDARDIZE)));
        List<Feature> deep =
                List.of(
                        new Feature.Vector("deep_vector", "vector", RandomIndex.DIMENSION),
                        new Feature.Field("deep_long", "long", 2.0, null),
                        new Feature.Vector("deep_unmapped", "unmapped", 2),
                        new Feature.Rank("deep_rank", List.of(new Transform.Log1p())));
        return new FeatureSpec(
                List.of(
                        new Param("age", ParamType.NUMBER, null, null),
                        new Param("tag", ParamType.KEYWORD, null, JSON.textNode("red")),
                        new Param("history", ParamType.KEYWORDS, 20, JSON.arrayNode()),
                        new Param("taste", ParamType.VECTOR, RandomIndex.DIMENSION, null)),
                List.of(
                        new Input("numbers", Scope.HIT, ElementType.FLOAT, numbers),
                        new Input("codes", Scope.HIT, ElementType.INT64, codes),
                        new Input("user", Scope.REQUEST, ElementType.FLOAT, user),
                        new Input("deep", Scope.HIT, ElementType.FLOAT, deep)));
    }

    /** Params that fit {@link #everyKind}. */
    public static Map<String, JsonNode> params(Random random) {
        ArrayNode history = JSON.arrayNode();
        for (int n = random.nextInt(20); n > 0; n--) {
            int kind = random.nextInt(3);
            if (kind == 0) {
                history.add(random.nextInt(10) - 3);
            } else {
                history.add(kind == 1 ? "k\u00e9" + random.nextInt(1200) : "007");
            }
        }
        ArrayNode taste = JSON.arrayNode().add(random.nextFloat()).add(-1.5).add(random.nextInt(2));
        return Map.of(
                "age", JSON.numberNode(random.nextInt(80)), "history", history, "taste", taste);
    }

    /** The parsed queries of {@link #everyKind}. */
    public static Map<String, Query> queries() {
        Query either =
                new BooleanQuery.Builder()
                        .add(new TermQuery(new Term("text", "red")), BooleanClause.Occur.SHOULD)
                        .add(new TermQuery(new Term("text", "blue")), BooleanClause.Occur.SHOULD)
                        .build();
        return Map.of("q_term", either, "q_phrase", new PhraseQuery("text", "green"));
    }

    private static IdEncoding vocabulary() {
        List<String> values = new ArrayList<>(List.of("1", "-2", "7"));
        IntStream.range(0, 600).map(i -> 599 - i).forEach(i -> values.add("k\u00e9" + i));
        return new VocabularyEncoding(values);
    }
}
