/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.training.evaluate.PairedBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routes one request after the other by every candidate, and sums up. Not thread-safe. */
public final class FrontierBuilder {
    private static final String REFERENCE = "top";
    private static final PairedBootstrap BOOTSTRAP = new PairedBootstrap(10_000, 0.95, 1);

    private final Replay replay;
    private final List<Candidate> candidates;
    private final List<List<Replay.Outcome>> outcomes = new ArrayList<>();
    private final List<List<Double>> qualities = new ArrayList<>();
    private final List<Double> light = new ArrayList<>();
    private final List<Double> expressive = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Double> microsPerHit = new ArrayList<>();

    /**
     * @param candidates by policy, ascending shares; each policy's shares must also be there for
     *     the policy {@code top}
     */
    public FrontierBuilder(Replay replay, List<Candidate> candidates) {
        this.replay = replay;
        this.candidates = List.copyOf(candidates);
        for (int i = 0; i < candidates.size(); i++) {
            outcomes.add(new ArrayList<>());
            qualities.add(new ArrayList<>());
        }
    }

    /** Routes a request; an empty one does not count. */
    public void add(KnownRequest request) {
        int size = request.size();
        if (size == 0) {
            return;
        }
        sizes.add(size);
        microsPerHit.add(request.microsPerHit());
        light.add(request.quality().applyAsDouble(lightOrder(request)));
        expressive.add(request.quality().applyAsDouble(expressiveOrder(request)));
        for (int i = 0; i < candidates.size(); i++) {
            Replay.Outcome outcome = candidates.get(i).route(replay, request);
            int[] order = outcome.order(request.lightLogits());
            qualities.get(i).add(request.quality().applyAsDouble(order));
            outcomes.get(i).add(forgetful(outcome));
        }
    }

    /** The mean NDCG@10 of each candidate over requests, without anything else. */
    public double[] means(Collection<KnownRequest> requests) {
        double[] sums = new double[candidates.size()];
        for (KnownRequest request : requests) {
            for (int i = 0; i < sums.length; i++) {
                Replay.Outcome outcome = candidates.get(i).route(replay, request);
                sums[i] +=
                        request.quality().applyAsDouble(outcome.order(request.lightLogits()))
                                / requests.size();
            }
        }
        return sums;
    }

    private static Replay.Outcome forgetful(Replay.Outcome outcome) {
        return new Replay.Outcome(
                new double[0],
                new int[0],
                outcome.hard(),
                outcome.microBatches(),
                outcome.routingNanos());
    }

    private static int[] lightOrder(KnownRequest request) {
        int[] none = new int[request.size()];
        return new Replay.Outcome(widened(request.lightLogits()), none, 0, 0, 0)
                .order(request.lightLogits());
    }

    private static int[] expressiveOrder(KnownRequest request) {
        int[] tiers = new int[request.size()];
        double[] scores = request.expressive().clone();
        for (int i = 0; i < scores.length; i++) {
            tiers[i] = Double.isNaN(scores[i]) ? -1 : 0;
        }
        return new Replay.Outcome(scores, tiers, 0, 0, 0).order(request.lightLogits());
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> Float.isNaN(values[i]) ? Double.NEGATIVE_INFINITY : values[i]);
        return wide;
    }

    /**
     * The frontier.
     *
     * @throws IllegalStateException if no request was added
     */
    public Frontier build() {
        if (sizes.isEmpty()) {
            throw new IllegalStateException("no request");
        }
        Map<String, List<Point>> policies = new LinkedHashMap<>();
        Map<String, List<Frontier.Detail>> details = new LinkedHashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            String policy = candidates.get(i).policy();
            policies.computeIfAbsent(policy, name -> new ArrayList<>()).add(point(i));
            details.computeIfAbsent(policy, name -> new ArrayList<>()).add(detail(i));
        }
        return new Frontier(
                sizes.size(),
                new Frontier.Quality(mean(light)),
                new Frontier.Quality(mean(expressive)),
                policies,
                details);
    }

    private Point point(int candidate) {
        double share = 0;
        for (int i = 0; i < sizes.size(); i++) {
            share += (double) outcomes.get(candidate).get(i).hard() / sizes.get(i);
        }
        double[] values = array(qualities.get(candidate));
        PairedBootstrap.Interval interval = BOOTSTRAP.difference(values, new double[values.length]);
        return new Point(
                share / sizes.size(), interval.difference(), interval.low(), interval.high());
    }

    private Frontier.Detail detail(int candidate) {
        double target = candidates.get(candidate).share();
        PairedBootstrap.Interval over =
                BOOTSTRAP.difference(
                        array(qualities.get(candidate)), array(qualities.get(reference(target))));
        double gain = mean(expressive) - mean(light);
        List<Replay.Outcome> own = outcomes.get(candidate);
        return new Frontier.Detail(
                target,
                over.difference(),
                over.low(),
                over.high(),
                (mean(qualities.get(candidate)) - mean(light)) / gain,
                own.stream().mapToInt(Replay.Outcome::hard).average().orElseThrow()
                        * medianMicrosPerHit(),
                own.stream().mapToDouble(Replay.Outcome::routingNanos).average().orElseThrow()
                        / 1000,
                own.stream().mapToInt(Replay.Outcome::microBatches).average().orElseThrow());
    }

    /** Of all requests, so that what has disturbed some of them does not count. */
    private double medianMicrosPerHit() {
        return microsPerHit.stream().sorted().toList().get(microsPerHit.size() / 2);
    }

    private int reference(double share) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).policy().equals(REFERENCE)
                    && candidates.get(i).share() == share) {
                return i;
            }
        }
        throw new IllegalStateException("nothing to compare share " + share + " with");
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
