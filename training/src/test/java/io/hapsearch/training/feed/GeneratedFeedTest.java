/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.training.TinyFeed;
import io.hapsearch.training.sample.LoggedHit;
import io.hapsearch.training.sample.Outcome;
import io.hapsearch.training.sample.RawRequest;
import io.hapsearch.training.sample.SampleSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedFeedTest {
    private final FeedDataSet data = TinyFeed.generate(3);

    @Test
    void equalSeedsGiveEqualFeeds() {
        assertEquals(record(data), record(TinyFeed.generate(3)));
        assertNotEquals(record(data), record(TinyFeed.generate(4)));
    }

    @Test
    void documentsFitTheMapping() {
        JsonNode properties = data.index().get("mappings").get("properties");
        for (FeedDocument document : data.documents()) {
            document.source()
                    .fieldNames()
                    .forEachRemaining(field -> assertTrue(properties.has(field), field));
        }
    }

    @Test
    void heldOutRequestsComeAfterAllLogs() {
        List<Long> logged = new ArrayList<>();
        data.samples().writeTo(new Recorder(new ArrayList<>(), logged));
        long last = logged.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertTrue(data.testRequests().stream().allMatch(request -> request.millis() >= last));
        assertEquals(40, data.testRequests().size());
    }

    @Test
    void whatWasClickedLatelyIsNotRetrieved() {
        for (FeedRequest request : data.testRequests()) {
            Set<String> retrieved = new HashSet<>(request.retrieved());
            assertEquals(request.retrieved().size(), retrieved.size());
            request.params()
                    .get("history")
                    .forEach(item -> assertFalse(retrieved.contains(item.asText())));
        }
    }

    @Test
    void theTruthIsAProbabilityAndItsBestAreRelevant() {
        for (FeedRequest request : data.testRequests()) {
            double best =
                    data.documents().stream()
                            .mapToDouble(document -> request.truth().gain(document.id()))
                            .peek(gain -> assertTrue(gain > 0 && gain < 1))
                            .max()
                            .orElseThrow();
            assertTrue(
                    request.truth().relevant().stream()
                            .anyMatch(id -> request.truth().gain(id) == best));
        }
    }

    @Test
    void hardSourcesAreMoreToTheUsersTasteThanEasyOnes() {
        World world = new WorldGenerator(3).generate(4_000, 100);
        ClickModel clicks = new ClickModel();
        Simulation simulation = new Simulation(world, new Retrieval(world.items()), clicks, 1);
        double[] sums = new double[3];
        for (User user : world.users()) {
            for (LoggedRequest request : simulation.requests(user, 5, new ArrayList<>())) {
                sums[0] += mean(clicks, request, request.clicked());
                sums[1] += mean(clicks, request, request.ranking());
                sums[2] += mean(clicks, request, request.preranking());
            }
        }
        assertTrue(sums[0] > sums[1] && sums[1] > sums[2], () -> java.util.Arrays.toString(sums));
    }

    private static double mean(ClickModel clicks, LoggedRequest request, List<Item> items) {
        return items.stream()
                .mapToDouble(
                        item ->
                                clicks.probability(
                                        request.user(), request.history(), item, request.millis()))
                .average()
                .orElse(0);
    }

    private static List<String> record(FeedDataSet data) {
        List<String> lines = new ArrayList<>();
        data.documents().forEach(document -> lines.add(document.id() + document.source()));
        data.samples().writeTo(new Recorder(lines, new ArrayList<>()));
        data.testRequests()
                .forEach(
                        request ->
                                lines.add(
                                        request.query()
                                                + " "
                                                + request.params().get("history")
                                                + request.retrieved()
                                                + request.truth().relevant().stream()
                                                        .sorted()
                                                        .toList()));
        return lines;
    }

    private record Recorder(List<String> lines, List<Long> times) implements SampleSink {
        @Override
        public void request(RawRequest request) {
            times.add(request.millis());
            lines.add(request.id() + request.params().get("history"));
        }

        @Override
        public int document(LoggedHit hit) {
            return 0;
        }

        @Override
        public void sample(int document, Outcome outcome, LoggedHit hit) {
            lines.add(hit.raw().fields().get("item") + outcome.source().key() + outcome.positive());
        }
    }
}
