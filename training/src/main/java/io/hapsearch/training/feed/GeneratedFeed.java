/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Generates the demo's feed: a world of documents and users with hidden tastes, a cascade that logs
 * samples of all four sources, and held-out requests whose truth is the click model's probability.
 * Deterministic by seed.
 */
public final class GeneratedFeed {
    private final Options options;

    /** With what decides the feed. */
    public GeneratedFeed(Options options) {
        this.options = options;
    }

    /** Generates; equal options give an equal data set. */
    public FeedDataSet generate() {
        World world = new WorldGenerator(options.seed).generate(options.items, options.users);
        Retrieval retrieval = new Retrieval(world.items());
        ClickModel clicks = new ClickModel();
        Simulation simulation = new Simulation(world, retrieval, clicks, options.seed + 1);
        SplittableRandom random = new SplittableRandom(options.seed + 2);
        Map<String, Integer> positions = new HashMap<>();
        world.items().forEach(item -> positions.put(item.id(), positions.size()));
        List<LoggedRequest> logged = new ArrayList<>();
        List<FeedRequest> tests = new ArrayList<>();
        for (int i = 0; i < world.users().size(); i++) {
            User user = world.users().get(i);
            int count = 2 + (int) (random.nextDouble() * 2 * (options.requestsPerUser - 1));
            List<Item> history = new ArrayList<>();
            logged.addAll(simulation.requests(user, count, history));
            // spreads the held-out requests evenly over users
            if ((long) (i + 1) * options.testRequests / options.users
                    > (long) i * options.testRequests / options.users) {
                tests.add(
                        test(
                                world,
                                positions,
                                retrieval,
                                clicks,
                                user,
                                List.copyOf(history),
                                world.endMillis() + i * 60_000L));
            }
        }
        return new GeneratedDataSet(options, world, List.copyOf(logged), List.copyOf(tests));
    }

    private FeedRequest test(
            World world,
            Map<String, Integer> positions,
            Retrieval retrieval,
            ClickModel clicks,
            User user,
            List<Item> history,
            long millis) {
        List<String> retrieved =
                retrieval.replay(user, history, millis, options.window).stream()
                        .map(Item::id)
                        .toList();
        return new FeedRequest(
                "r-" + user.id(),
                millis,
                retrieval.query(user, history),
                GeneratedDataSet.params(user, history, millis),
                retrieved,
                new ClickTruth(world, positions, clicks, user, history, millis));
    }

    /**
     * The size of the feed.
     *
     * @param seed decides everything else
     * @param users how many users
     * @param items how many documents
     * @param requestsPerUser how many logged requests each user has on average
     * @param testRequests how many requests are held out for the final measurement, at most one of
     *     each user
     * @param window how many candidates of a test request are replayed
     */
    public record Options(
            long seed, int users, int items, int requestsPerUser, int testRequests, int window) {
        /** Checks ranges. */
        public Options {
            if (users < 1 || items < 100 || requestsPerUser < 1 || window < 1) {
                throw new IllegalArgumentException(
                        "a feed needs [users], [requests_per_user] and [window] of 1 or more and 100 [items] or more");
            }
            if (testRequests < 0 || testRequests > users) {
                throw new IllegalArgumentException(
                        "[test_requests] must be between 0 and the number of users");
            }
        }

        /** The demo's size. */
        public static Options demo(long seed) {
            return new Options(seed, 2_000, 6_000, 15, 500, 1_000);
        }
    }
}
