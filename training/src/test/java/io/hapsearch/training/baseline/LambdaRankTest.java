/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.training.TinyFeed;
import io.hapsearch.training.evaluate.BinaryMetrics;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.ghcl.Exposures;
import io.hapsearch.training.ghcl.Partition;
import io.hapsearch.training.model.Batch;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.SampleEncoder;
import io.hapsearch.training.sample.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class LambdaRankTest {
    @Test
    void treesTellClicksFromTheRestOnHeldOutTimeAndAlwaysInTheSameWay() {
        FeedDataSet data = TinyFeed.generate(6);
        SampleEncoder encoder = new SampleEncoder(data.features());
        data.samples().writeTo(encoder);
        EncodedSamples samples = encoder.finish();
        Layout layout = Layout.of(data.features(), data.architecture());
        Partition partition = Partition.at(samples, data.split().heldOutFrom(samples.millis()));
        Exposures held = Exposures.of(samples, partition.heldOut());
        Batch batch = new BatchAssembler(samples, layout).assemble(held.requests(), held.samples());
        double[] first = scores(samples, layout, partition, batch);
        assertEquals(held.size(), first.length);
        double auc = BinaryMetrics.auc(first, held.labels());
        assertTrue(auc > 0.55, () -> "AUC " + auc);
        assertArrayEquals(first, scores(samples, layout, partition, batch));
    }

    @Test
    void aRowHoldsNumbersFirstCodesCountsAndMatches() {
        FeedDataSet data = TinyFeed.generate(6);
        SampleEncoder encoder = new SampleEncoder(data.features());
        data.samples().writeTo(encoder);
        EncodedSamples samples = encoder.finish();
        Layout layout = Layout.of(data.features(), data.architecture());
        TreeFeatures features = new TreeFeatures(layout);
        Batch batch =
                new BatchAssembler(samples, layout)
                        .assemble(new int[] {3}, new int[] {samples.firstSample(3)});
        float[] row = features.rows(batch);
        assertEquals(features.width(), row.length);
        int category = features.categories().getFirst();
        assertEquals(layout.user().numberWidth(), category);
        assertEquals(batch.user().codes()[0][0], (long) row[category]);
    }

    private static double[] scores(
            EncodedSamples samples, Layout layout, Partition partition, Batch batch) {
        try (LambdaRank trees =
                LambdaRank.train(
                        samples,
                        layout,
                        partition.training(),
                        partition.heldOut(),
                        List.of(Source.values()),
                        1)) {
            return trees.scores(batch);
        }
    }
}
