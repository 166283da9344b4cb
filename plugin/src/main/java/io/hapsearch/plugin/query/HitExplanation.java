/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.rescore.HitRecord;
import io.hapsearch.rescore.Route;
import io.hapsearch.rescore.ScoreScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.Explanation;

/**
 * Tells how a hit came by its score: route, logits, probabilities, features, and the retrieval
 * score below.
 *
 * @param plan what the request asked for
 * @param retrieval how the hit came by its retrieval score
 */
record HitExplanation(RescorePlan plan, Explanation retrieval) {

    /**
     * @param hit what the query phase recorded, or null for a hit that no model saw
     */
    Explanation of(HitRecord hit) {
        if (hit == null || hit.route() == Route.UNSCORED) {
            return Explanation.match(
                    ScoreScale.unscored(retrieval.getValue().floatValue()),
                    "hap: not scored by a model, a monotone map of the retrieval score into (0, 1)",
                    retrieval);
        }
        boolean hard = hit.route() == Route.HARD;
        List<Explanation> details = new ArrayList<>();
        details.add(model("light", hit.lightLogit(), hit.lightProbability()));
        if (hard) {
            details.add(model("expressive", hit.expressiveLogit(), hit.expressiveProbability()));
        }
        if (hit.route() == Route.PREDICTED) {
            details.add(
                    Explanation.match(
                            hit.probability(),
                            "expressive probability, predicted from the hits that were scored"));
        }
        details.add(features(hit));
        details.add(
                Explanation.match(retrieval.getValue(), "retrieval score, replaced", retrieval));
        return Explanation.match(
                ScoreScale.scored(hit.probability()),
                "hap: 1 + probability, route ["
                        + hit.route().name().toLowerCase(Locale.ROOT)
                        + "], model ["
                        + plan.bundle()
                        + "], policy ["
                        + plan.policy()
                        + "], budget ["
                        + plan.budget()
                        + "]",
                details);
    }

    private static Explanation model(String name, double logit, double probability) {
        return Explanation.match(
                probability,
                name + " probability, calibrated from",
                Explanation.match(logit, name + " logit"));
    }

    private static Explanation features(HitRecord hit) {
        List<Explanation> values = new ArrayList<>();
        hit.features()
                .forEach(
                        (feature, columns) -> {
                            if (columns.length == 1) {
                                values.add(Explanation.match(columns[0], feature));
                            } else {
                                for (int i = 0; i < columns.length; i++) {
                                    values.add(
                                            Explanation.match(columns[i], feature + "[" + i + "]"));
                                }
                            }
                        });
        return Explanation.match(values.size(), "features as the models saw them", values);
    }
}
