/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.feed.FeedDocument;
import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.RawRequest;
import io.hapsearch.training.sample.SampleEncoder;
import io.hapsearch.training.sample.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What models are asked to rank, encoded once for all of them: for each request its window in
 * retrieval order, then the documents that were shown without having been retrieved. Immutable.
 *
 * @param samples all candidates as samples, request by request
 * @param requests what is known of each request
 */
record Candidates(EncodedSamples samples, List<Judged> requests) {
    /**
     * A request with what is known of its candidates.
     *
     * @param window how many of them, from the first, were retrieved
     * @param gains how much each is worth, in [0, 1]
     * @param relevant which count as found
     * @param judged which were shown, so that their gain is known; null if all gains are
     * @param relevantCount how many documents count as found, retrieved or not
     */
    @SuppressWarnings("ArrayRecordComponent") // working buffers that nobody compares
    record Judged(
            int window, double[] gains, boolean[] relevant, boolean[] judged, int relevantCount) {}

    static Candidates of(FeedDataSet data) {
        Map<String, RawHit> hits = new HashMap<>();
        SampleEncoder encoder = new SampleEncoder(data.features());
        Map<String, Integer> numbers = new HashMap<>();
        for (FeedDocument document : data.documents()) {
            RawHit hit = hit(document);
            hits.put(document.id(), hit);
            numbers.put(document.id(), encoder.document(hit));
        }
        List<Judged> judged = new ArrayList<>();
        for (FeedRequest request : data.testRequests()) {
            encoder.request(new RawRequest(request.id(), request.millis(), request.params()));
            Set<String> ids = new LinkedHashSet<>(request.retrieved());
            request.truth().judged().ifPresent(shown -> shown.stream().sorted().forEach(ids::add));
            for (String id : ids) {
                encoder.sample(numbers.get(id), Source.GLOBAL, false, hits.get(id));
            }
            judged.add(judged(request, List.copyOf(ids)));
        }
        return new Candidates(encoder.finish(), List.copyOf(judged));
    }

    /** The first sample of a request; they are in the order of its candidates. */
    int first(int request) {
        return samples.firstSample(request);
    }

    private static Judged judged(FeedRequest request, List<String> ids) {
        double[] gains = new double[ids.size()];
        boolean[] relevant = new boolean[gains.length];
        boolean[] shown = request.truth().judged().isEmpty() ? null : new boolean[gains.length];
        for (int i = 0; i < gains.length; i++) {
            String id = ids.get(i);
            gains[i] = request.truth().gain(id);
            relevant[i] = request.truth().relevant().contains(id);
            if (shown != null) {
                shown[i] = request.truth().judged().orElseThrow().contains(id);
            }
        }
        return new Judged(
                request.retrieved().size(),
                gains,
                relevant,
                shown,
                request.truth().relevant().size());
    }

    private static RawHit hit(FeedDocument document) {
        Map<String, JsonNode> fields = new HashMap<>();
        document.source()
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue()));
        return RawHit.ofDocument(Map.copyOf(fields));
    }
}
