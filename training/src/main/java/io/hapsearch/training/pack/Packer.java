/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.pack;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.BundleWriter;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.bundle.ModelEntry;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.onnx.OutputNames;
import io.hapsearch.training.export.GoldenExamples;
import io.hapsearch.training.export.GraphScorer;
import io.hapsearch.training.export.RawScorer;

/**
 * Makes a bundle of graphs that were trained elsewhere: checks them against the spec, calibrates
 * them, computes golden examples, and loads the bundle as a node would. Stateless.
 */
public final class Packer {
    private final OrtEnvironment environment;

    public Packer(OrtEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Packs.
     *
     * @throws InvalidDocumentException that names the file and what in it does not fit
     * @throws io.hapsearch.training.sample.SampleException if samples are not what they must be
     */
    public PackResult pack(PackPlan plan) {
        if (!plan.int8()) {
            return pack(plan, null);
        }
        SampleQuantizer.Quantized quantized = new SampleQuantizer(environment).quantize(plan);
        return pack(quantized.replace(plan), quantized);
    }

    /** Packs the graphs as they are; quantized may be null. */
    private PackResult pack(PackPlan plan, SampleQuantizer.Quantized quantized) {
        OutputNames lightNames = plan.light().outputs(environment);
        OutputNames expressiveNames = plan.expressive().outputs(environment);
        try (GraphScorer light = plan.light().scorer(environment, plan.spec());
                GraphScorer expressive = plan.expressive().scorer(environment, plan.spec())) {
            RawScorer scorer = new RawScorer(plan.spec(), light, expressive);
            SampleLogits samples =
                    plan.samples() == null
                            ? null
                            : new SampleLogits(scorer, plan.samples(), logged -> {});
            Calibrations calibrations = calibrations(plan, samples);
            Golden golden =
                    plan.examples() != null
                            ? plan.examples().golden(scorer)
                            : golden(
                                    plan,
                                    samples,
                                    new GoldenExamples(plan.spec(), light, expressive));
            byte[] bundle =
                    new BundleWriter()
                            .write(
                                    plan.name(),
                                    plan.spec(),
                                    golden,
                                    file(plan.light(), lightNames, calibrations.light()),
                                    file(
                                            plan.expressive(),
                                            expressiveNames,
                                            calibrations.expressive()),
                                    plan.defaults(),
                                    plan.provenance());
            LoadedBundle.load(environment, new BundleReader(Long.MAX_VALUE).read(bundle)).release();
            return new PackResult(
                    bundle,
                    lightNames.logit(),
                    expressiveNames.logit(),
                    hits(golden),
                    samples == null ? 0 : samples.exposed(),
                    samples == null ? null : samples.aucs()[0],
                    samples == null ? null : samples.aucs()[1],
                    quantized == null ? null : quantized.report(samples));
        }
    }

    private static Calibrations calibrations(PackPlan plan, SampleLogits samples) {
        if (plan.calibrations() != null) {
            return plan.calibrations();
        }
        return samples == null
                ? new Calibrations(Calibration.logistic(), Calibration.logistic())
                : samples.calibrations();
    }

    private static Golden golden(PackPlan plan, SampleLogits samples, GoldenExamples examples) {
        try {
            return examples.of(
                    samples == null
                            ? new GeneratedExamples(plan.spec()).examples()
                            : samples.examples());
        } catch (InvalidDocumentException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidDocumentException(
                    Bundle.GOLDEN, "a golden example fails: " + e.getMessage(), e);
        }
    }

    private static int hits(Golden golden) {
        return golden.requests().stream().mapToInt(request -> request.hits().size()).sum();
    }

    private static BundleWriter.ModelFile file(
            ForeignGraph graph, OutputNames names, Calibration calibration) {
        return new BundleWriter.ModelFile(
                graph.onnx(),
                new ModelEntry(names.logit(), names.hidden(), graph.precision(), calibration));
    }
}
