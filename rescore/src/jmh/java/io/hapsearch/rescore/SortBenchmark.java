/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import java.util.Random;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
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
import org.openjdk.jmh.annotations.Warmup;

/** The final order of a window whose probabilities are known. Microseconds per window. */
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
public class SortBenchmark {
    @Param({"100", "1000", "10000"})
    private int window;

    private final FinalOrder order = new FinalOrder();
    private final WindowScores scores = new WindowScores();
    private TopDocs retrieved;

    /** Makes the window. */
    @Setup
    public void open() {
        Random random = new Random(1);
        ScoreDoc[] hits = new ScoreDoc[window];
        scores.reset(window);
        for (int i = 0; i < window; i++) {
            hits[i] = new ScoreDoc(i, window - i);
            scores.light(i, random.nextDouble());
        }
        retrieved = new TopDocs(new TotalHits(window, TotalHits.Relation.EQUAL_TO), hits);
    }

    /** One window. */
    @Benchmark
    public TopDocs sort() {
        return order.sort(retrieved, scores);
    }
}
