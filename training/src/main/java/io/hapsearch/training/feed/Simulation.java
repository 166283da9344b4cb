/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lets users ask and a cascade answer: retrieval, a pre-ranking that knows little of the truth, a
 * ranking that knows more, exposure, clicks that become history. Deterministic by seed, not
 * thread-safe.
 */
final class Simulation {
    static final int HISTORY = 30;

    private static final int RETRIEVED = 800;
    private static final int PRERANKED = 120;
    private static final int EXPOSED = 10;
    private static final int RANKING_SAMPLED_FROM = 50;
    private static final int PRERANKING_SAMPLED_FROM = 200;
    private static final int SAMPLED = 6;
    private static final double PRERANKING_NOISE = 3.0;
    private static final double RANKING_NOISE = 2.0;
    private static final double EXPLORED = 0.1;

    private final World world;
    private final Retrieval retrieval;
    private final ClickModel clicks;
    private final SplittableRandom random;

    Simulation(World world, Retrieval retrieval, ClickModel clicks, long seed) {
        this.world = world;
        this.retrieval = retrieval;
        this.clicks = clicks;
        this.random = new SplittableRandom(seed);
    }

    /** The requests of one user in time order; the history is left with what the user clicked. */
    List<LoggedRequest> requests(User user, int count, List<Item> history) {
        long[] times =
                random.longs(count, world.startMillis(), world.endMillis()).sorted().toArray();
        List<LoggedRequest> requests = new ArrayList<>();
        for (long millis : times) {
            LoggedRequest request = request(user, millis, List.copyOf(history));
            requests.add(request);
            request.clicked().forEach(item -> history.addFirst(item));
            while (history.size() > HISTORY) {
                history.removeLast();
            }
        }
        return requests;
    }

    private LoggedRequest request(User user, long millis, List<Item> history) {
        List<Candidate> retrieved =
                retrieval.replay(user, history, millis, RETRIEVED).stream()
                        .map(item -> new Candidate(item, clicks.logit(user, history, item, millis)))
                        .toList();
        List<Candidate> preranked = ordered(retrieved, PRERANKING_NOISE);
        List<Candidate> ranked =
                ordered(preranked.subList(0, Math.min(PRERANKED, preranked.size())), RANKING_NOISE);
        List<Item> clicked = new ArrayList<>();
        List<Item> ignored = new ArrayList<>();
        for (Candidate shown : exposed(ranked)) {
            boolean click = random.nextDouble() < 1 / (1 + Math.exp(-shown.truth()));
            (click ? clicked : ignored).add(shown.item());
        }
        return new LoggedRequest(
                user,
                millis,
                history,
                clicked,
                ignored,
                sample(ranked, RANKING_SAMPLED_FROM).stream().map(Candidate::item).toList(),
                sample(preranked, PRERANKING_SAMPLED_FROM).stream().map(Candidate::item).toList(),
                sample(world.items(), 0));
    }

    /**
     * The first of the ranking, except that now and then one from further down (but above what is
     * sampled) is tried.
     */
    private List<Candidate> exposed(List<Candidate> ranked) {
        List<Candidate> exposed =
                new ArrayList<>(ranked.subList(0, Math.min(EXPOSED, ranked.size())));
        int reach = Math.min(RANKING_SAMPLED_FROM, ranked.size());
        for (int i = 0; i < exposed.size() && reach > EXPOSED; i++) {
            Candidate tried = ranked.get(EXPOSED + random.nextInt(reach - EXPOSED));
            if (random.nextDouble() < EXPLORED && !exposed.contains(tried)) {
                exposed.set(i, tried);
            }
        }
        return exposed;
    }

    /** The order of a stage that knows the truth up to noise. */
    private List<Candidate> ordered(List<Candidate> candidates, double noise) {
        double[] scores = new double[candidates.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = candidates.get(i).truth() + noise * random.nextGaussian();
        }
        List<Candidate> ordered = new ArrayList<>(scores.length);
        for (int position : Descending.order(scores)) {
            ordered.add(candidates.get(position));
        }
        return ordered;
    }

    private <T> List<T> sample(List<T> from, int first) {
        List<T> sample = new ArrayList<>();
        for (int i = 0; i < SAMPLED && from.size() > first; i++) {
            sample.add(from.get(first + random.nextInt(from.size() - first)));
        }
        return sample;
    }

    /** A document on its way through the cascade, with its true logit. */
    private record Candidate(Item item, double truth) {}
}
