package io.hapsearch.training.feed;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The click model's opinion at the time of one request: relevant are the three documents that it likes best. Immutable. */
final class ClickTruth implements Truth {
    private static final int RELEVANT = 3;

    private final Map<String, Double> gains;
    private final Set<String> relevant;

    ClickTruth(World world, ClickModel clicks, User user, List<Item> history, long millis) {
        this.gains = HashMap.newHashMap(world.items().size());
        for (Item item : world.items()) {
            gains.put(item.id(), clicks.probability(user, history, item, millis));
        }
        this.relevant = gains.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(RELEVANT)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public double gain(String document) {
        Double gain = gains.get(document);
        if (gain == null) {
            throw new IllegalArgumentException("no document [" + document + "] in this feed");
        }
        return gain;
    }

    @Override
    public Set<String> relevant() {
        return relevant;
    }
}
