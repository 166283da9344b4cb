/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.pack;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.onnx.OutputNames;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.training.export.GraphScorer;
import io.hapsearch.training.export.RawScorer;
import io.hapsearch.training.quantize.CalibrationBatch;
import io.hapsearch.training.quantize.CalibrationReservoir;
import io.hapsearch.training.quantize.Int8Report;
import io.hapsearch.training.quantize.QuantizedGraph;
import io.hapsearch.training.quantize.Quantizer;
import io.hapsearch.training.sample.RawHit;
import java.util.List;

/** Quantizes a plan's expressive graph with its samples. Stateless. */
final class SampleQuantizer {
    private static final int MAX_HITS = 64;

    private final OrtEnvironment environment;

    SampleQuantizer(OrtEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Quantizes. Logits that examples give are compared here, with those of the graph as it came.
     */
    Quantized quantize(PackPlan plan) {
        OutputNames names = plan.expressive().outputs(environment);
        try (GraphScorer light = plan.light().scorer(environment, plan.spec());
                GraphScorer expressive = plan.expressive().scorer(environment, plan.spec())) {
            RawScorer scorer = new RawScorer(plan.spec(), light, expressive);
            if (plan.examples() != null) {
                plan.examples().golden(scorer);
            }
            CalibrationReservoir reservoir = new CalibrationReservoir();
            SampleLogits logits =
                    new SampleLogits(
                            scorer,
                            plan.samples(),
                            logged ->
                                    reservoir.offer(
                                            () -> {
                                                List<RawHit> hits =
                                                        logged.hits().stream()
                                                                .limit(MAX_HITS)
                                                                .toList();
                                                InputBuffers inputs =
                                                        new InputBuffers(plan.spec(), hits.size());
                                                scorer.encode(logged.request(), hits, inputs);
                                                return new CalibrationBatch(inputs, hits.size());
                                            }));
            QuantizedGraph graph =
                    new Quantizer(environment, plan.spec())
                            .quantize(
                                    plan.expressive().file(),
                                    plan.expressive().onnx(),
                                    names,
                                    reservoir.batches());
            return new Quantized(graph, plan.expressive(), logits);
        }
    }

    /**
     * What came out.
     *
     * @param graph the graph
     * @param original what it was made of
     * @param logits what the original says of the samples
     */
    record Quantized(QuantizedGraph graph, ForeignGraph original, SampleLogits logits) {

        /** What is to be packed instead. */
        PackPlan replace(PackPlan plan) {
            return new PackPlan(
                    plan.name(),
                    plan.spec(),
                    plan.light(),
                    new ForeignGraph(
                            original.file(), graph.onnx(), original.output(), original.hidden()),
                    false,
                    plan.calibrations(),
                    plan.samples(),
                    plan.examples() == null ? null : plan.examples().withoutExpressive(),
                    plan.defaults(),
                    plan.provenance());
        }

        Int8Report report(SampleLogits int8) {
            return Int8Report.of(
                    original.onnx().length,
                    graph,
                    logits.expressive(),
                    int8.expressive(),
                    logits.labels());
        }
    }
}
