/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * One index: creating and filling it. Every method throws {@link OpenSearchFailure}. Thread-safe.
 */
public final class IndexClient {

    private static final int BATCH_BYTES = 4 << 20;

    private final NodeClient node;
    private final String index;
    private final ObjectMapper json = new ObjectMapper();

    public IndexClient(NodeClient node, String index) {
        this.node = node;
        this.index = index;
    }

    /** The index's name. */
    public String name() {
        return index;
    }

    /**
     * Creates the index.
     *
     * @param body settings and mappings
     */
    public void create(JsonNode body) {
        node.send("PUT", "/" + index, Map.of(), Payload.json(body));
    }

    /**
     * Indexes documents in batches of a few megabytes; they can be found after the next {@link
     * #refresh}.
     *
     * @param progress hears after each batch how many documents are there
     */
    public void fill(Iterator<Document> documents, LongConsumer progress) {
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        long done = 0;
        while (documents.hasNext()) {
            Document document = documents.next();
            batch.writeBytes(action(document.id()));
            batch.writeBytes(line(document.source()));
            done++;
            if (batch.size() >= BATCH_BYTES || !documents.hasNext()) {
                send(batch.toByteArray());
                batch.reset();
                progress.accept(done);
            }
        }
    }

    /** Makes what is indexed findable. */
    public void refresh() {
        node.send("POST", "/" + index + "/_refresh");
    }

    /**
     * Merges each shard.
     *
     * @param segments to how many segments
     */
    public void forceMerge(int segments) {
        Map<String, String> parameters = Map.of("max_num_segments", Integer.toString(segments));
        node.send("POST", "/" + index + "/_forcemerge", parameters, null);
    }

    private void send(byte[] batch) {
        JsonNode answer =
                node.send("POST", "/" + index + "/_bulk", Map.of(), Payload.lines(batch)).json();
        if (!answer.path("errors").asBoolean()) {
            return;
        }
        for (JsonNode item : answer.path("items")) {
            JsonNode result = item.path("index");
            if (result.has("error")) {
                JsonNode error = result.path("error");
                throw new OpenSearchFailure(
                        result.path("status").asInt(),
                        "Document ["
                                + result.path("_id").asText()
                                + "] was refused: "
                                + error.path("reason").asText()
                                + " "
                                + error.path("caused_by").path("reason").asText());
            }
        }
    }

    private byte[] action(String id) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return line(nodes.objectNode().set("index", nodes.objectNode().put("_id", id)));
    }

    private byte[] line(JsonNode document) {
        try {
            byte[] text = json.writeValueAsBytes(document);
            byte[] line = Arrays.copyOf(text, text.length + 1);
            line[text.length] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a value for JSON: " + document, e);
        }
    }
}
