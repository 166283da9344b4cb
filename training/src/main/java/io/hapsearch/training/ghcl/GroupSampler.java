/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.EncodedSamples.Range;
import io.hapsearch.training.sample.Source;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws groups of one source: an exposed positive, and negatives of that source from the same
 * request, without repetition as long as there are enough. Deterministic by seed, not thread-safe.
 */
public final class GroupSampler {
    private final EncodedSamples samples;
    private final Source source;
    private final int negatives;
    private final SplittableRandom random;
    private final int[] positives;
    private final int[] requests;
    private final Cycle cycle;

    /**
     * @param samples the samples
     * @param requests which requests to draw from
     * @param source the source of all negatives
     * @param negatives how many negatives a group has
     * @param seed decides what is drawn
     */
    public GroupSampler(
            EncodedSamples samples, int[] requests, Source source, int negatives, long seed) {
        this.samples = samples;
        this.source = source;
        this.negatives = negatives;
        this.random = new SplittableRandom(seed + source.ordinal());
        int[] eligible = new int[1024];
        int[] of = new int[1024];
        int count = 0;
        for (int request : requests) {
            Range positive = samples.range(request, Source.EXPOSED, true);
            if (positive.size() == 0 || samples.range(request, source, false).size() == 0) {
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
        this.cycle = new Cycle(count, random);
    }

    /** The source of all negatives. */
    public Source source() {
        return source;
    }

    /** How many positives there are to draw groups for. */
    public int positives() {
        return positives.length;
    }

    /** Draws so many groups; each positive comes once before any comes again. */
    public Groups draw(int count) {
        int size = 1 + negatives;
        int[] of = new int[count];
        int[] hits = new int[count * size];
        for (int group = 0; group < count; group++) {
            int at = cycle.next();
            of[group] = requests[at];
            hits[group * size] = positives[at];
            drawNegatives(requests[at], hits, group * size + 1);
        }
        return new Groups(of, hits);
    }

    private void drawNegatives(int request, int[] hits, int at) {
        Range range = samples.range(request, source, false);
        int available = range.size();
        int[] offsets = new int[available];
        Arrays.setAll(offsets, i -> i);
        for (int i = 0; i < negatives; i++) {
            int round = i % available;
            int other = round + random.nextInt(available - round);
            int chosen = offsets[other];
            offsets[other] = offsets[round];
            offsets[round] = chosen;
            hits[at + i] = range.from() + chosen;
        }
    }
}
