/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.training.TrainingReport.ModelReport;
import io.hapsearch.training.evaluate.FeedEvaluation;
import io.hapsearch.training.evaluate.FeedEvaluation.Metrics;
import io.hapsearch.training.evaluate.FeedEvaluation.Variant;
import io.hapsearch.training.feed.FeedDataSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Set<Stage> STAGES = EnumSet.noneOf(Stage.class);

    private static FeedDataSet data;
    private static TrainingResult result;

    @BeforeAll
    static void train() {
        data = TinyFeed.generate(11);
        result =
                new Trainer()
                        .train(TinyFeed.plan(data, 11), progress -> STAGES.add(progress.stage()));
    }

    @Test
    void bothModelsTellClicksFromTheRestOnHeldOutTime() {
        assertTrue(
                result.report().light().auc() > 0.6,
                () -> "light AUC " + result.report().light().auc());
        assertTrue(
                result.report().expressive().auc() > 0.6,
                () -> "expressive AUC " + result.report().expressive().auc());
    }

    @Test
    void lightAndTwoStageBeatRetrievalOnRequestsThatWereNeverSeen() {
        LoadedBundle bundle = load();
        Map<Variant, List<Metrics>> metrics = new FeedEvaluation(bundle, 50).evaluate(data);
        bundle.release();
        double retrieval = ndcg(metrics.get(Variant.RETRIEVAL));
        assertTrue(
                ndcg(metrics.get(Variant.LIGHT)) > retrieval,
                () -> "retrieval reaches " + retrieval);
        assertTrue(
                ndcg(metrics.get(Variant.TWO_STAGE)) > retrieval,
                () -> "retrieval reaches " + retrieval);
    }

    @Test
    void exportComputesWhatWasTrained() {
        assertTrue(
                result.report().light().parity() <= 1e-5,
                () -> "off by " + result.report().light().parity());
        assertTrue(
                result.report().expressive().parity() <= 1e-5,
                () -> "off by " + result.report().expressive().parity());
    }

    @Test
    void theLightModelSeesAllSourcesAndTheExpressiveOneTheHardOnes() {
        assertEquals(
                Set.of("exposed", "ranking", "preranking", "global"),
                result.report().light().epochs().getFirst().loss().keySet());
        assertEquals(
                Set.of("exposed", "ranking"),
                result.report().expressive().epochs().getFirst().loss().keySet());
    }

    @Test
    void theLossFalls() {
        for (ModelReport model : List.of(result.report().light(), result.report().expressive())) {
            double first = sum(model.epochs().getFirst());
            double last = sum(model.epochs().getLast());
            assertTrue(last < first, () -> "from " + first + " to " + last);
        }
    }

    @Test
    void theBundleCarriesWhatWasAskedFor() {
        LoadedBundle bundle = load();
        assertEquals("tiny/1", bundle.name().toString());
        assertEquals(data.features(), bundle.spec());
        assertEquals(50, bundle.manifest().defaults().budget());
        assertTrue(bundle.manifest().provenance().get("origin").get("test").asBoolean());
        assertTrue(bundle.light().signature().hiddenWidth() > 0);
        bundle.release();
    }

    @Test
    void everyStageIsReported() {
        assertEquals(EnumSet.allOf(Stage.class), EnumSet.copyOf(STAGES));
    }

    @Test
    void equalPlansYieldEqualBytes() {
        TrainingResult again =
                new Trainer()
                        .train(TinyFeed.plan(TinyFeed.generate(11), 11), ProgressListener.NONE);
        assertArrayEquals(result.bundle(), again.bundle());
    }

    @Test
    void aHeldOutPartWithoutSamplesIsAnError() {
        TrainingPlan plan = TinyFeed.plan(data, 1);
        TrainingPlan never =
                new TrainingPlan(
                        plan.name(),
                        plan.features(),
                        plan.architecture(),
                        plan.samples(),
                        new Split.At(Long.MAX_VALUE),
                        plan.options(),
                        plan.defaults(),
                        plan.origin());
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Trainer().train(never, ProgressListener.NONE));
        assertTrue(error.getMessage().contains("held-out"), error.getMessage());
    }

    private static double sum(TrainingReport.Epoch epoch) {
        return epoch.loss().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static LoadedBundle load() {
        return LoadedBundle.load(
                OrtEnvironment.getEnvironment(),
                new BundleReader(Long.MAX_VALUE).read(result.bundle()));
    }

    private static double ndcg(List<Metrics> metrics) {
        return metrics.stream().mapToDouble(Metrics::ndcg10).average().orElseThrow();
    }
}
