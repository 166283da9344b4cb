/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.feed;

import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.opensearch.Document;
import io.hapsearch.cli.opensearch.IndexClient;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.feed.FeedDocument;
import java.util.List;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;

/** A feed's documents on a node. Thread-safe. */
public record FeedIndex(NodeClient node, String name) {

    /** Creates and fills the index, merged to one segment so that runs can be compared. */
    public void fill(FeedDataSet data, Progress progress) {
        IndexClient index = new IndexClient(node, name);
        index.create(data.index());
        List<FeedDocument> documents = data.documents();
        try (ProgressBar bar = progress.bar("Indexing", documents.size())) {
            Stream<Document> stream = documents.stream().map(d -> new Document(d.id(), d.source()));
            index.fill(stream.iterator(), bar::stepTo);
        }
        index.refresh();
        index.forceMerge(1);
    }
}
