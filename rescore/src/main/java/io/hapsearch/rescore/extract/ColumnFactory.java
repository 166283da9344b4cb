/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.Crosses;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.NumberEncoding;
import io.hapsearch.models.tensor.TensorBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;

/** From the declaration of a feature to what reads it for one request. */
final class ColumnFactory {
    private static final Numbers MISSING =
            (leaf, hits) -> Arrays.fill(hits.numbers, 0, hits.count, Double.NaN);
    private static final Numbers ZERO = (leaf, hits) -> Arrays.fill(hits.numbers, 0, hits.count, 0);

    private final ExtractionContext context;

    ColumnFactory(ExtractionContext context) {
        this.context = context;
    }

    /**
     * Opens a feature.
     *
     * @param column the first of its columns in the buffer
     * @throws IllegalArgumentException if its field cannot be read as it asks, or its query is
     *     missing
     */
    Column open(Feature feature, TensorBuffer buffer, int column) throws IOException {
        return switch (feature) {
            case Feature.Score score -> number(scores(), score.encoding(), buffer, column);
            case Feature.Rank rank ->
                    number(ColumnFactory::readRanks, rank.encoding(), buffer, column);
            case Feature.Field field ->
                    number(field(feature, field.field()), field.encoding(), buffer, column);
            case Feature.Query query -> number(query(query), query.encoding(), buffer, column);
            case Feature.Dot dot -> number(dot(dot), dot.encoding(), buffer, column);
            case Feature.Cosine cosine -> number(cosine(cosine), cosine.encoding(), buffer, column);
            case Feature.Membership membership ->
                    number(membership(membership), membership.encoding(), buffer, column);
            case Feature.Freshness freshness ->
                    number(
                            ages(field(feature, freshness.field())),
                            freshness.encoding(),
                            buffer,
                            column);
            case Feature.Keyword keyword -> codes(keyword, buffer, column);
            case Feature.Vector vector -> vectors(vector, buffer, column);
            case Feature.Parameter parameter ->
                    throw new IllegalArgumentException(
                            "feature [" + parameter.name() + "] is not per hit");
        };
    }

    private static Column number(
            Numbers numbers, NumberEncoding encoding, TensorBuffer buffer, int column) {
        return new NumberColumn(numbers, encoding, buffer, column);
    }

    private Numbers scores() {
        ScoreDoc[] window = context.hits();
        return (leaf, hits) -> {
            for (int i = 0; i < hits.count; i++) {
                hits.numbers[i] = window[hits.positions[i]].score;
            }
        };
    }

    private static void readRanks(LeafReaderContext leaf, LeafHits hits) {
        for (int i = 0; i < hits.count; i++) {
            hits.numbers[i] = hits.positions[i];
        }
    }

    private Numbers field(Feature feature, String field) {
        return type(feature)
                .<Numbers>map(type -> new FieldNumbers(name(field), type.decoder()))
                .orElse(MISSING);
    }

    private Numbers ages(Numbers dates) {
        long now = context.nowMillis();
        return (leaf, hits) -> {
            dates.read(leaf, hits);
            for (int i = 0; i < hits.count; i++) {
                hits.numbers[i] = Crosses.ageInDays(hits.numbers[i], now);
            }
        };
    }

    private Numbers query(Feature.Query feature) throws IOException {
        Query query = context.queries().get(feature.name());
        if (query == null) {
            throw new IllegalArgumentException("no query for feature [" + feature.name() + "]");
        }
        return new QueryNumbers(
                context.searcher()
                        .createWeight(context.searcher().rewrite(query), ScoreMode.COMPLETE, 1));
    }

    private Numbers dot(Feature.Dot feature) {
        return type(feature)
                .<Numbers>map(
                        type ->
                                new DotNumbers(
                                        feature,
                                        name(feature.field()),
                                        context.params().vector(feature.param())))
                .orElse(MISSING);
    }

    private Numbers cosine(Feature.Cosine feature) {
        return type(feature)
                .<Numbers>map(
                        type ->
                                new CosineNumbers(
                                        feature,
                                        name(feature.field()),
                                        context.params().vector(feature.param())))
                .orElse(MISSING);
    }

    private Numbers membership(Feature.Membership feature) {
        return type(feature).map(type -> membership(feature, type.family())).orElse(ZERO);
    }

    private Numbers membership(Feature.Membership feature, FieldType.Family family) {
        var param = context.params().keywords(feature.param());
        return family == FieldType.Family.INTEGER
                ? new IntegerMembership(name(feature.field()), param)
                : new KeywordMembership(name(feature.field()), param);
    }

    private Column codes(Feature.Keyword feature, TensorBuffer buffer, int column) {
        Optional<FieldType> type = type(feature);
        if (type.isEmpty()) {
            SmallestCodes none = new SmallestCodes(feature.length());
            return (leaf, hits) -> {
                for (int i = 0; i < hits.count; i++) {
                    none.write(buffer.longs(), hits.rows[i] * buffer.width() + column);
                }
            };
        }
        return type.get().family() == FieldType.Family.INTEGER
                ? new IntegerCodes(feature, name(feature.field()), buffer, column)
                : new KeywordCodes(feature, name(feature.field()), context.codes(), buffer, column);
    }

    private Column vectors(Feature.Vector feature, TensorBuffer buffer, int column) {
        // an unmapped field has no vectors in any leaf, so that its zeros need no case of their own
        type(feature);
        return new VectorColumns(feature, name(feature.field()), buffer, column);
    }

    private Optional<FieldType> type(Feature feature) {
        return FeatureFields.type(feature, context.fields());
    }

    /** Where Lucene keeps a field, which for an alias is another field's name. */
    private String name(String field) {
        return context.fields().docValuesField(field);
    }
}
