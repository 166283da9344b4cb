/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.training.evaluate.Judgments;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.RawRequest;
import io.hapsearch.training.sample.SampleException;
import io.hapsearch.training.sample.SampleSink;
import io.hapsearch.training.sample.SampleSource;
import io.hapsearch.training.sample.Source;
import java.util.ArrayList;
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
    private final long seed;

    /**
     * @param seed decides orders that are not known
     */
    SampleData(String name, SampleSource samples, long seed) {
        this.name = name;
        this.samples = samples;
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
    public boolean knowsScores() {
        return true;
    }

    @Override
    public void forEach(Consumer<CandidateSet> consumer) {
        Requests requests = new Requests(consumer, new SplittableRandom(seed));
        try {
            samples.writeTo(requests);
        } catch (SampleException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
        requests.finish();
    }

    /** Gathers the samples of one request after the other. */
    private static final class Requests implements SampleSink {

        private final Consumer<CandidateSet> consumer;
        private final SplittableRandom random;
        private final List<Candidate> candidates = new ArrayList<>();
        private RawRequest request;

        Requests(Consumer<CandidateSet> consumer, SplittableRandom random) {
            this.consumer = consumer;
            this.random = random;
        }

        @Override
        public void request(RawRequest next) {
            finish();
            request = next;
        }

        @Override
        public int document(RawHit hit) {
            return 0;
        }

        @Override
        public void sample(int document, Source source, boolean positive, RawHit hit) {
            candidates.add(new Candidate(hit, source, positive, positive ? 1 : 0));
        }

        void finish() {
            if (!candidates.isEmpty()) {
                consumer.accept(candidates());
                candidates.clear();
            }
        }

        private CandidateSet candidates() {
            double[] retrieval = order();
            int size = candidates.size();
            Source[] sources = new Source[size];
            double[] gains = new double[size];
            double[] outcomes = new double[size];
            boolean[] relevant = new boolean[size];
            int allRelevant = 0;
            for (int i = 0; i < size; i++) {
                Candidate candidate = candidates.get(i);
                sources[i] = candidate.source();
                gains[i] = candidate.label();
                outcomes[i] = candidate.positive() ? 1 : 0;
                relevant[i] = candidate.positive();
                allRelevant += candidate.positive() ? 1 : 0;
            }
            return new CandidateSet(
                    request.id(),
                    request.millis(),
                    request.params(),
                    candidates.stream().map(Candidate::hit).toList(),
                    size,
                    retrieval,
                    sources,
                    outcomes,
                    new Judgments(gains, relevant, allRelevant));
        }

        /** Brings candidates into retrieval order; returns their scores, or null if not known. */
        private double[] order() {
            shuffle();
            if (candidates.stream().noneMatch(candidate -> Double.isNaN(candidate.hit().score()))) {
                return ordered(candidate -> candidate.hit().score());
            }
            return candidates.stream().allMatch(candidate -> candidate.hit().rank() >= 0)
                    ? ordered(candidate -> -candidate.hit().rank())
                    : null;
        }

        private double[] ordered(ToDoubleFunction<Candidate> score) {
            candidates.sort(
                    (a, b) -> Double.compare(score.applyAsDouble(b), score.applyAsDouble(a)));
            return candidates.stream().mapToDouble(score).toArray();
        }

        private void shuffle() {
            for (int i = candidates.size() - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                Candidate moved = candidates.set(i, candidates.get(other));
                candidates.set(other, moved);
            }
        }
    }

    private record Candidate(RawHit hit, Source source, boolean positive, double label) {}
}
