/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.FeatureSpec;
import java.util.EnumMap;
import java.util.Map;

/**
 * Encoded samples, grouped by request and within a request by kind (source, positive or not); the
 * bulk of them is outside the heap. Immutable and thread-safe, except that arrays are handed out as
 * they are and must not be written to.
 */
public final class EncodedSamples {
    /** The words of a sample's row. */
    static final int WORDS = 4;

    static final int DOCUMENT = 0;
    static final int CROSS = 1;
    static final int LABEL = 2;
    static final int STAGE_RANK = 3;

    private static final Source[] SOURCES = Source.values();

    private final FeatureSpec spec;
    private final long[] millis;
    private final int[] firstSample;
    private final EncodedRows requests;
    private final EncodedRows documents;
    private final EncodedRows crosses;
    private final MappedRows rows;
    private final byte[] kindOf;

    EncodedSamples(
            FeatureSpec spec,
            long[] millis,
            int[] firstSample,
            EncodedRows requests,
            EncodedRows documents,
            EncodedRows crosses,
            MappedRows rows,
            byte[] kindOf) {
        this.spec = spec;
        this.millis = millis;
        this.firstSample = firstSample;
        this.requests = requests;
        this.documents = documents;
        this.crosses = crosses;
        this.rows = rows;
        this.kindOf = kindOf;
    }

    static byte kind(Source source, boolean positive) {
        return (byte) (source.ordinal() * 2 + (positive ? 0 : 1));
    }

    /** The features that were encoded. */
    public FeatureSpec spec() {
        return spec;
    }

    /** How many requests there are. */
    public int requestCount() {
        return millis.length;
    }

    /** How many samples there are. */
    public int sampleCount() {
        return firstSample[millis.length];
    }

    /** The times of the requests, milliseconds since the epoch. */
    public long[] millis() {
        return millis;
    }

    /** The first sample of a request, or one past the last sample for the number of requests. */
    public int firstSample(int request) {
        return firstSample[request];
    }

    /** The inputs per request, a row for each request. */
    public EncodedRows requests() {
        return requests;
    }

    /** The columns that depend on the document alone, a row for each distinct document. */
    public EncodedRows documents() {
        return documents;
    }

    /** The columns that depend on request and document. */
    public EncodedRows crosses() {
        return crosses;
    }

    /** The row of a sample in {@link #documents}. */
    public int documentOf(int sample) {
        return rows.get(sample, DOCUMENT);
    }

    /** The row of a sample in {@link #crosses}, if there are such columns. */
    public int crossOf(int sample) {
        return rows.get(sample, CROSS);
    }

    /** How far a sample got. */
    public Source source(int sample) {
        return SOURCES[kindOf[sample] / 2];
    }

    /** Whether the user engaged with a sample. */
    public boolean positive(int sample) {
        return kindOf[sample] % 2 == 0;
    }

    /** The label of a sample as it was logged, 0 or more. */
    public float label(int sample) {
        return rows.getFloat(sample, LABEL);
    }

    /**
     * The position, from 0, of a sample in the order of the last stage that it reached; {@link
     * Outcome#NO_RANK} if it was not logged.
     */
    public int stageRank(int sample) {
        return rows.get(sample, STAGE_RANK);
    }

    /**
     * The samples of a request with one source, positive or not, from the first to before the last.
     */
    public Range range(int request, Source source, boolean positive) {
        byte kind = kind(source, positive);
        int from = firstSample[request];
        int end = firstSample[request + 1];
        while (from < end && kindOf[from] < kind) {
            from++;
        }
        int to = from;
        while (to < end && kindOf[to] == kind) {
            to++;
        }
        return new Range(from, to);
    }

    /** How many samples there are of each source. */
    public Map<Source, Long> counts() {
        Map<Source, Long> counts = new EnumMap<>(Source.class);
        for (int sample = 0; sample < sampleCount(); sample++) {
            counts.merge(source(sample), 1L, Long::sum);
        }
        return counts;
    }

    /** Samples from {@code from} to before {@code to}. */
    public record Range(int from, int to) {
        /** How many there are. */
        public int size() {
            return to - from;
        }
    }
}
