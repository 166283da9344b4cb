/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.training.feed.Descending;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How candidates are found: every video by popularity, those with the user's two favourite tags
 * above their like. Makes the OpenSearch query, and replays it in memory; an order depends on the
 * two tags alone and is kept. Not thread-safe.
 */
final class VideoRetrieval {
    private static final double[] BOOSTS = {1.0, 0.5};

    private final List<Video> videos;
    private final Map<List<String>, int[]> orders = new HashMap<>();

    VideoRetrieval(List<Video> videos) {
        this.videos = videos;
    }

    /**
     * The main tags that occur most among videos, the most frequent first, ties by first
     * occurrence.
     */
    List<String> favourites(List<Integer> liked) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int video : liked) {
            String tag = videos.get(video).mainTag();
            if (!tag.isEmpty()) {
                counts.merge(tag, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(BOOSTS.length)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The query for a user with these favourites. */
    ObjectNode query(List<String> favourites) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode function = root.putObject("function_score");
        ArrayNode should = function.putObject("query").putObject("bool").putArray("should");
        should.addObject().putObject("match_all");
        for (int i = 0; i < favourites.size(); i++) {
            ObjectNode constant = should.addObject().putObject("constant_score");
            constant.putObject("filter").putObject("term").put("tags", favourites.get(i));
            constant.put("boost", BOOSTS[i]);
        }
        function.putObject("field_value_factor")
                .put("field", "popularity")
                .put("modifier", "log1p");
        function.put("boost_mode", "multiply");
        return root;
    }

    /**
     * The positions of all videos in the order in which the query finds them; not to be written to.
     */
    int[] replay(List<String> favourites) {
        return orders.computeIfAbsent(
                favourites,
                tags -> {
                    double[] scores = new double[videos.size()];
                    for (Video video : videos) {
                        double score = 1;
                        for (int i = 0; i < tags.size(); i++) {
                            score += video.tags().contains(tags.get(i)) ? BOOSTS[i] : 0;
                        }
                        // scores of searches are of single precision, which decides some ties
                        scores[video.id()] = (float) (score * Math.log10(1.0 + video.popularity()));
                    }
                    return Descending.order(scores);
                });
    }
}
