/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.onnx.CallWatch;
import io.hapsearch.models.onnx.ScoringException;
import io.hapsearch.models.onnx.ScoringStoppedException;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.RequestEncoder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * Reproduces golden examples: each request's hits in one batch and then one by one, because
 * micro-batches must not change a hit's logit.
 */
final class GoldenCheck {
    /** For all examples together: a graph may also loop for ever. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final LoadedBundle bundle;
    private final Duration limit;
    private long start;
    private double largestLight;
    private double largestExpressive;

    GoldenCheck(LoadedBundle bundle) {
        this(bundle, LIMIT);
    }

    GoldenCheck(LoadedBundle bundle, Duration limit) {
        this.bundle = bundle;
        this.limit = limit;
    }

    void run(Golden golden) {
        start = System.nanoTime();
        largestLight = largest(golden, Golden.Hit::light);
        largestExpressive = largest(golden, Golden.Hit::expressive);
        InputBuffers inputs = new InputBuffers(bundle.spec(), 1);
        try (CallWatch watch = new CallWatch(GoldenCheck::daemon);
                BatchScorer light = bundle.light().scorer(inputs, watch);
                BatchScorer expressive = bundle.expressive().scorer(inputs, watch)) {
            for (int i = 0; i < golden.requests().size(); i++) {
                check(i, golden.requests().get(i), inputs, light, expressive);
            }
        } catch (ScoringStoppedException e) {
            throw new InvalidDocumentException(
                    Bundle.GOLDEN,
                    "the models take longer than " + limit.toSeconds() + " s for the examples",
                    e);
        } catch (ScoringException e) {
            throw new InvalidDocumentException(Bundle.GOLDEN, e.getMessage(), e);
        }
    }

    private static double largest(Golden golden, ToDoubleFunction<Golden.Hit> logit) {
        return golden.requests().stream()
                .flatMap(request -> request.hits().stream())
                .mapToDouble(hit -> Math.abs(logit.applyAsDouble(hit)))
                .max()
                .orElse(0);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "hap-golden-watch");
        thread.setDaemon(true);
        return thread;
    }

    private boolean isOver() {
        return System.nanoTime() - start > limit.toNanos();
    }

    private void check(
            int index,
            Golden.Request request,
            InputBuffers inputs,
            BatchScorer light,
            BatchScorer expressive) {
        String place = "at requests[" + index + "]";
        int hits = request.hits().size();
        try {
            ParamValues params = ParamValues.resolve(bundle.spec(), request.params());
            HitEncoder encoder = new HitEncoder(params, request.now());
            inputs.ensureRows(hits);
            new RequestEncoder(bundle.spec()).encode(params, inputs);
            for (int row = 0; row < hits; row++) {
                encoder.encode(request.hits().get(row), inputs, row);
            }
            compare(place, request, 0, hits, light, expressive);
            for (int hit = 0; hit < hits && hits > 1; hit++) {
                encoder.encode(request.hits().get(hit), inputs, 0);
                compare(place, request, hit, 1, light, expressive);
            }
        } catch (InvalidDocumentException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidDocumentException(Bundle.GOLDEN, place + ": " + e.getMessage(), e);
        }
    }

    private void compare(
            String place,
            Golden.Request request,
            int firstHit,
            int rows,
            BatchScorer light,
            BatchScorer expressive) {
        light.score(rows, this::isOver);
        expressive.score(rows, this::isOver);
        for (int row = 0; row < rows; row++) {
            Golden.Hit hit = request.hits().get(firstHit + row);
            String where = place + ".hits[" + (firstHit + row) + "]" + (rows == 1 ? " alone" : "");
            compare(
                    where + ".light",
                    hit.light(),
                    light.logits().get(row),
                    bundle.manifest().light().tolerance(hit.light(), largestLight));
            compare(
                    where + ".expressive",
                    hit.expressive(),
                    expressive.logits().get(row),
                    bundle.manifest().expressive().tolerance(hit.expressive(), largestExpressive));
        }
    }

    private static void compare(String where, double expected, float actual, double tolerance) {
        if (!(Math.abs(expected - actual) <= tolerance)) {
            throw new InvalidDocumentException(
                    Bundle.GOLDEN,
                    where + ": the model computes " + actual + ", expected is " + expected);
        }
    }
}
