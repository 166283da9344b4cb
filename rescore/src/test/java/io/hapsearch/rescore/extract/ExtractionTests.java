/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.HitValues;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.TensorBuffer;
import io.hapsearch.rescore.testing.RandomIndex;
import io.hapsearch.rescore.testing.Specs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.tests.util.LuceneTestCase;

/** Serving's extraction against the encoder of training and evaluation, on the same raw values. */
public class ExtractionTests extends LuceneTestCase {
    private static final long NOW = 1_790_000_000_000L;

    public void testWindowEqualsHitEncoderBitForBit() throws IOException {
        try (RandomIndex index = new RandomIndex(random(), atLeast(50))) {
            CodeCache codes = new CodeCache(random().nextBoolean() ? 0 : 1L << 20);
            for (int round = 0; round < 3; round++) {
                ScoreDoc[] hits = index.window(1 + random().nextInt(100)).scoreDocs;
                HitBatch batch = new HitBatch();
                batch.takeAll(hits, hits.length);
                int[] positions = IntStream.range(0, hits.length).toArray();
                checkBatch(index, hits, batch, positions, codes);
            }
        }
    }

    public void testMicroBatchEqualsHitEncoderBitForBit() throws IOException {
        try (RandomIndex index = new RandomIndex(random(), atLeast(50))) {
            ScoreDoc[] hits = index.window(100).scoreDocs;
            List<Integer> some = new ArrayList<>(IntStream.range(0, hits.length).boxed().toList());
            Collections.shuffle(some, random());
            int[] positions =
                    some.stream()
                            .limit(random().nextInt(hits.length + 1))
                            .mapToInt(Integer::intValue)
                            .toArray();
            HitBatch batch = new HitBatch();
            batch.take(hits, positions, positions.length);
            checkBatch(index, hits, batch, positions, new CodeCache(1L << 20));
        }
    }

    private void checkBatch(
            RandomIndex index, ScoreDoc[] hits, HitBatch batch, int[] positions, CodeCache codes)
            throws IOException {
        FeatureSpec spec = Specs.everyKind(random());
        ParamValues params = ParamValues.resolve(spec, Specs.params(random()));
        InputBuffers expected = new InputBuffers(spec, positions.length);
        HitEncoder encoder = new HitEncoder(params, NOW);
        List<HitValues> values = index.values(hits, Specs.queries());
        for (int row = 0; row < positions.length; row++) {
            encoder.encode(values.get(positions[row]), expected, row);
        }
        // with room for no documents, a few, or all: cold first, then with what was kept
        long room = List.of(0L, 1L << random().nextInt(16), 1L << 20).get(random().nextInt(3));
        RowCache rows = new RowCache(new RowBudget(() -> room));
        for (int pass = 0; pass < 3; pass++) {
            InputBuffers actual = new InputBuffers(spec, positions.length);
            ExtractionContext context =
                    new ExtractionContext(
                            params,
                            NOW,
                            Specs.queries(),
                            index.searcher(),
                            index.fields(),
                            hits,
                            codes,
                            rows);
            new Extraction(context, perHit(actual)).fill(batch);
            for (TensorBuffer buffer : perHit(actual)) {
                assertSame(expected.get(buffer.input().name()), buffer, positions.length);
            }
        }
    }

    private static void assertSame(TensorBuffer expected, TensorBuffer actual, int rows) {
        int width = actual.width();
        for (int i = 0; i < rows * width; i++) {
            String place = "row " + i / width + ", column " + i % width + " of " + actual.input();
            if (actual.floats() != null) {
                assertEquals(
                        place,
                        Float.floatToRawIntBits(expected.floats().get(i)),
                        Float.floatToRawIntBits(actual.floats().get(i)));
            } else {
                assertEquals(place, expected.longs().get(i), actual.longs().get(i));
            }
        }
    }

    public void testCodesGoWithTheirSegment() throws IOException {
        CodeCache codes = new CodeCache(1L << 20);
        try (RandomIndex index = new RandomIndex(random(), atLeast(50))) {
            ScoreDoc[] hits = index.window(100).scoreDocs;
            HitBatch batch = new HitBatch();
            batch.takeAll(hits, hits.length);
            checkBatch(index, hits, batch, IntStream.range(0, hits.length).toArray(), codes);
            boolean cacheable =
                    index.searcher().getIndexReader().leaves().stream()
                            .map(LeafReaderContext::reader)
                            .allMatch(leaf -> leaf.getCoreCacheHelper() != null);
            assertEquals(cacheable, codes.segments() > 0);
        }
        assertEquals(0, codes.segments());
    }

    public void testDimensionMismatchNamesFieldAndFeature() throws IOException {
        try (RandomIndex index = new RandomIndex(random(), 50)) {
            FieldTypes vectors = field -> Optional.of(FieldType.vector());
            IllegalArgumentException e =
                    expectThrows(
                            IllegalArgumentException.class,
                            () -> fill(index, vectors, new Feature.Vector("wide", "vector", 7)));
            assertTrue(
                    e.getMessage(),
                    e.getMessage().contains("[vector]") && e.getMessage().contains("[wide]"));
        }
    }

    public void testUnfitFieldNamesFieldAndFeature() throws IOException {
        try (RandomIndex index = new RandomIndex(random(), 50)) {
            IllegalArgumentException e =
                    expectThrows(
                            IllegalArgumentException.class,
                            () ->
                                    fill(
                                            index,
                                            index.fields(),
                                            new Feature.Field("price", "keyword", null, null)));
            assertTrue(
                    e.getMessage(),
                    e.getMessage().contains("[keyword]") && e.getMessage().contains("[price]"));
        }
    }

    private void fill(RandomIndex index, FieldTypes fields, Feature feature) throws IOException {
        FeatureSpec spec =
                new FeatureSpec(
                        List.of(),
                        List.of(new Input("x", Scope.HIT, ElementType.FLOAT, List.of(feature))));
        ScoreDoc[] hits = index.window(50).scoreDocs;
        InputBuffers buffers = new InputBuffers(spec, hits.length);
        HitBatch batch = new HitBatch();
        batch.takeAll(hits, hits.length);
        ExtractionContext context =
                new ExtractionContext(
                        ParamValues.resolve(spec, Map.of()),
                        NOW,
                        Map.of(),
                        index.searcher(),
                        fields,
                        hits,
                        new CodeCache(0),
                        new RowCache(new RowBudget(() -> 0)));
        new Extraction(context, buffers.all()).fill(batch);
    }

    private static List<TensorBuffer> perHit(InputBuffers buffers) {
        return buffers.all().stream().filter(buffer -> buffer.input().per() == Scope.HIT).toList();
    }
}
