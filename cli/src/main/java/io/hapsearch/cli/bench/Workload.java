/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.opensearch.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The standard workload: documents with {@value #FIELDS} numbers and a title of {@value
 * #TITLE_WORDS} words, whose frequencies follow Zipf's law. Deterministic by seed, thread-safe.
 *
 * @param size how many documents
 * @param seed decides their content
 */
record Workload(int size, long seed) {

    /** How many numeric fields a document has. */
    static final int FIELDS = 20;

    private static final int TITLE_WORDS = 10;
    private static final int VOCABULARY = 2_000;

    /** Of these, any three words together are in more than a fifth of all titles. */
    private static final int QUERY_WORDS = 15;

    /** The name of a numeric field. */
    static String field(int number) {
        return String.format(Locale.ROOT, "f%02d", number);
    }

    /** Settings and mappings, without replicas. */
    ObjectNode index(int shards) {
        ObjectNode index = new ObjectMapper().createObjectNode();
        index.putObject("settings")
                .put("number_of_shards", shards)
                .put("number_of_replicas", 0)
                .put("refresh_interval", "-1");
        ObjectNode properties = index.putObject("mappings").putObject("properties");
        properties.putObject("title").put("type", "text");
        for (int i = 0; i < FIELDS; i++) {
            properties.putObject(field(i)).put("type", "double");
        }
        return index;
    }

    /** All documents, made as they are asked for. */
    Iterator<Document> documents() {
        double[] frequencies = cumulativeFrequencies();
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, size)
                .mapToObj(id -> new Document(Integer.toString(id), source(random, frequencies)))
                .iterator();
    }

    /** Different texts to ask for; the first word of each is its focus. */
    List<List<String>> texts(int count) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        List<List<String>> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(
                    random.ints(0, QUERY_WORDS)
                            .distinct()
                            .limit(3)
                            .mapToObj(Workload::word)
                            .toList());
        }
        return texts;
    }

    private static ObjectNode source(SplittableRandom random, double[] frequencies) {
        ObjectNode source = new ObjectMapper().createObjectNode();
        StringBuilder title = new StringBuilder();
        for (int i = 0; i < TITLE_WORDS; i++) {
            int found = Arrays.binarySearch(frequencies, random.nextDouble());
            int word = Math.min(VOCABULARY - 1, found < 0 ? -found - 1 : found);
            title.append(i == 0 ? "" : " ").append(word(word));
        }
        source.put("title", title.toString());
        for (int i = 0; i < FIELDS; i++) {
            source.put(field(i), random.nextDouble());
        }
        return source;
    }

    private static String word(int rank) {
        return "word" + rank;
    }

    private static double[] cumulativeFrequencies() {
        double[] cumulative = new double[VOCABULARY];
        double sum = 0;
        for (int rank = 0; rank < VOCABULARY; rank++) {
            sum += 1.0 / (rank + 1);
            cumulative[rank] = sum;
        }
        for (int rank = 0; rank < VOCABULARY; rank++) {
            cumulative[rank] /= sum;
        }
        return cumulative;
    }
}
