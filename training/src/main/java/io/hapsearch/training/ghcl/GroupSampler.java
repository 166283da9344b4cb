/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.EncodedSamples.Range;
import io.hapsearch.training.sample.Source;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Draws groups: an exposed positive, and negatives of the given sources from the same request,
 * without repetition as long as there are enough. Where a request has none of a source, the next
 * source stands in, so that all groups are of one size. Deterministic by seed, not thread-safe.
 */
public final class GroupSampler {
    private static final int FIRST_SIZE = 1_024;

    private final EncodedSamples samples;
    private final Source[] sources;
    private final int[] negatives;
    private final int size;
    private final long seed;
    private final long stream;
    private final int[] positives;
    private final int[] requests;
    private final Cycle cycle;

    /**
     * @param samples the samples
     * @param requests which requests to draw from
     * @param negatives how many negatives of each source a group has; one source for groups of one
     *     source
     * @param seed decides what is drawn
     */
    public GroupSampler(
            EncodedSamples samples, int[] requests, Map<Source, Integer> negatives, long seed) {
        this.samples = samples;
        Map<Source, Integer> ordered = new TreeMap<>(negatives);
        this.sources = ordered.keySet().toArray(Source[]::new);
        this.negatives = ordered.values().stream().mapToInt(Integer::intValue).toArray();
        this.size = 1 + Arrays.stream(this.negatives).sum();
        this.seed = seed;
        long streams = 0;
        for (Source source : sources) {
            streams = streams << 3 | source.ordinal() + 1;
        }
        this.stream = streams;
        int[] eligible = new int[FIRST_SIZE];
        int[] of = new int[FIRST_SIZE];
        int count = 0;
        for (int request : requests) {
            Range positive = samples.range(request, Source.EXPOSED, true);
            if (positive.size() == 0 || !anyNegative(request)) {
                continue;
            }
            for (int sample = positive.from(); sample < positive.to(); sample++) {
                if (count == eligible.length) {
                    eligible = Arrays.copyOf(eligible, count * 2);
                    of = Arrays.copyOf(of, count * 2);
                }
                eligible[count] = sample;
                of[count++] = request;
            }
        }
        this.positives = Arrays.copyOf(eligible, count);
        this.requests = Arrays.copyOf(of, count);
        this.cycle = new Cycle(count, seed, stream);
    }

    /** How many positives there are to draw groups for. */
    public int positives() {
        return positives.length;
    }

    /** How many hits a group has. */
    public int size() {
        return size;
    }

    /** How many groups have been drawn. */
    public long drawn() {
        return cycle.given();
    }

    /** Goes on after so many groups. */
    public void skipTo(long count) {
        cycle.skipTo(count);
    }

    /** Draws so many groups; each positive comes once before any comes again. */
    public Groups draw(int count) {
        int[] of = new int[count];
        int[] hits = new int[count * size];
        for (int group = 0; group < count; group++) {
            SplittableRandom random = Draws.random(seed, stream, cycle.given());
            int at = cycle.next();
            of[group] = requests[at];
            int into = group * size;
            hits[into++] = positives[at];
            for (int i = 0; i < sources.length; i++) {
                Range range = negatives(requests[at], i);
                draw(range, negatives[i], hits, into, random);
                into += negatives[i];
            }
        }
        return new Groups(of, hits);
    }

    private boolean anyNegative(int request) {
        for (Source source : sources) {
            if (samples.range(request, source, false).size() > 0) {
                return true;
            }
        }
        return false;
    }

    private Range negatives(int request, int first) {
        Range range = samples.range(request, sources[first], false);
        for (int i = 1; range.size() == 0; i++) {
            range = samples.range(request, sources[(first + i) % sources.length], false);
        }
        return range;
    }

    private static void draw(Range range, int count, int[] hits, int at, SplittableRandom random) {
        int available = range.size();
        int[] offsets = new int[available];
        Arrays.setAll(offsets, i -> i);
        for (int i = 0; i < count; i++) {
            int round = i % available;
            int other = round + random.nextInt(available - round);
            int chosen = offsets[other];
            offsets[other] = offsets[round];
            offsets[round] = chosen;
            hits[at + i] = range.from() + chosen;
        }
    }
}
