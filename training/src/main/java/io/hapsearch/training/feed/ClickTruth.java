/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The click model's opinion at the time of one request: relevant are the three documents that it
 * likes best. Immutable.
 */
final class ClickTruth implements Truth {
    private static final int RELEVANT = 3;

    private final Map<String, Integer> positions;
    private final double[] gains;
    private final Set<String> relevant;

    /**
     * The probabilities of all documents; positions lead from an id to its document in the world.
     */
    ClickTruth(
            World world,
            Map<String, Integer> positions,
            ClickModel clicks,
            User user,
            List<Item> history,
            long millis) {
        this.positions = positions;
        this.gains =
                world.items().stream()
                        .mapToDouble(item -> clicks.probability(user, history, item, millis))
                        .toArray();
        Set<String> best = new HashSet<>();
        int[] order = Descending.order(gains);
        for (int i = 0; i < RELEVANT; i++) {
            best.add(world.items().get(order[i]).id());
        }
        this.relevant = Set.copyOf(best);
    }

    @Override
    public double gain(String document) {
        Integer position = positions.get(document);
        if (position == null) {
            throw new IllegalArgumentException("no document [" + document + "] in this feed");
        }
        return gains[position];
    }

    @Override
    public Set<String> relevant() {
        return relevant;
    }
}
