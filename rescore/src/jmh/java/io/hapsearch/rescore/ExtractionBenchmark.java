/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.rescore.extract.CodeCache;
import io.hapsearch.rescore.extract.Extraction;
import io.hapsearch.rescore.extract.ExtractionContext;
import io.hapsearch.rescore.extract.FieldType;
import io.hapsearch.rescore.extract.HitBatch;
import io.hapsearch.rescore.extract.RowBudget;
import io.hapsearch.rescore.extract.RowCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Filling 20 numeric fields of a window, opening the columns included: hits spread over an index of
 * 50,000 documents in one segment. Microseconds per request.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED"
        })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExtractionBenchmark {
    private static final int DOCUMENTS = 50_000;
    private static final int FIELDS = 20;

    @Param({"100", "1000", "10000"})
    private int window;

    /** Whether documents keep their features in memory once they were in a window. */
    @Param({"false", "true"})
    private boolean cached;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private DirectoryReader reader;
    private InputBuffers buffers;
    private ExtractionContext context;
    private ScoreDoc[] hits;
    private final HitBatch batch = new HitBatch();

    /** Makes the index and the hits. */
    @Setup
    public void open() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int doc = 0; doc < DOCUMENTS; doc++) {
                Document document = new Document();
                for (int field = 0; field < FIELDS; field++) {
                    document.add(
                            new NumericDocValuesField(
                                    "f" + field, Double.doubleToLongBits(random.nextDouble())));
                }
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        reader = DirectoryReader.open(directory);
        List<Feature> features = new ArrayList<>();
        for (int field = 0; field < FIELDS; field++) {
            features.add(new Feature.Field("f" + field, "f" + field, null, null));
        }
        Input input =
                new Input(
                        "x",
                        io.hapsearch.models.feature.Scope.HIT,
                        ElementType.FLOAT,
                        features);
        FeatureSpec spec = new FeatureSpec(List.of(), List.of(input));
        buffers = new InputBuffers(spec, window);
        hits =
                random.ints(0, DOCUMENTS)
                        .distinct()
                        .limit(window)
                        .mapToObj(doc -> new ScoreDoc(doc, 1))
                        .toArray(ScoreDoc[]::new);
        context =
                new ExtractionContext(
                        ParamValues.resolve(spec, Map.of()),
                        0,
                        Map.of(),
                        new IndexSearcher(reader),
                        field -> Optional.of(FieldType.doubles()),
                        hits,
                        new CodeCache(1),
                        new RowCache(new RowBudget(() -> cached ? 1L << 30 : 0)));
    }

    /** Closes the index. */
    @TearDown
    public void close() throws IOException {
        reader.close();
        directory.close();
    }

    /** One request. */
    @Benchmark
    public InputBuffers fill() throws IOException {
        batch.takeAll(hits, window);
        new Extraction(context, buffers.all()).fill(batch);
        return buffers;
    }
}
