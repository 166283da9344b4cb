/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.rescore.HitRecord;
import io.hapsearch.rescore.OnFailure;
import io.hapsearch.rescore.Route;
import io.hapsearch.rescore.ScoreScale;
import io.hapsearch.rescore.route.Policy;
import io.hapsearch.rescore.route.Thresholds;
import java.util.Map;
import org.apache.lucene.search.Explanation;
import org.opensearch.test.OpenSearchTestCase;

public class HitExplanationTests extends OpenSearchTestCase {

    public void testTheValueIsTheScoreOfTheProbabilityThatCounts() {
        for (Route route : Route.values()) {
            boolean hard = route == Route.HARD;
            double counts = route == Route.PREDICTED ? 0.7 : hard ? 0.6 : 0.4;
            Explanation explanation =
                    new HitExplanation(plan(), Explanation.match(3f, "as retrieved"))
                            .of(
                                    new HitRecord(
                                            route,
                                            -0.4,
                                            0.4,
                                            hard ? 0.4 : Double.NaN,
                                            hard ? 0.6 : Double.NaN,
                                            counts,
                                            Map.of()));
            float expected =
                    route == Route.UNSCORED ? ScoreScale.unscored(3f) : ScoreScale.scored(counts);
            assertEquals(route.toString(), expected, explanation.getValue().floatValue(), 0);
            assertEquals(
                    route == Route.PREDICTED, explanation.toString().contains("predicted from"));
            assertEquals(hard, explanation.toString().contains("expressive logit"));
        }
    }

    private static RescorePlan plan() {
        return new RescorePlan(
                true,
                new BundleName("feed", "1"),
                Policy.ADAPTIVE,
                new Thresholds(0, 1),
                10,
                0,
                Long.MAX_VALUE,
                Map.of("docs", 10),
                1,
                OnFailure.LIGHT,
                64,
                0);
    }
}
