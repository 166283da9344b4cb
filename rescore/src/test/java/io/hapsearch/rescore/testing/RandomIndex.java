/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.testing;

import static org.apache.lucene.tests.util.LuceneTestCase.newDirectory;
import static org.apache.lucene.tests.util.LuceneTestCase.newSearcher;

import com.carrotsearch.randomizedtesting.generators.RandomNumbers;
import com.carrotsearch.randomizedtesting.generators.RandomPicks;
import io.hapsearch.models.feature.HitValues;
import io.hapsearch.rescore.extract.FieldType;
import io.hapsearch.rescore.extract.FieldTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.Directory;
import org.apache.lucene.tests.index.RandomIndexWriter;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/**
 * An index of random documents in random segments with deletions and missing values, beside the raw
 * values that went into it. Every document has a one-word text of {@code red}, {@code green} or
 * {@code blue} in the field {@code text}.
 */
public final class RandomIndex implements AutoCloseable {
    /** The dimension of the field {@code vector}. */
    public static final int DIMENSION = 3;

    private final Directory directory = newDirectory();
    private final List<RawDocument> documents = new ArrayList<>();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final int[] documentOfDoc;
    private final Random random;

    /** Indexes so many documents, some of which are deleted again. */
    public RandomIndex(Random random, int size) throws IOException {
        this(random, random.nextLong(), size);
    }

    /**
     * Indexes so many documents, some of which are deleted again; equal content has equal document
     * numbers in any layout.
     *
     * @param layout decides on segments and codecs
     * @param content decides on the values and deletions
     */
    public RandomIndex(Random layout, long content, int size) throws IOException {
        this.random = new Random(content);
        try (RandomIndexWriter writer = new RandomIndexWriter(layout, directory)) {
            for (int id = 0; id < size; id++) {
                writer.addDocument(document(id));
                if (layout.nextInt(20) == 0) {
                    writer.commit();
                }
            }
            for (int id = 0; id < size; id++) {
                if (random.nextInt(10) == 0) {
                    writer.deleteDocuments(new Term("id", Integer.toString(id)));
                }
            }
            this.reader = writer.getReader();
        }
        this.searcher = newSearcher(reader);
        this.documentOfDoc = new int[reader.maxDoc()];
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            NumericDocValues ids = leaf.reader().getNumericDocValues("document");
            for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                documentOfDoc[leaf.docBase + doc] =
                        ids != null && ids.advanceExact(doc) ? (int) ids.longValue() : -1;
            }
        }
    }

    /** The index. */
    public IndexSearcher searcher() {
        return searcher;
    }

    /** How its fields are read. */
    public FieldTypes fields() {
        Map<String, FieldType> types =
                Map.ofEntries(
                        Map.entry("long", FieldType.integer()),
                        Map.entry("longs", FieldType.integer()),
                        Map.entry("double", FieldType.doubles()),
                        Map.entry("doubles", FieldType.doubles()),
                        Map.entry("float", FieldType.floats()),
                        Map.entry("half", FieldType.halfFloats()),
                        Map.entry("nanos", FieldType.dateNanos()),
                        Map.entry("unsigned", FieldType.unsignedLong()),
                        Map.entry("date", FieldType.integer()),
                        Map.entry("keyword", FieldType.keyword()),
                        Map.entry("keywords", FieldType.keyword()),
                        Map.entry("vector", FieldType.vector()));
        return field -> Optional.ofNullable(types.get(field));
    }

    /** Some live documents in random order with descending scores. */
    public TopDocs window(int atMost) {
        List<Integer> docs = new ArrayList<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                if (live == null || live.get(doc)) {
                    docs.add(leaf.docBase + doc);
                }
            }
        }
        docs.sort(Comparator.comparingInt(doc -> documentOfDoc[doc]));
        Collections.shuffle(docs, random);
        int size = Math.min(atMost, docs.size());
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = random.nextBoolean() ? random.nextInt(10) : random.nextFloat() * 30 - 2;
        }
        Arrays.sort(scores);
        ScoreDoc[] hits = new ScoreDoc[size];
        for (int i = 0; i < size; i++) {
            hits[i] = new ScoreDoc(docs.get(i), scores[size - 1 - i]);
        }
        return new TopDocs(new TotalHits(docs.size(), TotalHits.Relation.EQUAL_TO), hits);
    }

    /** The raw values of hits, with the scores of query features as a plain search gives them. */
    public List<HitValues> values(ScoreDoc[] hits, Map<String, Query> queries) throws IOException {
        Map<String, Map<Integer, Double>> scores = new HashMap<>();
        for (Map.Entry<String, Query> query : queries.entrySet()) {
            Map<Integer, Double> byDoc = new HashMap<>();
            for (ScoreDoc hit :
                    searcher.search(query.getValue(), Math.max(1, reader.maxDoc())).scoreDocs) {
                byDoc.put(hit.doc, (double) hit.score);
            }
            scores.put(query.getKey(), byDoc);
        }
        List<HitValues> values = new ArrayList<>();
        for (int rank = 0; rank < hits.length; rank++) {
            int doc = hits[rank].doc;
            Map<String, Double> ofHit = new HashMap<>();
            scores.forEach(
                    (feature, byDoc) -> {
                        if (byDoc.containsKey(doc)) {
                            ofHit.put(feature, byDoc.get(doc));
                        }
                    });
            values.add(documents.get(documentOfDoc[doc]).asHit(hits[rank].score, rank, ofHit));
        }
        return values;
    }

    /** A stable name of a hit's document, whatever the segments. */
    public int document(ScoreDoc hit) {
        return documentOfDoc[hit.doc];
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }

    private Document document(int id) {
        Document document = new Document();
        document.add(new StringField("id", Integer.toString(id), Field.Store.NO));
        document.add(new NumericDocValuesField("document", id));
        document.add(
                new TextField(
                        "text",
                        RandomPicks.randomFrom(random, List.of("red", "green", "blue")),
                        Field.Store.NO));
        Map<String, Double> numbers = new HashMap<>();
        Map<String, List<String>> keywords = new HashMap<>();
        addNumbers(document, numbers);
        addIntegers(document, numbers, keywords);
        addKeywords(document, keywords);
        float[] vector = null;
        if (present()) {
            vector =
                    new float[] {
                        random.nextInt(3) - 1,
                        random.nextInt(2),
                        random.nextInt(2) * random.nextFloat()
                    };
            if (vector[0] == 0 && vector[1] == 0 && vector[2] == 0 || random.nextInt(4) > 0) {
                vector[2] = 0.1f + random.nextFloat();
            }
            document.add(new KnnFloatVectorField("vector", vector));
        }
        documents.add(new RawDocument(numbers, keywords, vector, 0, 0, Map.of()));
        return document;
    }

    private void addNumbers(Document document, Map<String, Double> numbers) {
        double aDouble = (random.nextDouble() - 0.5) * 1e3;
        single(document, numbers, "double", NumericUtils.doubleToSortableLong(aDouble), aDouble);
        float aFloat = (random.nextFloat() - 0.5f) * 1e3f;
        single(document, numbers, "float", NumericUtils.floatToSortableInt(aFloat), aFloat);
        short half = (short) (random.nextInt(0x7c00) | (random.nextBoolean() ? 0x8000 : 0));
        single(
                document,
                numbers,
                "half",
                (short) (half ^ (half >> 15) & 0x7fff),
                Float.float16ToFloat(half));
        long nanos = RandomNumbers.randomLongBetween(random, 0, Long.MAX_VALUE);
        single(document, numbers, "nanos", nanos, nanos / 1e6);
        if (present()) {
            List<Long> values = random.longs(1 + random.nextInt(3)).boxed().toList();
            values.forEach(
                    value -> document.add(new SortedNumericDocValuesField("unsigned", value)));
            numbers.put(
                    "unsigned",
                    new java.math.BigDecimal(
                                    Long.toUnsignedString(
                                            values.stream()
                                                    .min(Long::compareUnsigned)
                                                    .orElseThrow()))
                            .doubleValue());
        }
        if (present()) {
            double[] values = random.doubles(1 + random.nextInt(3), -5, 5).toArray();
            for (double value : values) {
                document.add(
                        new SortedNumericDocValuesField(
                                "doubles", NumericUtils.doubleToSortableLong(value)));
            }
            numbers.put("doubles", Arrays.stream(values).min().orElseThrow());
        }
    }

    private void addIntegers(
            Document document, Map<String, Double> numbers, Map<String, List<String>> keywords) {
        if (present()) {
            long value = random.nextInt(10) - 3L;
            document.add(new NumericDocValuesField("long", value));
            numbers.put("long", (double) value);
            keywords.put("long", List.of(Long.toString(value)));
        }
        long millis = RandomNumbers.randomLongBetween(random, 0, 2_000_000_000_000L);
        single(document, numbers, "date", millis, (double) millis);
        if (present()) {
            long[] values = random.longs(1 + random.nextInt(5), -3, 10).toArray();
            for (long value : values) {
                document.add(new SortedNumericDocValuesField("longs", value));
            }
            numbers.put("longs", (double) Arrays.stream(values).min().orElseThrow());
            keywords.put("longs", Arrays.stream(values).mapToObj(Long::toString).toList());
        }
    }

    private void addKeywords(Document document, Map<String, List<String>> keywords) {
        if (present()) {
            String value = keyword();
            document.add(new SortedDocValuesField("keyword", new BytesRef(value)));
            keywords.put("keyword", List.of(value));
        }
        if (present()) {
            TreeSet<String> values = new TreeSet<>();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                values.add(keyword());
            }
            values.forEach(
                    value ->
                            document.add(
                                    new SortedSetDocValuesField("keywords", new BytesRef(value))));
            keywords.put("keywords", List.copyOf(values));
        }
    }

    private void single(
            Document document,
            Map<String, Double> numbers,
            String field,
            long bits,
            double number) {
        if (present()) {
            document.add(new SortedNumericDocValuesField(field, bits));
            numbers.put(field, number);
        }
    }

    private String keyword() {
        return "k\u00e9" + random.nextInt(1200);
    }

    private boolean present() {
        return random.nextInt(5) > 0;
    }
}
