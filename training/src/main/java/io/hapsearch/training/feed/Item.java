/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A generated document: what is indexed, and what only the click model knows.
 *
 * @param id its {@code _id} and its field {@code item}
 * @param author who made it
 * @param tags its topics, the main one first
 * @param title words of its topics
 * @param uploadMillis when it appeared, milliseconds since the epoch
 * @param durationSeconds how long it is
 * @param views how often it has been seen elsewhere
 * @param completion the share of it that people see on average: a noisy sign of quality
 * @param latent what it is about, hidden
 * @param quality how good it is, hidden; mean 0, deviation 1
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity
record Item(
        String id,
        String author,
        List<String> tags,
        List<String> title,
        long uploadMillis,
        double durationSeconds,
        int views,
        double completion,
        double[] latent,
        double quality) {

    ObjectNode source() {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        source.put("item", id);
        source.put("author", author);
        ArrayNode tagArray = source.putArray("tags");
        tags.forEach(tagArray::add);
        source.put("title", String.join(" ", title));
        source.put("upload_time", uploadMillis);
        source.put("duration", durationSeconds);
        source.put("views", views);
        source.put("completion", completion);
        return source;
    }
}
