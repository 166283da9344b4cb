/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.opensearch.Document;
import io.hapsearch.cli.opensearch.IndexClient;
import io.hapsearch.cli.opensearch.MultiSearchClient;
import io.hapsearch.cli.opensearch.MultiSearchClient.Hit;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.feed.FeedDocument;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;

/** Asks a node what queries retrieve, over an index that is made for it and deleted afterwards. */
final class NodeReplay {

    /** What a search finds at most, unless the index says otherwise. */
    private static final int LARGEST_WINDOW = 10_000;

    private static final String INDEX = "hap-samples";
    private static final int BATCH = 16;

    private final NodeClient node;
    private final Progress progress;

    NodeReplay(NodeClient node, Progress progress) {
        this.node = node;
        this.progress = progress;
    }

    /**
     * Indexes the documents and asks.
     *
     * @return for each query the positions of documents, best first
     */
    Map<JsonNode, int[]> replay(FeedDataSet data, Collection<JsonNode> queries) {
        new IndexClient(node, INDEX).create(data.index());
        try {
            index(data);
            return ask(data, List.copyOf(queries));
        } finally {
            node.send("DELETE", "/" + INDEX);
        }
    }

    private void index(FeedDataSet data) {
        IndexClient index = new IndexClient(node, INDEX);
        List<FeedDocument> documents = data.documents();
        try (ProgressBar bar = progress.bar("Indexing", documents.size())) {
            Stream<Document> stream = documents.stream().map(d -> new Document(d.id(), d.source()));
            index.fill(stream.iterator(), bar::stepTo);
        }
        index.refresh();
        index.forceMerge(1);
    }

    private Map<JsonNode, int[]> ask(FeedDataSet data, List<JsonNode> queries) {
        Map<String, Integer> positions = new HashMap<>();
        data.documents().forEach(document -> positions.put(document.id(), positions.size()));
        int size = Math.min(positions.size(), LARGEST_WINDOW);
        MultiSearchClient search = new MultiSearchClient(node, INDEX);
        Map<JsonNode, int[]> answers = new LinkedHashMap<>();
        try (ProgressBar bar = progress.bar("Replaying the retrieval", queries.size())) {
            for (int from = 0; from < queries.size(); from += BATCH) {
                List<JsonNode> batch =
                        queries.subList(from, Math.min(queries.size(), from + BATCH));
                List<List<Hit>> found = search.search(batch, size);
                for (int i = 0; i < batch.size(); i++) {
                    if (found.get(i).isEmpty()) {
                        throw new CommandFailure("Nothing is retrieved by " + batch.get(i));
                    }
                    answers.put(batch.get(i), order(found.get(i), positions));
                }
                bar.stepBy(batch.size());
            }
        }
        return answers;
    }

    /** Ties in the order of documents: that of an index depends on when it wrote its segments. */
    private static int[] order(List<Hit> hits, Map<String, Integer> positions) {
        return hits.stream()
                .sorted(
                        Comparator.comparingDouble((Hit hit) -> -hit.score())
                                .thenComparingInt(hit -> positions.get(hit.id())))
                .mapToInt(hit -> positions.get(hit.id()))
                .toArray();
    }
}
