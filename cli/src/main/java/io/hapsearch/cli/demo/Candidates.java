/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.opensearch.SearchClient;
import io.hapsearch.training.feed.FeedRequest;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/** What the plain query retrieves for each request: the pool that every variant may choose from. */
final class Candidates {

    private final SearchClient search;
    private final SearchBodies bodies;
    private final Progress progress;

    Candidates(SearchClient search, SearchBodies bodies, Progress progress) {
        this.search = search;
        this.bodies = bodies;
        this.progress = progress;
    }

    /**
     * Asks for the whole window of each request.
     *
     * @return the ids by request
     * @throws CommandFailure that names a request for which nothing is retrieved
     */
    List<List<String>> of(List<FeedRequest> requests) {
        List<List<String>> candidates = new ArrayList<>();
        try (ProgressBar bar = progress.bar("Retrieving the windows", requests.size())) {
            for (FeedRequest request : requests) {
                List<String> ids = search.search(bodies.candidates(request)).ids();
                if (ids.isEmpty()) {
                    throw new CommandFailure("Request " + request.id() + " retrieves nothing");
                }
                candidates.add(ids);
                bar.step();
            }
        }
        return candidates;
    }
}
