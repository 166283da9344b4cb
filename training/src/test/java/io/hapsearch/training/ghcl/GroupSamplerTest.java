/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.training.TinyFeed;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.SampleEncoder;
import io.hapsearch.training.sample.Source;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupSamplerTest {
    private static EncodedSamples samples;
    private static Partition partition;

    @BeforeAll
    static void encode() {
        FeedDataSet data = TinyFeed.generate(2);
        SampleEncoder encoder = new SampleEncoder(data.features());
        data.samples().writeTo(encoder);
        samples = encoder.finish();
        partition = Partition.at(samples, data.split().heldOutFrom(samples.millis()));
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void aGroupIsAPositiveAndNegativesOfOneSourceAndOneRequest(Source source) {
        GroupSampler sampler =
                new GroupSampler(samples, partition.training(), Map.of(source, 5), 9);
        Groups groups = sampler.draw(2 * sampler.positives());
        assertEquals(6, groups.size());
        for (int group = 0; group < groups.requests().length; group++) {
            int request = groups.requests()[group];
            int positive = groups.hits()[group * 6];
            assertTrue(samples.positive(positive));
            assertEquals(Source.EXPOSED, samples.source(positive));
            for (int hit : Arrays.copyOfRange(groups.hits(), group * 6, group * 6 + 6)) {
                assertTrue(
                        hit >= samples.firstSample(request)
                                && hit < samples.firstSample(request + 1));
                if (hit != positive) {
                    assertEquals(source, samples.source(hit));
                    assertFalse(samples.positive(hit));
                }
            }
        }
    }

    @Test
    void negativesRepeatOnlyWhereThereAreTooFew() {
        GroupSampler sampler =
                new GroupSampler(samples, partition.training(), Map.of(Source.GLOBAL, 4), 9);
        Groups groups = sampler.draw(500);
        for (int group = 0; group < 500; group++) {
            Set<Integer> distinct = new HashSet<>();
            for (int i = 1; i < 5; i++) {
                distinct.add(groups.hits()[group * 5 + i]);
            }
            int available = samples.range(groups.requests()[group], Source.GLOBAL, false).size();
            assertEquals(Math.min(4, available), distinct.size());
        }
    }

    @Test
    void everyPositiveComesOnceBeforeAnyComesAgain() {
        GroupSampler sampler =
                new GroupSampler(samples, partition.training(), Map.of(Source.EXPOSED, 3), 9);
        Groups groups = sampler.draw(sampler.positives());
        Set<Integer> positives = new HashSet<>();
        for (int group = 0; group < sampler.positives(); group++) {
            positives.add(groups.hits()[group * 4]);
        }
        assertEquals(sampler.positives(), positives.size());
    }

    @Test
    void trainingAndHeldOutShareNoRequestAndAreToldApartByTime() {
        long last =
                Arrays.stream(partition.training())
                        .mapToLong(request -> samples.millis()[request])
                        .max()
                        .orElseThrow();
        long first =
                Arrays.stream(partition.heldOut())
                        .mapToLong(request -> samples.millis()[request])
                        .min()
                        .orElseThrow();
        assertTrue(last < first);
        assertEquals(
                samples.requestCount(), partition.training().length + partition.heldOut().length);
    }
}
