/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.IdEncoding;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.feature.VocabularyEncoding;
import io.hapsearch.models.tensor.InputBuffers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.util.BytesRef;

/** What a cache keeps of a segment must not reach users who may not see it, nor the reverse. */
public class FilteredReaderTests extends LuceneTestCase {
    private static final int DOCUMENTS = 100;
    private static final int MISSING = -1;
    private static final IdEncoding ENCODING = new VocabularyEncoding(List.of("a", "b"));

    private final CodeCache codes = new CodeCache(1L << 20);
    private final RowCache rows = new RowCache(new RowBudget(() -> 1L << 20));
    private final ScoreDoc[] hits =
            IntStream.range(0, DOCUMENTS)
                    .mapToObj(doc -> new ScoreDoc(doc, 1))
                    .toArray(ScoreDoc[]::new);

    private OneSegment index;
    private DirectoryReader reader;

    @Override
    public void setUp() throws Exception {
        super.setUp();
        index =
                OneSegment.of(
                        newDirectory(),
                        DOCUMENTS,
                        i -> {
                            Document document = new Document();
                            document.add(new NumericDocValuesField("price", i));
                            document.add(new NumericDocValuesField("weight", 2L * i));
                            document.add(keyword("brand", i % 2 == 0 ? "a" : "b"));
                            document.add(keyword("shop", "b"));
                            return document;
                        });
        reader = index.reader();
    }

    @Override
    public void tearDown() throws Exception {
        index.close();
        super.tearDown();
    }

    public void testNoUserSeesWhatAnotherMay() throws IOException {
        DirectoryReader hiding = new Hiding(reader);
        for (int round = 0; round < 2; round++) {
            check(hiding, Map.of(), false);
            check(reader, Map.of(), true);
        }
        assertEquals("the plain reader's", 1, rows.segments());
        assertEquals(1, codes.segments());
    }

    public void testAnAliasMayBePointedAtAnotherField() throws IOException {
        check(reader, Map.of("price", "weight", "brand", "shop"), true);
        check(reader, Map.of(), true);
        check(reader, Map.of("price", "weight", "brand", "shop"), true);
    }

    private void check(DirectoryReader shown, Map<String, String> aliases, boolean visible)
            throws IOException {
        Input numbers =
                new Input(
                        "numbers",
                        Scope.HIT,
                        ElementType.FLOAT,
                        List.of(new Feature.Field("price", "price", (double) MISSING, null)));
        Input keywords =
                new Input(
                        "keywords",
                        Scope.HIT,
                        ElementType.INT64,
                        List.of(new Feature.Keyword("brand", "brand", 1, ENCODING)));
        FeatureSpec spec = new FeatureSpec(List.of(), List.of(numbers, keywords));
        InputBuffers buffers = new InputBuffers(spec, DOCUMENTS);
        HitBatch batch = new HitBatch();
        batch.takeAll(hits, DOCUMENTS);
        new Extraction(
                        new ExtractionContext(
                                ParamValues.resolve(spec, Map.of()),
                                0,
                                Map.of(),
                                new IndexSearcher(shown),
                                fields(aliases),
                                hits,
                                codes,
                                rows),
                        buffers.all())
                .fill(batch);
        for (int i = 0; i < DOCUMENTS; i++) {
            int price = aliases.isEmpty() ? i : 2 * i;
            boolean a = aliases.isEmpty() && i % 2 == 0;
            long code = ENCODING.encode(a ? "a" : "b");
            assertEquals(visible ? price : MISSING, buffers.get("numbers").floats().get(i), 0);
            assertEquals(
                    visible ? code : IdEncoding.MISSING, buffers.get("keywords").longs().get(i));
        }
    }

    private static SortedSetDocValuesField keyword(String field, String value) {
        return new SortedSetDocValuesField(field, new BytesRef(value));
    }

    private static FieldTypes fields(Map<String, String> aliases) {
        return new FieldTypes() {
            @Override
            public Optional<FieldType> type(String field) {
                return Optional.of(
                        field.equals("price") ? FieldType.integer() : FieldType.keyword());
            }

            @Override
            public String docValuesField(String field) {
                return aliases.getOrDefault(field, field);
            }
        };
    }

    /** As security plugins do it: no fields, but the segment's own keys for caches. */
    private static final class Hiding extends FilterDirectoryReader {
        Hiding(DirectoryReader in) throws IOException {
            super(
                    in,
                    new SubReaderWrapper() {
                        @Override
                        public LeafReader wrap(LeafReader leaf) {
                            return new HidingLeaf(leaf);
                        }
                    });
        }

        @Override
        protected DirectoryReader doWrapDirectoryReader(DirectoryReader in) throws IOException {
            return new Hiding(in);
        }

        @Override
        public CacheHelper getReaderCacheHelper() {
            return in.getReaderCacheHelper();
        }
    }

    private static final class HidingLeaf extends FilterLeafReader {
        HidingLeaf(LeafReader in) {
            super(in);
        }

        @Override
        public FieldInfos getFieldInfos() {
            return FieldInfos.EMPTY;
        }

        @Override
        public NumericDocValues getNumericDocValues(String field) {
            return null;
        }

        @Override
        public SortedSetDocValues getSortedSetDocValues(String field) {
            return null;
        }

        @Override
        public CacheHelper getCoreCacheHelper() {
            return in.getCoreCacheHelper();
        }

        @Override
        public CacheHelper getReaderCacheHelper() {
            return in.getReaderCacheHelper();
        }
    }
}
