/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import static org.hamcrest.Matchers.containsString;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.Manifest;
import io.hapsearch.models.bundle.ModelEntry;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.ParamType;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.plugin.registry.BundleDescriptor;
import io.hapsearch.plugin.settings.SettingsSnapshot;
import io.hapsearch.rescore.OnFailure;
import io.hapsearch.rescore.route.Policy;
import io.hapsearch.rescore.route.Thresholds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.opensearch.common.io.stream.BytesStreamOutput;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.test.OpenSearchTestCase;

public class PlannerTests extends OpenSearchTestCase {
    private static final BundleName BUNDLE = new BundleName("feed", "1");
    private static final Map<String, Object> PARAMS = Map.of("age", 30);

    public void testDefaultsOfTheSettingsComeLast() {
        RescorePlan plan =
                plan(clause(PARAMS, null, null, null, null), RoutingDefaults.NONE, Settings.EMPTY);
        assertEquals(
                new RescorePlan(
                        true,
                        BUNDLE,
                        Policy.ADAPTIVE,
                        new Thresholds(0.02, 0.98),
                        100,
                        0,
                        Long.MAX_VALUE,
                        Map.of("docs", 100),
                        500_000_000,
                        OnFailure.LIGHT,
                        64,
                        42),
                plan);
    }

    public void testBundleComesBeforeDefaults() {
        RoutingDefaults proposed =
                new RoutingDefaults("band", 7, null, new RoutingDefaults.Thresholds(0.1, 0.7), 33L);
        RescorePlan plan = plan(clause(PARAMS, null, null, null, null), proposed, Settings.EMPTY);
        assertEquals(Policy.BAND, plan.policy());
        assertEquals(7, plan.budget());
        assertEquals(new Thresholds(0.1, 0.7), plan.thresholds());
        assertEquals(33_000_000, plan.deadlineNanos());
    }

    public void testExplicitSettingsComeBeforeTheBundle() {
        RoutingDefaults proposed =
                new RoutingDefaults("band", 7, null, new RoutingDefaults.Thresholds(0.1, 0.7), 33L);
        Settings settings =
                Settings.builder()
                        .put("plugins.hap.policy", "top")
                        .put("plugins.hap.budget.default", 9)
                        .put("plugins.hap.thresholds.easy_negative", 0.2)
                        .put("plugins.hap.deadline.default", "44ms")
                        .put("plugins.hap.on_failure", "retrieval")
                        .put("plugins.hap.micro_batch", 3)
                        .put("plugins.hap.enabled", false)
                        .build();
        RescorePlan plan = plan(clause(PARAMS, null, null, null, null), proposed, settings);
        assertEquals(
                new RescorePlan(
                        false,
                        BUNDLE,
                        Policy.TOP,
                        new Thresholds(0.2, 0.7),
                        9,
                        0,
                        Long.MAX_VALUE,
                        Map.of("docs", 9),
                        44_000_000,
                        OnFailure.RETRIEVAL,
                        3,
                        42),
                plan);
    }

    public void testRequestComesFirst() {
        Settings settings =
                Settings.builder()
                        .put("plugins.hap.budget.default", 9)
                        .put("plugins.hap.thresholds.easy_negative", 0.2)
                        .put("plugins.hap.deadline.default", "44ms")
                        .build();
        RescorePlan plan =
                plan(
                        clause(PARAMS, 11, 0.3, 0.4, TimeValue.timeValueMillis(5)),
                        RoutingDefaults.NONE,
                        settings);
        assertEquals(11, plan.budget());
        assertEquals(new Thresholds(0.3, 0.4), plan.thresholds());
        assertEquals(5_000_000, plan.deadlineNanos());
    }

    public void testRequestMustRespectTheMaximaAndBundlesAreCutToThem() {
        Settings settings =
                Settings.builder()
                        .put("plugins.hap.budget.default", 5)
                        .put("plugins.hap.budget.max", 10)
                        .put("plugins.hap.deadline.default", "1ms")
                        .put("plugins.hap.deadline.max", "20ms")
                        .build();
        assertRefused(clause(PARAMS, 11, null, null, null), settings, "plugins.hap.budget.max");
        assertRefused(
                clause(PARAMS, null, null, null, TimeValue.timeValueMillis(21)),
                settings,
                "plugins.hap.deadline.max");

        Settings onlyMaxima =
                Settings.builder()
                        .put("plugins.hap.budget.max", 100)
                        .put("plugins.hap.deadline.max", "500ms")
                        .build();
        RescorePlan plan =
                plan(
                        clause(PARAMS, null, null, null, null),
                        new RoutingDefaults(null, 1000, null, null, 60_000L),
                        onlyMaxima);
        assertEquals(100, plan.budget());
        assertEquals(500_000_000, plan.deadlineNanos());
    }

    public void testThresholdsThatCrossOnlyTogetherAreRefused() {
        Settings settings =
                Settings.builder().put("plugins.hap.thresholds.easy_positive", 0.5).build();
        assertRefused(clause(PARAMS, null, 0.6, null, null), settings, "easy_negative");
    }

    public void testASettingThatCrossesTheBundleWins() {
        Settings upper =
                Settings.builder().put("plugins.hap.thresholds.easy_positive", 0.5).build();
        RoutingDefaults proposed =
                new RoutingDefaults(
                        null, null, null, new RoutingDefaults.Thresholds(0.6, 0.9), null);
        HapClause clause = clause(PARAMS, null, null, null, null);
        assertEquals(new Thresholds(0.5, 0.5), plan(clause, proposed, upper).thresholds());
        Settings lower =
                Settings.builder().put("plugins.hap.thresholds.easy_negative", 0.95).build();
        assertEquals(new Thresholds(0.95, 0.95), plan(clause, proposed, lower).thresholds());
    }

    public void testABudgetOfTimeLeavesHitsToTheMaximum() {
        HapClause clause =
                new HapClause(
                        "feed",
                        PARAMS,
                        null,
                        TimeValue.timeValueMillis(3),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        RescorePlan plan = plan(clause, RoutingDefaults.NONE, Settings.EMPTY);
        assertEquals(3_000_000, plan.budgetNanos());
        assertEquals(10_000, plan.budget());
    }

    public void testTheAverageOfTheSettingComesBeforeThatOfTheBundle() {
        HapClause clause = clause(PARAMS, 50, null, null, null);
        RoutingDefaults proposed = new RoutingDefaults("adaptive", null, 20, null, null);
        assertEquals(20, plan(clause, proposed, Settings.EMPTY, "hidden").average());
        assertEquals(30, plan(clause, proposed, average(30), "hidden").average());
        assertEquals(0, plan(clause, proposed, average(0), "hidden").average());
        assertEquals(50, plan(clause, proposed, average(30), "hidden").budget());
        RoutingDefaults top = new RoutingDefaults("top", null, 20, null, null);
        assertEquals(0, plan(clause, top, average(30), "hidden").average());
    }

    public void testAnAverageThatIsNotBelowTheBudgetDoesNothing() {
        RoutingDefaults adaptive = new RoutingDefaults("adaptive", null, null, null, null);
        for (int budget : new int[] {0, 1, 29, 30}) {
            RescorePlan plan =
                    plan(clause(PARAMS, budget, null, null, null), adaptive, average(30), "hidden");
            assertEquals(0, plan.average());
            assertEquals(budget, plan.budget());
        }
    }

    public void testWithoutHiddenLayerTheAverageIsTheBudget() {
        RoutingDefaults adaptive = new RoutingDefaults("adaptive", null, null, null, null);
        RescorePlan plan = plan(clause(PARAMS, 50, null, null, null), adaptive, average(30), null);
        assertEquals(30, plan.budget());
        assertEquals(0, plan.average());
        assertEquals(
                50,
                plan(clause(PARAMS, 50, null, null, null), adaptive, Settings.EMPTY, null)
                        .budget());
    }

    private static Settings average(int hits) {
        return Settings.builder().put("plugins.hap.budget.average", hits).build();
    }

    public void testParamsAreChecked() {
        assertRefused(clause(null, null, null, null, null), Settings.EMPTY, "[age] is missing");
        assertRefused(
                clause(Map.of("age", "old"), null, null, null, null),
                Settings.EMPTY,
                "[age] must be");
        assertRefused(
                clause(Map.of("age", 3, "sex", 1), null, null, null, null),
                Settings.EMPTY,
                "unknown param [sex]");
    }

    public void testWithoutDescriptorNothingIsChecked() {
        RescorePlan plan =
                new Planner(SettingsSnapshot.of(Settings.EMPTY))
                        .plan(
                                clause(null, null, null, null, null),
                                BUNDLE,
                                null,
                                budget -> Map.of(),
                                42);
        assertEquals(100, plan.budget());
    }

    public void testSurvivesTheWire() throws IOException {
        RescorePlan plan =
                plan(
                        clause(PARAMS, 11, 0.3, 0.4, null),
                        new RoutingDefaults("adaptive", null, 5, null, null),
                        Settings.EMPTY,
                        "hidden");
        assertEquals(5, plan.average());
        try (BytesStreamOutput out = new BytesStreamOutput()) {
            plan.writeTo(out);
            assertEquals(plan, new RescorePlan(out.bytes().streamInput()));
        }
    }

    private static void assertRefused(HapClause clause, Settings settings, String message) {
        IllegalArgumentException refusal =
                expectThrows(
                        IllegalArgumentException.class,
                        () -> plan(clause, RoutingDefaults.NONE, settings));
        assertThat(refusal.getMessage(), containsString(message));
    }

    private static RescorePlan plan(HapClause clause, RoutingDefaults proposed, Settings settings) {
        return plan(clause, proposed, settings, null);
    }

    private static RescorePlan plan(
            HapClause clause, RoutingDefaults proposed, Settings settings, String hidden) {
        return new Planner(SettingsSnapshot.of(settings))
                .plan(
                        clause,
                        BUNDLE,
                        descriptor(proposed, hidden),
                        budget -> Map.of("docs", budget),
                        42);
    }

    private static HapClause clause(
            Map<String, Object> params,
            Integer budget,
            Double negative,
            Double positive,
            TimeValue deadline) {
        return new HapClause(
                "feed", params, budget, null, negative, positive, deadline, null, null, null);
    }

    private static BundleDescriptor descriptor(RoutingDefaults defaults, String hidden) {
        ModelEntry model = new ModelEntry("logit", hidden, Calibration.logistic());
        FeatureSpec spec =
                new FeatureSpec(
                        List.of(new Param("age", ParamType.NUMBER, null, null)),
                        List.of(
                                new Input(
                                        "hit",
                                        Scope.HIT,
                                        ElementType.FLOAT,
                                        List.of(new Feature.Score("score", null)))));
        return new BundleDescriptor(
                new Manifest(
                        1, BUNDLE.name(), BUNDLE.version(), Map.of(), model, model, defaults, null),
                spec);
    }
}
