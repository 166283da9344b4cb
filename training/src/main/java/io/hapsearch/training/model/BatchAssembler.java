/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.Input;
import io.hapsearch.training.sample.EncodedRows;
import io.hapsearch.training.sample.EncodedSamples;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies encoded samples into batches, row by row in runs of neighbouring columns. It takes a few
 * percent of the time of a training step, so it needs no thread of its own. Thread-safe once the
 * samples are encoded.
 */
public final class BatchAssembler {
    private final EncodedSamples samples;
    private final Layout layout;
    private final List<Run> userNumbers;
    private final List<Run> documentNumbers;
    private final List<Run> crossNumbers;

    /** For the samples and the layout of one spec. */
    public BatchAssembler(EncodedSamples samples, Layout layout) {
        this.samples = samples;
        this.layout = layout;
        this.userNumbers = runs(layout.user(), List.of(samples.requests())).getFirst();
        List<List<Run>> item = runs(layout.item(), List.of(samples.documents(), samples.crosses()));
        this.documentNumbers = item.getFirst();
        this.crossNumbers = item.getLast();
    }

    /**
     * Makes a batch.
     *
     * @param requests the request of each group
     * @param hits the samples, group by group
     */
    public Batch assemble(int[] requests, int[] hits) {
        int[] documents = new int[hits.length];
        for (int row = 0; row < hits.length; row++) {
            documents[row] = samples.documentOf(hits[row]);
        }
        float[] user = new float[requests.length * layout.user().numberWidth()];
        copy(samples.requests(), userNumbers, requests, user);
        float[] item = new float[hits.length * layout.item().numberWidth()];
        copy(samples.documents(), documentNumbers, documents, item);
        if (!crossNumbers.isEmpty()) {
            int[] crosses = new int[hits.length];
            for (int row = 0; row < hits.length; row++) {
                crosses[row] = samples.crossOf(hits[row]);
            }
            copy(samples.crosses(), crossNumbers, crosses, item);
        }
        return new Batch(
                requests.length,
                hits.length / requests.length,
                side(layout.user(), samples.requests(), requests, user),
                side(layout.item(), samples.documents(), documents, item));
    }

    private static void copy(EncodedRows from, List<Run> runs, int[] rows, float[] into) {
        int width = rows.length == 0 ? 0 : into.length / rows.length;
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < runs.size(); i++) {
                Run run = runs.get(i);
                from.floats(
                        run.input, rows[row], run.from, into, row * width + run.to, run.columns);
            }
        }
    }

    private static SideBatch side(Side side, EncodedRows coded, int[] rows, float[] numbers) {
        long[][] codes = new long[side.codes().size()][];
        float[][] inverseCounts = new float[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            CodeSlot slot = side.codes().get(i);
            codes[i] = codes(slot, coded, rows);
            inverseCounts[i] = slot.width() == 1 ? null : inverseCounts(codes[i], slot.width());
        }
        return new SideBatch(rows.length, numbers, codes, inverseCounts);
    }

    private static long[] codes(CodeSlot slot, EncodedRows coded, int[] rows) {
        int input = position(coded, slot.input());
        int width = slot.width();
        long[] codes = new long[rows.length * width];
        for (int row = 0; row < rows.length; row++) {
            coded.codes(input, rows[row], slot.column(), codes, row * width, width);
        }
        return codes;
    }

    private static float[] inverseCounts(long[] codes, int width) {
        float[] inverse = new float[codes.length / width];
        for (int row = 0; row < inverse.length; row++) {
            int count = 0;
            for (int i = 0; i < width; i++) {
                count += codes[row * width + i] == 0 ? 0 : 1;
            }
            inverse[row] = 1f / Math.max(1, count);
        }
        return inverse;
    }

    /** For each part the runs of columns that come from it. */
    private List<List<Run>> runs(Side side, List<EncodedRows> parts) {
        List<List<Run>> runs = new ArrayList<>();
        parts.forEach(part -> runs.add(new ArrayList<>()));
        int to = 0;
        for (NumberSlot slot : side.numbers()) {
            int[] used = new int[parts.size()];
            for (Feature feature : layout.spec().input(slot.input()).orElseThrow().features()) {
                int part = partOf(parts, slot.input(), feature);
                int input = position(parts.get(part), slot.input());
                add(runs.get(part), new Run(input, used[part], to, feature.width()));
                used[part] += feature.width();
                to += feature.width();
            }
        }
        return runs;
    }

    private static void add(List<Run> runs, Run next) {
        if (!runs.isEmpty() && runs.getLast().leadsTo(next)) {
            Run last = runs.removeLast();
            runs.add(new Run(last.input, last.from, last.to, last.columns + next.columns));
        } else {
            runs.add(next);
        }
    }

    private static int partOf(List<EncodedRows> parts, String input, Feature feature) {
        for (int part = 0; part < parts.size(); part++) {
            for (Input candidate : parts.get(part).inputs()) {
                if (candidate.name().equals(input) && candidate.features().contains(feature)) {
                    return part;
                }
            }
        }
        throw new IllegalArgumentException("feature [" + feature.name() + "] is not encoded");
    }

    private static int position(EncodedRows rows, String input) {
        for (int i = 0; i < rows.inputs().size(); i++) {
            if (rows.inputs().get(i).name().equals(input)) {
                return i;
            }
        }
        throw new IllegalArgumentException("input [" + input + "] is not encoded");
    }

    /**
     * Neighbouring columns.
     *
     * @param input which of the inputs of the part that they come from
     * @param from the first column there
     * @param to the first column of the batch
     * @param columns how many they are
     */
    private record Run(int input, int from, int to, int columns) {
        boolean leadsTo(Run next) {
            return input == next.input && from + columns == next.from && to + columns == next.to;
        }
    }
}
