/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.onnx.OutputNames;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.training.export.BatchBuffers;
import io.hapsearch.training.export.GraphScorer;
import io.hapsearch.training.export.NetworkExporter;
import io.hapsearch.training.ghcl.Exposures;
import io.hapsearch.training.ghcl.TrainedModel;
import io.hapsearch.training.model.Batch;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.quantize.CalibrationBatch;
import io.hapsearch.training.quantize.CalibrationReservoir;
import io.hapsearch.training.quantize.Int8Report;
import io.hapsearch.training.quantize.QuantizedGraph;
import io.hapsearch.training.quantize.Quantizer;
import io.hapsearch.training.sample.EncodedSamples;
import java.util.Arrays;
import java.util.List;

/** Quantizes an exported graph with the held-out part. Not thread-safe. */
final class HeldOutQuantizer {
    /** Of a request: its samples come by source, and these are spread over all of them. */
    private static final int MAX_HITS = 64;

    private static final int SLICE = 1_000;

    private final OrtEnvironment environment;
    private final EncodedSamples samples;
    private final Layout layout;
    private final BatchAssembler assembler;
    private final BatchBuffers buffers;

    HeldOutQuantizer(OrtEnvironment environment, EncodedSamples samples, Layout layout) {
        this.environment = environment;
        this.samples = samples;
        this.layout = layout;
        this.assembler = new BatchAssembler(samples, layout);
        this.buffers = new BatchBuffers(layout);
    }

    /**
     * Quantizes.
     *
     * @param file the graph's name, for errors
     * @param onnx the graph with floats
     * @param trained what it was exported from
     */
    Quantized quantize(String file, byte[] onnx, TrainedModel trained) {
        OutputNames names = new OutputNames(NetworkExporter.LOGIT, NetworkExporter.HIDDEN);
        QuantizedGraph graph =
                new Quantizer(environment, layout.spec())
                        .quantize(file, onnx, names, batches(trained.heldOut()));
        double[] logits;
        try (GraphScorer scorer =
                new GraphScorer(environment, file, graph.onnx(), layout.spec(), names)) {
            logits = logits(scorer, trained.heldOut());
        }
        Int8Report report =
                Int8Report.of(
                        onnx.length,
                        graph,
                        trained.heldOutLogits(),
                        logits,
                        trained.heldOut().labels());
        return new Quantized(graph.onnx(), logits, report);
    }

    private List<CalibrationBatch> batches(Exposures heldOut) {
        CalibrationReservoir reservoir = new CalibrationReservoir();
        Arrays.stream(heldOut.requests())
                .distinct()
                .forEach(request -> reservoir.offer(() -> batch(request)));
        return reservoir.batches();
    }

    private CalibrationBatch batch(int request) {
        int from = samples.firstSample(request);
        int count = samples.firstSample(request + 1) - from;
        int[] hits = new int[Math.min(MAX_HITS, count)];
        Arrays.setAll(hits, i -> from + (int) ((long) i * count / hits.length));
        InputBuffers inputs = new InputBuffers(layout.spec(), hits.length);
        buffers.fill(assembler.assemble(new int[] {request}, hits), 0, inputs);
        return new CalibrationBatch(inputs, hits.length);
    }

    private double[] logits(GraphScorer scorer, Exposures exposures) {
        double[] logits = new double[exposures.size()];
        InputBuffers inputs = new InputBuffers(layout.spec(), 1);
        for (int from = 0; from < logits.length; from += SLICE) {
            Exposures some = exposures.slice(from, Math.min(logits.length, from + SLICE));
            Batch batch = assembler.assemble(some.requests(), some.samples());
            for (int i = 0; i < some.size(); i++) {
                buffers.fill(batch, i, inputs);
                logits[from + i] = scorer.logits(inputs, 1)[0];
            }
        }
        return logits;
    }

    /**
     * What came out.
     *
     * @param onnx the graph
     * @param logits its logits of the held-out exposures
     * @param report what was lost
     */
    @SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
    record Quantized(byte[] onnx, double[] logits, Int8Report report) {}
}
