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
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a bundle of graphs that were trained elsewhere: checks them against the spec, calibrates
 * them, computes golden examples, and loads the bundle as a node would. Stateless.
 */
public final class Packer {
    /** How far a given logit may be off, relative where its size is above 1: that of nodes. */
    private static final double TOLERANCE = 1e-4;

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
        OutputNames lightNames = plan.light().outputs(environment);
        OutputNames expressiveNames = plan.expressive().outputs(environment);
        try (GraphScorer light = scorer(plan, plan.light(), lightNames);
                GraphScorer expressive = scorer(plan, plan.expressive(), expressiveNames)) {
            RawScorer scorer = new RawScorer(plan.spec(), light, expressive);
            SampleLogits samples =
                    plan.samples() == null ? null : new SampleLogits(scorer, plan.samples());
            Calibrations calibrations = calibrations(plan, samples);
            Golden golden =
                    plan.examples() != null
                            ? golden(plan.examples(), scorer)
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
                    samples == null ? null : samples.aucs()[1]);
        }
    }

    private GraphScorer scorer(PackPlan plan, ForeignGraph graph, OutputNames names) {
        return new GraphScorer(environment, graph.file(), graph.onnx(), plan.spec(), names);
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

    /** The examples with the logits of the graphs; logits that were given must be the same. */
    private static Golden golden(ExampleFile examples, RawScorer scorer) {
        List<Golden.Request> requests = new ArrayList<>();
        for (ExampleFile.Request request : examples.requests()) {
            String place = "at requests[" + requests.size() + "]";
            try {
                RawScorer.Logits logits = scorer.score(request.raw(), request.rawHits());
                List<Golden.Hit> hits = new ArrayList<>();
                for (ExampleFile.Hit hit : request.hits()) {
                    int row = hits.size();
                    String where = place + ".hits[" + row + "]";
                    compare(where + ".light", hit.light(), logits.light()[row]);
                    compare(where + ".expressive", hit.expressive(), logits.expressive()[row]);
                    hits.add(
                            request.rawHits()
                                    .get(row)
                                    .golden(logits.light()[row], logits.expressive()[row]));
                }
                requests.add(new Golden.Request(request.now(), request.params(), hits));
            } catch (InvalidDocumentException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw new InvalidDocumentException("examples", place + ": " + e.getMessage(), e);
            }
        }
        return new Golden(requests);
    }

    private static void compare(String where, Double expected, float actual) {
        if (expected != null
                && !(Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
            throw new InvalidDocumentException(
                    "examples",
                    where + ": the graph computes " + actual + ", expected is " + expected);
        }
    }

    private static int hits(Golden golden) {
        return golden.requests().stream().mapToInt(request -> request.hits().size()).sum();
    }

    private static BundleWriter.ModelFile file(
            ForeignGraph graph, OutputNames names, Calibration calibration) {
        return new BundleWriter.ModelFile(
                graph.onnx(), new ModelEntry(names.logit(), names.hidden(), calibration));
    }
}
