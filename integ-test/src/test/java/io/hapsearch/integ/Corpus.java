/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random documents for the mapping of {@code mapping.json}; any field of any document may be
 * missing.
 */
final class Corpus {
    /** The time of requests over it, milliseconds since the epoch. */
    static final long NOW = 1_700_000_000_000L;

    private static final List<String> WORDS =
            List.of("red", "green", "blue", "cat", "dog", "bird", "sea");
    private static final List<String> CATEGORIES = List.of("sport", "music", "news", "other");
    private static final int DAYS_MILLIS = 86_400_000;

    private final Map<String, ObjectNode> documents = new LinkedHashMap<>();

    /** Documents with the ids {@code 0} to {@code size - 1}. */
    Corpus(Random random, int size) {
        for (int id = 0; id < size; id++) {
            documents.put(Integer.toString(id), document(random));
        }
    }

    /** By id. */
    Map<String, ObjectNode> documents() {
        return documents;
    }

    /**
     * Makes an index of these documents, in as many segments per shard as there are batches (or
     * fewer).
     */
    void index(Rest rest, String index, int shards, int batches) {
        create(rest, index, shards, 0);
        add(rest, index, batches);
    }

    /** Makes an empty index. */
    static void create(Rest rest, String index, int shards, int replicas) {
        rest.ok(
                "PUT",
                "/" + index,
                """
                {"settings": {"number_of_shards": %d, "number_of_replicas": %d, "refresh_interval": -1},
                 "mappings": %s}"""
                        .formatted(shards, replicas, resource("mapping.json")));
    }

    /** Adds these documents, a refresh after each batch. */
    void add(Rest rest, String index, int batches) {
        StringBuilder bulk = new StringBuilder();
        int position = 0;
        int batchSize = Math.max(1, (documents.size() + batches - 1) / batches);
        for (Map.Entry<String, ObjectNode> document : documents.entrySet()) {
            bulk.append("{\"index\": {\"_id\": \"").append(document.getKey()).append("\"}}\n");
            bulk.append(document.getValue()).append('\n');
            if (++position % batchSize == 0 || position == documents.size()) {
                JsonNode answer = rest.ok("POST", "/" + index + "/_bulk?refresh=true", bulk);
                assertFalse(answer.path("errors").asBoolean(), answer::toString);
                bulk.setLength(0);
            }
        }
    }

    /** A file beside this class. */
    static JsonNode resource(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode document(Random random) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode document = json.objectNode();
        document.put("title", words(random));
        set(document, random, "category", () -> json.textNode(pick(random, CATEGORIES)));
        set(
                document,
                random,
                "tags",
                () -> several(random, () -> json.textNode("t" + random.nextInt(9))));
        set(
                document,
                random,
                "author",
                () -> several(random, () -> json.numberNode(random.nextInt(30) - 5)));
        set(
                document,
                random,
                "likes",
                () -> several(random, () -> json.numberNode(random.nextInt(2_000))));
        set(document, random, "price", () -> json.numberNode(random.nextDouble() * 20));
        set(document, random, "quality", () -> json.numberNode((float) random.nextGaussian()));
        set(document, random, "weight", () -> json.numberNode(random.nextInt(64) / 16f));
        set(
                document,
                random,
                "plays",
                () -> json.numberNode(random.nextLong() >>> 1 + random.nextInt(60)));
        set(document, random, "live", () -> json.booleanNode(random.nextBoolean()));
        set(
                document,
                random,
                "published",
                () -> json.numberNode(NOW - random.nextLong(90L * DAYS_MILLIS)));
        set(
                document,
                random,
                "updated",
                () -> json.numberNode(NOW - random.nextLong(9L * DAYS_MILLIS)));
        return document;
    }

    private static void set(
            ObjectNode document, Random random, String field, Supplier<JsonNode> value) {
        if (random.nextInt(5) > 0) {
            document.set(field, value.get());
        }
    }

    private static ArrayNode several(Random random, Supplier<JsonNode> value) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(5); i >= 0; i--) {
            values.add(value.get());
        }
        return values;
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder(pick(random, WORDS));
        for (int i = random.nextInt(12); i > 0; i--) {
            words.append(' ').append(pick(random, WORDS));
        }
        return words.toString();
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
