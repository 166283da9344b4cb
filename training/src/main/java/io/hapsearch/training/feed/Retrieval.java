package io.hapsearch.training.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How candidates of the generated feed are found: tags that the profile names, words of the titles clicked last, and
 * popularity, without what was clicked lately. Makes the OpenSearch query, and replays it in memory with BM25 (Robertson and Zaragoza 2009) up to the
 * rounding of document lengths. Not thread-safe.
 */
final class Retrieval {
    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final int CLICKS = 3;
    private static final double TAG_BOOST = 2;

    private final List<Item> items;
    private final IdentityHashMap<Item, Integer> positions = new IdentityHashMap<>();
    private final Map<String, int[]> byTag = new HashMap<>();
    private final Map<String, int[]> byWord = new HashMap<>();
    private final double meanLength;
    private final double[] scores;

    Retrieval(List<Item> items) {
        this.items = items;
        this.scores = new double[items.size()];
        this.meanLength = items.stream().mapToInt(item -> item.title().size()).average().orElse(1);
        Map<String, List<Integer>> tags = new HashMap<>();
        Map<String, List<Integer>> words = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            positions.put(items.get(i), i);
            for (String tag : items.get(i).tags()) {
                tags.computeIfAbsent(tag, key -> new ArrayList<>()).add(i);
            }
            for (String word : new LinkedHashSet<>(items.get(i).title())) {
                words.computeIfAbsent(word, key -> new ArrayList<>()).add(i);
            }
        }
        tags.forEach((tag, list) -> byTag.put(tag, ints(list)));
        words.forEach((word, list) -> byWord.put(word, ints(list)));
    }

    /** The query for a user. */
    ObjectNode query(User user, List<Item> history) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode function = root.putObject("function_score");
        ObjectNode bool = function.putObject("query").putObject("bool");
        ArrayNode should = bool.putArray("should");
        for (String tag : user.favourites()) {
            ObjectNode constant = should.addObject().putObject("constant_score");
            constant.putObject("filter").putObject("term").put("tags", tag);
            constant.put("boost", TAG_BOOST);
        }
        Set<String> words = words(history);
        if (!words.isEmpty()) {
            should.addObject().putObject("match").put("title", String.join(" ", words));
        }
        if (!history.isEmpty()) {
            bool.put("minimum_should_match", 1);
            ArrayNode seen = bool.putObject("must_not").putObject("terms").putArray("item");
            history.forEach(item -> seen.add(item.id()));
        }
        function.putObject("field_value_factor").put("field", "views").put("modifier", "log1p");
        function.put("boost_mode", "multiply");
        return root;
    }

    /** What the query finds among documents that exist by then, best first. */
    List<Item> replay(User user, List<Item> history, long millis, int limit) {
        Arrays.fill(scores, 0);
        for (String tag : user.favourites()) {
            for (int item : byTag.getOrDefault(tag, new int[0])) {
                scores[item] += TAG_BOOST;
            }
        }
        for (String word : words(history)) {
            addBm25(word);
        }
        history.forEach(item -> scores[positions.get(item)] = 0);
        int[] found = new int[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0 && items.get(i).uploadMillis() <= millis) {
                scores[i] *= Math.log10(1 + items.get(i).views());
                found[count++] = i;
            }
        }
        int[] order = Descending.order(scores, Arrays.copyOf(found, count));
        List<Item> best = new ArrayList<>(Math.min(limit, count));
        for (int i = 0; i < Math.min(limit, count); i++) {
            best.add(items.get(order[i]));
        }
        return best;
    }

    private void addBm25(String word) {
        int[] postings = byWord.getOrDefault(word, new int[0]);
        double idf = Math.log(1 + (items.size() - postings.length + 0.5) / (postings.length + 0.5));
        for (int item : postings) {
            List<String> title = items.get(item).title();
            int frequency = 0;
            for (String other : title) {
                frequency += other.equals(word) ? 1 : 0;
            }
            scores[item] += idf * frequency / (frequency + K1 * (1 - B + B * title.size() / meanLength));
        }
    }

    private static Set<String> words(List<Item> history) {
        Set<String> words = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(CLICKS, history.size()); i++) {
            words.addAll(history.get(i).title());
        }
        return words;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
