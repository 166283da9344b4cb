/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.SampleEncoder;
import io.hapsearch.training.sample.SampleException;
import io.hapsearch.training.sample.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KuaiRandTest {
    private static final Path REAL = Path.of("..", "..", "shared", "data", "kuairand");

    @TempDir private Path folder;

    @Test
    void theRealDataAreSplitByTimeAndHideCounters() {
        Assumptions.assumeTrue(
                Files.isDirectory(REAL), () -> "KuaiRand-Pure is not at " + REAL.toAbsolutePath());
        FeedDataSet data =
                new KuaiRand(REAL, new KuaiRand.Options(1, 300, 50, 500, 3, KuaiRand.Asked.TEST))
                        .load();
        assertEquals(7_583, data.documents().size());
        assertEquals(
                Set.of(
                        "video",
                        "author",
                        "tags",
                        "type",
                        "upload",
                        "music",
                        "duration",
                        "popularity"),
                Set.copyOf(fieldNames(data)));
        SampleEncoder encoder = new SampleEncoder(data.features());
        data.samples().writeTo(encoder);
        EncodedSamples samples = encoder.finish();
        assertTrue(samples.counts().keySet().containsAll(List.of(Source.values())));
        for (FeedRequest request : data.testRequests()) {
            assertEquals(500, request.retrieved().size());
            assertTrue(
                    request.truth().judged().orElseThrow().containsAll(request.truth().relevant()));
            assertTrue(
                    request.truth().relevant().stream()
                            .allMatch(video -> request.truth().gain(video) == 1));
        }
        long heldOutFrom = data.split().heldOutFrom(samples.millis());
        long firstQuestion = data.testRequests().getFirst().millis();
        assertTrue(Arrays.stream(samples.millis()).anyMatch(millis -> millis < heldOutFrom));
        assertTrue(Arrays.stream(samples.millis()).anyMatch(millis -> millis >= heldOutFrom));
        assertTrue(Arrays.stream(samples.millis()).allMatch(millis -> millis < firstQuestion));
    }

    @Test
    void anotherFolderIsNamed() {
        SampleException error =
                assertThrows(
                        SampleException.class,
                        () -> new KuaiRand(folder, KuaiRand.Options.demo(1)).load());
        assertTrue(error.getMessage().contains(folder.toString()), error.getMessage());
    }

    @Test
    void aRequestSeesOnlyWhatCameBefore() {
        KuaiRandFiles.Sequence sequence =
                new KuaiRandFiles.Sequence(
                        7,
                        5_000,
                        List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
                        List.of(99, 98, 2, 4, 12));
        Sessions sessions = new Sessions();
        List<Session> cut = sessions.ofSequence(sequence, 4_000);
        assertEquals(2, cut.size());
        assertEquals(List.of(98, 99), cut.get(0).liked());
        assertEquals(List.of(), cut.get(0).skipped());
        assertEquals(List.of(4, 2, 98, 99), cut.get(1).liked());
        assertEquals(List.of(10, 9, 8, 7, 6, 5, 3, 1), cut.get(1).skipped());
        assertEquals(3_999, cut.get(1).millis());
        assertEquals(
                List.of(new Impression(11, false, 0), new Impression(12, true, 0)),
                cut.get(1).impressions());

        List<Session> log =
                sessions.ofLog(
                        7,
                        List.of(
                                new Impression(20, true, 10_000),
                                new Impression(21, false, 11_000),
                                new Impression(22, true, 9_000_000)));
        assertEquals(2, log.size());
        assertEquals(List.of(12, 4, 2, 98, 99), log.get(0).liked());
        assertEquals(List.of(20, 12, 4, 2, 98, 99), log.get(1).liked());
    }

    private static List<String> fieldNames(FeedDataSet data) {
        return data.documents().stream()
                .flatMap(document -> document.source().properties().stream())
                .map(java.util.Map.Entry::getKey)
                .distinct()
                .toList();
    }
}
