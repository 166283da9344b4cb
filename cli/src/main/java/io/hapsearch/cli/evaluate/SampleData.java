/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.training.evaluate.Judgments;
import io.hapsearch.training.sample.SampleException;
import io.hapsearch.training.sample.SampleSource;
import io.hapsearch.training.sample.SampledRequests;
import io.hapsearch.training.sample.SampledRequests.Sample;
import io.hapsearch.training.sample.SampledRequests.SampledRequest;
import io.hapsearch.training.sample.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Logged samples: a request's candidates are its samples. Their retrieval order is that of their
 * scores or else of their ranks; where neither was logged, the order is random, so that models
 * which give equal scores gain nothing from the order of a file.
 */
final class SampleData implements EvaluationData {

    private final String name;
    private final SampleSource samples;
    private final long since;
    private final long seed;

    /**
     * @param since when the first request is that counts, milliseconds since the epoch
     * @param seed decides orders that are not known
     */
    SampleData(String name, SampleSource samples, long since, long seed) {
        this.name = name;
        this.samples = samples;
        this.since = since;
        this.seed = seed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int requests() {
        return -1;
    }

    @Override
    public boolean knowsShown() {
        return false;
    }

    @Override
    public boolean knowsScores() {
        return true;
    }

    @Override
    public void forEach(Consumer<CandidateSet> consumer) {
        SplittableRandom random = new SplittableRandom(seed);
        try {
            SampledRequests.read(
                    samples,
                    request -> {
                        if (request.request().millis() >= since) {
                            consumer.accept(candidates(request, random));
                        }
                    });
        } catch (SampleException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private static CandidateSet candidates(SampledRequest logged, SplittableRandom random) {
        List<Sample> samples = new ArrayList<>(logged.samples());
        shuffle(samples, random);
        double[] retrieval = order(samples);
        int size = samples.size();
        Source[] sources = new Source[size];
        double[] gains = new double[size];
        double[] outcomes = new double[size];
        boolean[] relevant = new boolean[size];
        int allRelevant = 0;
        for (int i = 0; i < size; i++) {
            Sample sample = samples.get(i);
            sources[i] = sample.outcome().source();
            gains[i] = sample.outcome().label();
            outcomes[i] = sample.outcome().positive() ? 1 : 0;
            relevant[i] = sample.outcome().positive();
            allRelevant += sample.outcome().positive() ? 1 : 0;
        }
        return new CandidateSet(
                logged.request().id(),
                logged.request().millis(),
                logged.request().params(),
                samples.stream().map(Sample::hit).toList(),
                size,
                retrieval,
                sources,
                outcomes,
                new Judgments(gains, relevant, allRelevant));
    }

    /** Brings samples into retrieval order; returns their scores, or null if it is not known. */
    private static double[] order(List<Sample> samples) {
        if (samples.stream().noneMatch(sample -> Double.isNaN(sample.hit().score()))) {
            return ordered(samples, sample -> sample.hit().score());
        }
        return samples.stream().allMatch(sample -> sample.hit().rank() >= 0)
                ? ordered(samples, sample -> -sample.hit().rank())
                : null;
    }

    private static double[] ordered(List<Sample> samples, ToDoubleFunction<Sample> score) {
        samples.sort((a, b) -> Double.compare(score.applyAsDouble(b), score.applyAsDouble(a)));
        return samples.stream().mapToDouble(score).toArray();
    }

    private static void shuffle(List<Sample> samples, SplittableRandom random) {
        for (int i = samples.size() - 1; i > 0; i--) {
            Collections.swap(samples, i, random.nextInt(i + 1));
        }
    }
}
