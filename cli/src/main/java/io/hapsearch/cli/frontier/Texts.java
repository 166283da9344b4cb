/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hapsearch.cli.base.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of documents as weighted terms: {@code (1 + ln tf) idf}, normalized to length 1, where idf
 * counts all documents of the file (Salton and Buckley 1988). Not thread-safe.
 */
final class Texts {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Map<String, Integer> terms = new HashMap<>();
    private final List<Integer> frequencies = new ArrayList<>();
    private final Map<String, Terms> documents = new HashMap<>();
    private float[] zeros = new float[0];
    private int count;

    /**
     * The terms of a document.
     *
     * @param ids which terms
     * @param weights how much each weighs
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares documents
    record Terms(int[] ids, float[] weights) {
        static final Terms NONE = new Terms(new int[0], new float[0]);
    }

    /**
     * Reads lines of JSON with {@code docid} and {@code text}, also compressed by gzip.
     *
     * @param wanted the documents to keep; the others count for frequencies alone
     * @throws CommandFailure that names file and line if a line is not as it must be
     */
    static Texts read(Path file, Set<String> wanted) {
        Texts texts = new Texts();
        ObjectMapper mapper = new ObjectMapper();
        new Lines(file)
                .forEach(
                        (number, line) -> {
                            JsonNode node;
                            try {
                                node = mapper.readTree(line);
                            } catch (JsonProcessingException e) {
                                throw Lines.failure(
                                        file, number, "not JSON: " + e.getOriginalMessage());
                            }
                            JsonNode id = node.get("docid");
                            JsonNode text = node.get("text");
                            if (id == null || text == null || !text.isTextual()) {
                                throw Lines.failure(file, number, "needs [docid] and [text]");
                            }
                            texts.add(id.asText(), text.textValue(), wanted);
                        });
        texts.weigh();
        return texts;
    }

    private void add(String id, String text, Set<String> wanted) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (String word : words(text)) {
            Integer term = terms.computeIfAbsent(word, w -> terms.size());
            counts.merge(term, 1, Integer::sum);
        }
        for (int term : counts.keySet()) {
            while (frequencies.size() <= term) {
                frequencies.add(0);
            }
            frequencies.set(term, frequencies.get(term) + 1);
        }
        count++;
        if (wanted.contains(id)) {
            int[] ids = counts.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
            float[] weights = new float[ids.length];
            for (int i = 0; i < ids.length; i++) {
                weights[i] = (float) (1 + Math.log(counts.get(ids[i])));
            }
            documents.put(id, new Terms(ids, weights));
        }
    }

    private void weigh() {
        zeros = new float[terms.size()];
        for (Terms document : documents.values()) {
            double sum = 0;
            for (int i = 0; i < document.ids().length; i++) {
                document.weights()[i] *= (float) idf(document.ids()[i]);
                sum += (double) document.weights()[i] * document.weights()[i];
            }
            float norm = sum > 0 ? (float) (1 / Math.sqrt(sum)) : 0;
            for (int i = 0; i < document.ids().length; i++) {
                document.weights()[i] *= norm;
            }
        }
    }

    /** The terms of a document; none if the file has no such document. */
    Terms of(String document) {
        return documents.getOrDefault(document, Terms.NONE);
    }

    /** One zero for each term; whoever changes them leaves zeros behind. */
    float[] zeros() {
        return zeros;
    }

    private double idf(int term) {
        int frequency = frequencies.get(term);
        return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
