package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Graphs;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Valid bundles over the feature {@code score}; the seed decides the content. */
public final class TestBundles {
    private static final Input INPUT =
            new Input(
                    "hits",
                    Scope.HIT,
                    ElementType.FLOAT,
                    List.of(new Feature.Score("score", List.of())));

    private TestBundles() {}

    /** A bundle of a few kilobytes. */
    public static byte[] small(BundleName name, long seed) {
        return zip(name, seed, 3);
    }

    /** A bundle that does not fit into one chunk. */
    public static byte[] large(BundleName name, long seed) {
        return zip(name, seed, 600, 600);
    }

    private static byte[] zip(BundleName name, long seed, int... layers) {
        Random random = new Random(seed);
        return Bundles.zip(
                name,
                new FeatureSpec(List.of(), List.of(INPUT)),
                Graphs.linear(INPUT, new float[] {random.nextFloat()}, random.nextFloat()),
                Graphs.mlp(random, List.of(INPUT), layers),
                Bundles.emptyHit(Map.of()));
    }
}
