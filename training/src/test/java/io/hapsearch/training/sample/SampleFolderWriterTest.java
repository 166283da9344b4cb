/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.training.TinyFeed;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.model.Batch;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFolderWriterTest {
    private static final ObjectNode ORIGIN = JsonNodeFactory.instance.objectNode().put("test", 1);

    @TempDir private Path path;

    @Test
    void whatIsWrittenIsReadAsItWas() {
        FeedDataSet data = TinyFeed.generate(4);
        SampleFolder folder = new SampleFolder(path.resolve("new"));
        new SampleFolderWriter()
                .write(
                        folder,
                        data.features(),
                        data.architecture(),
                        data.samples(),
                        new SampleFolder.About(5L, ORIGIN),
                        count -> {});

        assertEquals(data.features(), folder.features());
        assertEquals(data.architecture(), folder.architecture());
        assertEquals(new SampleFolder.About(5L, ORIGIN), folder.about());
        EncodedSamples expected = encode(data.features(), data.samples());
        EncodedSamples read =
                encode(
                        folder.features(),
                        new SampleFiles(folder.requests(), folder.samples(), folder.features()));
        assertArrayEquals(expected.millis(), read.millis());
        assertEquals(expected.counts(), read.counts());
        assertEquals(batch(data, expected), batch(data, read));
    }

    @Test
    void aFieldWithTheNameOfAColumnIsRefused() {
        FeatureSpec spec =
                new FeatureSpec(
                        List.of(),
                        List.of(
                                new Input(
                                        "hit",
                                        Scope.HIT,
                                        ElementType.FLOAT,
                                        List.of(new Feature.Field("x", "label", null, null)))));
        SampleException error =
                assertThrows(
                        SampleException.class,
                        () ->
                                new SampleFolderWriter()
                                        .write(
                                                new SampleFolder(path),
                                                spec,
                                                Architecture.plain(),
                                                sink -> {},
                                                new SampleFolder.About(null, ORIGIN),
                                                count -> {}));
        assertTrue(error.getMessage().contains("[label]"), error.getMessage());
    }

    @Test
    void randomSamplesAreTheSameForEqualSeedsAndOfTheSizeAskedFor() {
        List<EncodedSamples> samples =
                List.of(1L, 1L, 2L).stream()
                        .map(seed -> new RandomSamples(1_000, 30, 3, seed))
                        .map(this::encode)
                        .toList();
        assertEquals(1_000, samples.getFirst().sampleCount());
        assertEquals(20, samples.getFirst().requestCount());
        assertEquals(30, samples.getFirst().documents().rows());
        assertTrue(samples.getFirst().range(0, Source.EXPOSED, false).size() > 0);
        assertEquals(numbers(samples.get(0)), numbers(samples.get(1)));
        assertTrue(!numbers(samples.get(0)).equals(numbers(samples.get(2))));
    }

    private EncodedSamples encode(RandomSamples random) {
        SampleFolder folder = new SampleFolder(path);
        random.writeTo(folder);
        return encode(
                folder.features(),
                new SampleFiles(folder.requests(), folder.samples(), folder.features()));
    }

    private static EncodedSamples encode(FeatureSpec features, SampleSource source) {
        SampleEncoder encoder = new SampleEncoder(features);
        source.writeTo(encoder);
        return encoder.finish();
    }

    private static String numbers(EncodedSamples samples) {
        StringBuilder all = new StringBuilder();
        float[] row = new float[3];
        for (int sample = 0; sample < samples.sampleCount(); sample++) {
            samples.documents().floats(0, samples.documentOf(sample), 0, row, 0, 3);
            all.append(List.of(row[0], row[1], row[2]));
        }
        return all.toString();
    }

    /** Everything that networks would see, as text. */
    private static String batch(FeedDataSet data, EncodedSamples samples) {
        Layout layout = Layout.of(data.features(), data.architecture());
        int[] hits = IntStream.range(0, samples.sampleCount()).toArray();
        int[] requests = IntStream.range(0, samples.requestCount()).toArray();
        BatchAssembler assembler = new BatchAssembler(samples, layout);
        Batch users = assembler.assemble(requests, requests);
        Batch items = assembler.assemble(hits.length == 0 ? hits : new int[] {0}, hits);
        return java.util.Arrays.deepToString(
                new Object[] {
                    users.user().numbers(),
                    users.user().codes(),
                    users.user().inverseCounts(),
                    items.item().numbers(),
                    items.item().codes(),
                    items.item().inverseCounts()
                });
    }
}
