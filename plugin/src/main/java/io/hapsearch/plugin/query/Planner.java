/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.plugin.registry.BundleDescriptor;
import io.hapsearch.plugin.settings.HapSettings;
import io.hapsearch.plugin.settings.SettingsSnapshot;
import io.hapsearch.rescore.route.Policy;
import io.hapsearch.rescore.route.Thresholds;
import java.util.Map;
import java.util.function.IntFunction;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.TimeValue;

/**
 * Fills the gaps of a clause: from the cluster's settings where they are explicit, else from the
 * bundle, else from the settings' defaults. What a bundle proposes is cut to the cluster's maxima,
 * what a request asks for must respect them.
 */
final class Planner {
    // asked of the settings once: each question parses text
    private static final Policy DEFAULT_POLICY = HapSettings.POLICY.get(Settings.EMPTY);
    private static final double DEFAULT_EASY_NEGATIVE =
            HapSettings.EASY_NEGATIVE.get(Settings.EMPTY);
    private static final double DEFAULT_EASY_POSITIVE =
            HapSettings.EASY_POSITIVE.get(Settings.EMPTY);
    private static final int DEFAULT_BUDGET = HapSettings.BUDGET_DEFAULT.get(Settings.EMPTY);
    private static final TimeValue DEFAULT_DEADLINE =
            HapSettings.DEADLINE_DEFAULT.get(Settings.EMPTY);

    private final SettingsSnapshot settings;

    Planner(SettingsSnapshot settings) {
        this.settings = settings;
    }

    /**
     * @param clause what the request says
     * @param bundle the version that it names
     * @param descriptor what is known of that version; null if it could not be had, then nothing is
     *     checked or proposed
     * @param firstShards the number of the first shard of each index, as far as a budget of so many
     *     hits reaches
     * @throws IllegalArgumentException that names the key of the request that is beyond a maximum
     *     or crosses another, or the param that does not fit
     */
    RescorePlan plan(
            HapClause clause,
            BundleName bundle,
            BundleDescriptor descriptor,
            IntFunction<Map<String, Integer>> firstShards,
            long nowMillis) {
        RoutingDefaults proposed = RoutingDefaults.NONE;
        if (descriptor != null) {
            ClauseParams.resolve(clause, descriptor.spec());
            proposed = descriptor.manifest().defaults();
        }
        Policy policy = policy(clause, proposed);
        int average = policy == Policy.ADAPTIVE ? average(proposed) : 0;
        int budget = budget(clause, proposed);
        if (average > 0 && descriptor != null && descriptor.manifest().light().hidden() == null) {
            // nothing will tell which requests are easy: each gets the average
            budget = Math.min(budget, average);
        }
        return new RescorePlan(
                settings.enabled(),
                bundle,
                policy,
                thresholds(clause, proposed),
                budget,
                average < budget ? average : 0,
                clause.budgetTime() != null ? clause.budgetTime().nanos() : Long.MAX_VALUE,
                firstShards.apply(budget),
                deadline(clause, proposed).nanos(),
                clause.onFailure() != null ? clause.onFailure() : settings.onFailure(),
                settings.microBatch(),
                clause.now() != null ? clause.now() : nowMillis);
    }

    private Policy policy(HapClause clause, RoutingDefaults bundle) {
        if (clause.policy() != null) {
            return clause.policy();
        }
        return settings.policy()
                .orElseGet(
                        () ->
                                bundle.policy() != null
                                        ? Policy.parse(bundle.policy())
                                        : DEFAULT_POLICY);
    }

    private Thresholds thresholds(HapClause clause, RoutingDefaults bundle) {
        RoutingDefaults.Thresholds proposed = bundle.thresholds();
        double easyNegative =
                clause.easyNegative() != null
                        ? clause.easyNegative()
                        : settings.easyNegative()
                                .orElseGet(
                                        () ->
                                                proposed != null
                                                        ? proposed.easyNegative()
                                                        : DEFAULT_EASY_NEGATIVE);
        double easyPositive =
                clause.easyPositive() != null
                        ? clause.easyPositive()
                        : settings.easyPositive()
                                .orElseGet(
                                        () ->
                                                proposed != null
                                                        ? proposed.easyPositive()
                                                        : DEFAULT_EASY_POSITIVE);
        boolean requested = clause.easyNegative() != null || clause.easyPositive() != null;
        if (easyNegative > easyPositive && !requested) {
            // setting and bundle cross: nobody who searches can help it, and the setting is the
            // operator's word
            return settings.easyNegative().isPresent()
                    ? new Thresholds(easyNegative, easyNegative)
                    : new Thresholds(easyPositive, easyPositive);
        }
        return new Thresholds(easyNegative, easyPositive);
    }

    private int budget(HapClause clause, RoutingDefaults bundle) {
        if (clause.budgetTime() != null) {
            return settings.budgetMax();
        }
        if (clause.budget() != null) {
            if (clause.budget() > settings.budgetMax()) {
                throw new IllegalArgumentException(
                        "[budget] is "
                                + clause.budget()
                                + ", the cluster allows at most "
                                + settings.budgetMax()
                                + " (["
                                + HapSettings.BUDGET_MAX.getKey()
                                + "])");
            }
            return clause.budget();
        }
        int proposed =
                settings.budgetDefault()
                        .orElseGet(
                                () -> bundle.budget() != null ? bundle.budget() : DEFAULT_BUDGET);
        return Math.min(proposed, settings.budgetMax());
    }

    private int average(RoutingDefaults bundle) {
        int proposed =
                settings.budgetAverage()
                        .orElseGet(
                                () ->
                                        bundle.average() != null
                                                ? bundle.average()
                                                : HapSettings.BUDGET_AVERAGE.get(Settings.EMPTY));
        return Math.min(proposed, settings.budgetMax());
    }

    private TimeValue deadline(HapClause clause, RoutingDefaults bundle) {
        if (clause.deadline() != null) {
            if (clause.deadline().compareTo(settings.deadlineMax()) > 0) {
                throw new IllegalArgumentException(
                        "[deadline] is "
                                + clause.deadline()
                                + ", the cluster allows at most "
                                + settings.deadlineMax()
                                + " (["
                                + HapSettings.DEADLINE_MAX.getKey()
                                + "])");
            }
            return clause.deadline();
        }
        TimeValue proposed =
                settings.deadlineDefault()
                        .orElseGet(
                                () ->
                                        bundle.deadlineMillis() != null
                                                ? TimeValue.timeValueMillis(bundle.deadlineMillis())
                                                : DEFAULT_DEADLINE);
        return proposed.compareTo(settings.deadlineMax()) > 0 ? settings.deadlineMax() : proposed;
    }
}
