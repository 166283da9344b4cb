/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.opensearch.Document;
import io.hapsearch.cli.opensearch.IndexClient;
import io.hapsearch.cli.opensearch.NodeClient;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/** Fills the indices of a bench. Thread-safe. */
record BenchIndices(NodeClient node, Workload workload, Progress progress) {

    /**
     * Creates and fills an index.
     *
     * @throws CommandFailure if it does not get the segments that the layout says
     */
    void fill(Layout layout) throws Exception {
        IndexClient index = new IndexClient(node, layout.index());
        index.create(workload.index(layout.shards()));
        Iterator<Document> documents = workload.documents();
        try (ProgressBar bar = progress.bar("Indexing " + layout.index(), workload.size())) {
            for (int part = 1; part <= layout.segments(); part++) {
                int upTo = (int) ((long) workload.size() * part / layout.segments());
                int from = (int) ((long) workload.size() * (part - 1) / layout.segments());
                List<Document> chunk = new ArrayList<>();
                while (documents.hasNext() && chunk.size() < upTo - from) {
                    chunk.add(documents.next());
                }
                index.fill(chunk.iterator(), done -> bar.stepTo(from + done));
                index.refresh();
                if (layout.segments() == 1) {
                    index.forceMerge(1);
                }
            }
        }
        index.refresh();
        requireSegments(layout);
    }

    private void requireSegments(Layout layout) {
        int segments =
                node.send("GET", "/" + layout.index() + "/_stats/segments")
                        .json()
                        .at("/_all/primaries/segments/count")
                        .asInt();
        int wanted = layout.shards() * layout.segments();
        boolean right = layout.segments() == 1 ? segments == wanted : segments >= wanted / 2;
        if (!right) {
            throw new CommandFailure(
                    layout.index() + " has " + segments + " segments instead of " + wanted);
        }
    }
}
