/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A video, without any of the counters that look into the future.
 *
 * @param id its number, also its position in the list of videos
 * @param author who made it
 * @param tags its tags, the main one first; empty if unknown
 * @param type for instance NORMAL or AD
 * @param upload how it was uploaded
 * @param music the type of its music; empty if unknown
 * @param durationSeconds how long it is; NaN if unknown
 * @param popularity how many impressions it has in the training sequences
 */
record Video(
        int id,
        String author,
        List<String> tags,
        String type,
        String upload,
        String music,
        double durationSeconds,
        int popularity) {

    String name() {
        return Integer.toString(id);
    }

    String mainTag() {
        return tags.isEmpty() ? "" : tags.getFirst();
    }

    ObjectNode source() {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        source.put("video", name());
        source.put("author", author);
        ArrayNode tagArray = source.putArray("tags");
        tags.forEach(tagArray::add);
        source.put("type", type);
        source.put("upload", upload);
        if (!music.isEmpty()) {
            source.put("music", music);
        }
        if (!Double.isNaN(durationSeconds)) {
            source.put("duration", durationSeconds);
        }
        source.put("popularity", popularity);
        return source;
    }
}
