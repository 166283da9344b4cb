/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.training.TinyFeed;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.SampleEncoder;
import io.hapsearch.training.sample.Source;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PartSamplerTest {
    private static final List<Source> ALL = List.of(Source.values());
    private static final TrainingOptions OPTIONS = TinyFeed.options(4);
    private static final double[] EQUAL = {1, 1, 1, 1};

    private static EncodedSamples samples;
    private static int[] training;

    @BeforeAll
    static void encode() {
        FeedDataSet data = TinyFeed.generate(2);
        SampleEncoder encoder = new SampleEncoder(data.features());
        data.samples().writeTo(encoder);
        samples = encoder.finish();
        training = Partition.at(samples, data.split().heldOutFrom(samples.millis())).training();
    }

    @Test
    void everyObjectiveReadsEquallyManyRowsAStep() {
        int apart = rows(new SourceParts(samples, training, ALL, OPTIONS).draw(EQUAL));
        int mixed = rows(new MixedParts(samples, training, ALL, OPTIONS).draw(EQUAL));
        int groupSize = 1 + 4 + 4 + 6 + 6;
        assertTrue(Math.abs(apart - mixed) <= groupSize, () -> apart + " and " + mixed);
    }

    @Test
    void aMixedGroupHasNegativesOfEachSourceInTheConfiguredNumbers() {
        Part part = new MixedParts(samples, training, ALL, OPTIONS).draw(EQUAL).getFirst();
        assertEquals("mixed", part.name());
        int size = part.groups().size();
        assertEquals(21, size);
        for (int group = 0; group < part.groups().requests().length; group++) {
            int[] hits = Arrays.copyOfRange(part.groups().hits(), group * size, (group + 1) * size);
            assertTrue(samples.positive(hits[0]));
            int request = part.groups().requests()[group];
            boolean complete =
                    ALL.stream()
                            .allMatch(source -> samples.range(request, source, false).size() > 0);
            if (complete) {
                assertEquals(4, count(hits, Source.EXPOSED));
                assertEquals(4, count(hits, Source.RANKING));
                assertEquals(6, count(hits, Source.PRERANKING));
                assertEquals(6, count(hits, Source.GLOBAL));
            }
        }
    }

    @Test
    void oneThatSkipsDrawsWhatItWouldHaveDrawn() {
        for (int objective = 0; objective < 2; objective++) {
            PartSampler first = sampler(objective);
            for (int step = 0; step < 40; step++) {
                first.draw(EQUAL);
            }
            PartSampler second = sampler(objective);
            second.skipTo(first.drawn());
            for (int step = 0; step < 10; step++) {
                List<Part> expected = first.draw(EQUAL);
                List<Part> actual = second.draw(EQUAL);
                for (int i = 0; i < expected.size(); i++) {
                    assertArrayEquals(
                            expected.get(i).groups().hits(), actual.get(i).groups().hits());
                }
                assertArrayEquals(
                        expected.getFirst().pointwise().samples(),
                        actual.getFirst().pointwise().samples());
            }
        }
    }

    @Test
    void sharesMoveGroupsButNotRows() {
        SourceParts sampler = new SourceParts(samples, training, ALL, OPTIONS);
        List<Part> parts = sampler.draw(new double[] {2, 1, 1, 1});
        int[] counts = parts.stream().mapToInt(part -> part.groups().requests().length).toArray();
        assertTrue(counts[0] > 1.9 * counts[1], () -> Arrays.toString(counts));
        assertEquals(OPTIONS.batchGroups(), Arrays.stream(counts).sum(), 2);
    }

    private static PartSampler sampler(int objective) {
        return objective == 0
                ? new SourceParts(samples, training, ALL, OPTIONS)
                : new MixedParts(samples, training, ALL, OPTIONS);
    }

    private static int rows(List<Part> parts) {
        return parts.stream().mapToInt(Part::rows).sum();
    }

    private static long count(int[] hits, Source source) {
        return Arrays.stream(hits)
                .filter(hit -> !samples.positive(hit) && samples.source(hit) == source)
                .count();
    }
}
