/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.tensor.InputBuffers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.tests.util.LuceneTestCase;

/** The cache of rows over an index whose documents have their own number in all fields. */
public class RowCacheTests extends LuceneTestCase {
    private static final int DOCUMENTS = 3_000;
    private static final int HITS = 200;
    private static final int FIELDS = 5;

    /** Several inputs' worth of blocks, far less than all documents need. */
    private static final long LITTLE = 12_000;

    private final AtomicLong limit = new AtomicLong();
    private final RowBudget budget = new RowBudget(limit::get);
    private final RowCache cache = new RowCache(budget);
    private OneSegment index;
    private DirectoryReader reader;

    @Override
    public void setUp() throws Exception {
        super.setUp();
        index =
                OneSegment.of(
                        newDirectory(),
                        DOCUMENTS,
                        number -> {
                            Document document = new Document();
                            for (int field = 0; field < FIELDS; field++) {
                                document.add(new NumericDocValuesField("f" + field, number));
                            }
                            return document;
                        });
        reader = index.reader();
    }

    @Override
    public void tearDown() throws Exception {
        index.close();
        super.tearDown();
    }

    public void testWhatWasReadOnceIsThereTheNextTime() throws IOException {
        limit.set(1 << 24);
        ScoreDoc[] hits = hits(new SplittableRandom(1), DOCUMENTS);
        check(hits);
        assertEquals(HITS, budget.report().misses());
        assertEquals(0, budget.report().hits());
        check(hits);
        assertEquals(HITS, budget.report().misses());
        assertEquals(HITS, budget.report().hits());
        assertTrue(budget.report().usedBytes() > 0);
    }

    public void testTheLimitHoldsAndWhatIsReadOftenStays() throws IOException {
        limit.set(LITTLE);
        SplittableRandom random = new SplittableRandom(2);
        ScoreDoc[] often = hits(0);
        for (int i = 0; i < 200; i++) {
            check(often);
            check(hits(random.nextInt(HITS, DOCUMENTS - HITS)));
            assertTrue(budget.report().usedBytes() <= LITTLE);
        }
        assertTrue(budget.report().evictions() > 0);
        long before = budget.report().hits();
        check(often);
        assertTrue(budget.report().hits() - before > HITS / 2);
    }

    public void testALowerLimitIsReachedBySweeps() throws IOException {
        limit.set(1 << 24);
        SplittableRandom random = new SplittableRandom(3);
        check(hits(random, DOCUMENTS));
        limit.set(LITTLE);
        for (int i = 0; i < 20; i++) {
            check(hits(random, DOCUMENTS));
        }
        assertTrue(budget.report().usedBytes() <= LITTLE);
        limit.set(0);
        check(hits(random, DOCUMENTS));
        assertEquals(0, budget.report().usedBytes());
    }

    public void testWhatBelongsToAClosedSegmentGoes() throws IOException {
        limit.set(1 << 24);
        check(hits(new SplittableRandom(4), DOCUMENTS));
        assertEquals(1, cache.segments());
        reader.close();
        assertEquals(0, cache.segments());
        assertEquals(0, budget.report().usedBytes());
    }

    public void testThreadsThatEvictEachOthersRowsReadWhatIsTrue() throws Exception {
        limit.set(LITTLE);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                SplittableRandom random = new SplittableRandom(thread);
                running.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < 300; i++) {
                                        check(hits(random, DOCUMENTS));
                                    }
                                    return null;
                                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertTrue(budget.report().usedBytes() <= LITTLE);
        assertTrue(budget.report().evictions() > 0);
        cache.close();
        assertEquals(0, budget.report().usedBytes());
        check(hits(0));
        assertEquals("nothing is kept any more", 0, budget.report().usedBytes());
    }

    private static ScoreDoc[] hits(SplittableRandom random, int among) {
        return random.ints(0, among)
                .distinct()
                .limit(HITS)
                .mapToObj(doc -> new ScoreDoc(doc, 1))
                .toArray(ScoreDoc[]::new);
    }

    /** Documents side by side. */
    private static ScoreDoc[] hits(int first) {
        return IntStream.range(first, first + HITS)
                .mapToObj(doc -> new ScoreDoc(doc, 1))
                .toArray(ScoreDoc[]::new);
    }

    /** Fills a window, in which score and rank stand between fields, and looks at every number. */
    private void check(ScoreDoc[] hits) throws IOException {
        List<Feature> features = new ArrayList<>();
        for (int field = 0; field < FIELDS; field++) {
            features.add(new Feature.Field("f" + field, "f" + field, null, null));
            if (field == 1) {
                features.add(new Feature.Rank("rank", null));
            }
        }
        Input input = new Input("x", Scope.HIT, ElementType.FLOAT, features);
        FeatureSpec spec = new FeatureSpec(List.of(), List.of(input));
        InputBuffers buffers = new InputBuffers(spec, HITS);
        ExtractionContext context =
                new ExtractionContext(
                        ParamValues.resolve(spec, Map.of()),
                        0,
                        Map.of(),
                        new IndexSearcher(reader),
                        field -> Optional.of(FieldType.integer()),
                        hits,
                        new CodeCache(0),
                        cache);
        HitBatch batch = new HitBatch();
        batch.takeAll(hits, HITS);
        new Extraction(context, buffers.all()).fill(batch);
        for (int row = 0; row < HITS; row++) {
            for (int column = 0; column <= FIELDS; column++) {
                int expected = column == 2 ? row : hits[row].doc;
                float actual = buffers.get("x").floats().get(row * (FIELDS + 1) + column);
                assertEquals("row " + row + ", column " + column, expected, actual, 0);
            }
        }
    }
}
