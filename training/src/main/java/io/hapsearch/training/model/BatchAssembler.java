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
import java.util.function.IntUnaryOperator;

/** Copies encoded samples into batches. Not thread-safe while samples are still being encoded. */
public final class BatchAssembler {
    private final EncodedSamples samples;
    private final Layout layout;
    private final List<Column> userNumbers;
    private final List<Column> itemNumbers;

    /** For the samples and the layout of one spec. */
    public BatchAssembler(EncodedSamples samples, Layout layout) {
        this.samples = samples;
        this.layout = layout;
        this.userNumbers = columns(layout.user(), List.of(samples.requests()));
        this.itemNumbers = columns(layout.item(), List.of(samples.documents(), samples.crosses()));
    }

    /**
     * Makes a batch.
     *
     * @param requests the request of each group
     * @param hits the samples, group by group
     */
    public Batch assemble(int[] requests, int[] hits) {
        SideBatch user =
                side(
                        layout.user(),
                        userNumbers,
                        requests.length,
                        List.of(at -> requests[at]),
                        samples.requests());
        SideBatch item =
                side(
                        layout.item(),
                        itemNumbers,
                        hits.length,
                        List.of(
                                at -> samples.documentOf(hits[at]),
                                at -> samples.crossOf(hits[at])),
                        samples.documents());
        return new Batch(requests.length, hits.length / requests.length, user, item);
    }

    private static SideBatch side(
            Side side,
            List<Column> columns,
            int rows,
            List<IntUnaryOperator> rowOf,
            EncodedRows coded) {
        int width = side.numberWidth();
        float[] numbers = new float[rows * width];
        for (int column = 0; column < width; column++) {
            Column from = columns.get(column);
            float[] values = from.rows.floats(from.input);
            IntUnaryOperator rowAt = rowOf.get(from.part);
            for (int row = 0; row < rows; row++) {
                numbers[row * width + column] =
                        values[rowAt.applyAsInt(row) * from.stride + from.column];
            }
        }
        long[][] codes = new long[side.codes().size()][];
        float[][] inverseCounts = new float[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            CodeSlot slot = side.codes().get(i);
            codes[i] = codes(slot, rows, rowOf.getFirst(), coded);
            inverseCounts[i] = slot.width() == 1 ? null : inverseCounts(codes[i], slot.width());
        }
        return new SideBatch(rows, numbers, codes, inverseCounts);
    }

    private static long[] codes(
            CodeSlot slot, int rows, IntUnaryOperator rowAt, EncodedRows coded) {
        int input = position(coded, slot.input());
        int stride = coded.inputs().get(input).width();
        int[] values = coded.codes(input);
        long[] codes = new long[rows * slot.width()];
        for (int row = 0; row < rows; row++) {
            int from = rowAt.applyAsInt(row) * stride + slot.column();
            for (int i = 0; i < slot.width(); i++) {
                codes[row * slot.width() + i] = values[from + i];
            }
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

    private List<Column> columns(Side side, List<EncodedRows> parts) {
        List<Column> columns = new ArrayList<>();
        for (NumberSlot slot : side.numbers()) {
            int[] used = new int[parts.size()];
            for (Feature feature : layout.spec().input(slot.input()).orElseThrow().features()) {
                int part = partOf(parts, slot.input(), feature);
                EncodedRows rows = parts.get(part);
                int input = position(rows, slot.input());
                int stride = rows.inputs().get(input).width();
                for (int i = 0; i < feature.width(); i++) {
                    columns.add(new Column(part, rows, input, stride, used[part]++));
                }
            }
        }
        return List.copyOf(columns);
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
     * Where a column comes from: which of the parts, which of its inputs, which column of how many
     * there.
     */
    private record Column(int part, EncodedRows rows, int input, int stride, int column) {}
}
