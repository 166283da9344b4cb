/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Another plugin, as a folder of requests: {@code setup.jsonl} with what to send once, one object
 * with {@code method}, {@code path} and {@code body} a line; and a search {@code NAME.json} for
 * each variant NAME. In searches {@code {{text}}}, {@code {{focus}}} and {@code {{window}}} stand
 * for the question's words, its first word, and the window; a window in quotes becomes a number.
 * Immutable.
 *
 * @param setup what to send once
 * @param searches templates by name
 */
record Peer(List<Setup> setup, List<Template> searches) {

    /** No other plugin. */
    static final Peer NONE = new Peer(List.of(), List.of());

    private static final String SETUP = "setup.jsonl";
    private static final String SUFFIX = ".json";

    /**
     * Reads a folder.
     *
     * @throws CommandFailure that names the file that is missing or wrong
     */
    static Peer read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Template> searches = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                searches.add(Template.read(file));
            }
            if (searches.isEmpty()) {
                throw new CommandFailure(
                        folder + " holds no search, that is, no file NAME" + SUFFIX);
            }
            Path setup = folder.resolve(SETUP);
            return new Peer(Files.exists(setup) ? setup(setup) : List.of(), searches);
        } catch (IOException e) {
            throw new CommandFailure("Cannot read " + folder + ": " + e, e);
        }
    }

    private static List<Setup> setup(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Setup> setup = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode request = json.readTree(line);
                if (!request.path("method").isTextual() || !request.path("path").isTextual()) {
                    throw new CommandFailure(
                            file + ", line " + number + ": [method] and [path] must be strings");
                }
                setup.add(
                        new Setup(
                                request.path("method").asText(),
                                request.path("path").asText(),
                                request.get("body")));
            } catch (JsonProcessingException e) {
                throw new CommandFailure(
                        file + ", line " + number + ": " + e.getOriginalMessage(), e);
            }
        }
        return setup;
    }

    /** Sends what is to be sent once. */
    void prepare(NodeClient node) {
        for (Setup each : setup) {
            node.send(
                    each.method(),
                    each.path(),
                    Map.of(),
                    each.body() == null ? null : Payload.json(each.body()));
        }
    }

    /** A variant for each search. */
    List<Variant> variants() {
        return searches.stream()
                .map(template -> new Variant(template.name(), template::fill))
                .toList();
    }

    /** A request to send once; the body may be null. */
    record Setup(String method, String path, JsonNode body) {}

    /** A search with placeholders. */
    record Template(String name, String text) {

        private static Template read(Path file) throws IOException {
            String name = file.getFileName().toString();
            Template template =
                    new Template(
                            name.substring(0, name.length() - SUFFIX.length()),
                            Files.readString(file));
            try {
                template.parse(1, List.of("a"));
            } catch (JsonProcessingException e) {
                throw new CommandFailure(file + ": " + e.getOriginalMessage(), e);
            }
            return template;
        }

        private ObjectNode fill(int window, List<String> words) {
            try {
                return parse(window, words);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("was JSON with other words", e);
            }
        }

        private ObjectNode parse(int window, List<String> words) throws JsonProcessingException {
            String filled =
                    text.replace("\"{{window}}\"", Integer.toString(window))
                            .replace("{{window}}", Integer.toString(window))
                            .replace("{{text}}", String.join(" ", words))
                            .replace("{{focus}}", words.getFirst());
            return new ObjectMapper().readValue(filled, ObjectNode.class);
        }
    }
}
