/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the params of a session. Not thread-safe. */
final class Params {
    private final List<Video> videos;
    private final Map<Integer, JsonNode> profiles = new HashMap<>();
    private final VideoRetrieval retrieval;

    Params(List<Video> videos, Map<Integer, List<String>> profiles, VideoRetrieval retrieval) {
        this.videos = videos;
        this.retrieval = retrieval;
        profiles.forEach(
                (user, words) -> {
                    ArrayNode array = JsonNodeFactory.instance.arrayNode();
                    words.forEach(array::add);
                    this.profiles.put(user, array);
                });
    }

    Map<String, JsonNode> of(Session session) {
        ArrayNode history = JsonNodeFactory.instance.arrayNode();
        ArrayNode historyTags = JsonNodeFactory.instance.arrayNode();
        for (int video : session.liked()) {
            history.add(videos.get(video).name());
            historyTags.add(videos.get(video).mainTag());
        }
        ArrayNode skipped = JsonNodeFactory.instance.arrayNode();
        session.skipped().forEach(video -> skipped.add(videos.get(video).name()));
        ArrayNode favourites = JsonNodeFactory.instance.arrayNode();
        retrieval.favourites(session.liked()).forEach(favourites::add);
        return Map.of(
                "profile",
                        profiles.getOrDefault(session.user(), JsonNodeFactory.instance.arrayNode()),
                "favourites", favourites,
                "history", history,
                "history_tags", historyTags,
                "skipped", skipped);
    }

    /** The words that occur in at least so many profiles. */
    List<String> vocabulary(int atLeast) {
        Map<String, Integer> counts = new HashMap<>();
        profiles.values()
                .forEach(
                        profile ->
                                profile.forEach(
                                        word -> counts.merge(word.asText(), 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= atLeast)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
