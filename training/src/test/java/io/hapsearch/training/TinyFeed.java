/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.feed.GeneratedFeed;
import io.hapsearch.training.ghcl.Harmonization;
import io.hapsearch.training.ghcl.Objective;
import io.hapsearch.training.ghcl.SourceOptions;
import io.hapsearch.training.sample.Source;
import java.util.Set;

/** A feed that trains in seconds. */
public final class TinyFeed {

    private TinyFeed() {}

    public static FeedDataSet generate(long seed) {
        return new GeneratedFeed(new GeneratedFeed.Options(seed, 250, 1_500, 12, 40, 300))
                .generate();
    }

    public static TrainingOptions options(long seed) {
        return new TrainingOptions(
                seed,
                4,
                2,
                4_000,
                128,
                5e-3,
                1e-2,
                1,
                Objective.SEPARATED,
                1,
                SourceOptions.defaults(),
                Harmonization.FIXED_WEIGHTS,
                false,
                20,
                Set.of(Source.EXPOSED, Source.RANKING));
    }

    public static TrainingPlan plan(FeedDataSet data, long seed) {
        return new TrainingPlan(
                new BundleName("tiny", "1"),
                data.features(),
                data.architecture(),
                data.samples(),
                data.split(),
                options(seed),
                new RoutingDefaults("top", 50, null, null, null),
                JsonNodeFactory.instance.objectNode().put("test", true));
    }
}
