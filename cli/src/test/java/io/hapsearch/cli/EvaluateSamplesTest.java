/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Graphs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hap evaluate} over samples whose metrics are known. */
class EvaluateSamplesTest {

    private static final String FEATURES =
            """
            { "inputs": [ { "name": "item", "per": "hit", "type": "float",
                "features": [ { "kind": "field", "name": "x", "field": "x" },
                              { "kind": "score", "name": "retrieval" } ] } ] }
            """;

    private static final int REQUESTS = 40;

    @TempDir private Path folder;

    private final CommandLineHarness hap = new CommandLineHarness(ProjectHome.find());

    /**
     * The positive has the greatest x but for the preranking negative, which is above it, and the
     * least score.
     */
    @BeforeEach
    void writeSamples() throws IOException {
        List<String> requests = new ArrayList<>(List.of("request_id,time"));
        List<String> samples = new ArrayList<>(List.of("request_id,source,label,x,score"));
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(i + "," + (1_700_000_000_000L + i));
            samples.add(i + ",exposed,1,3,1");
            samples.add(i + ",exposed,0,2,2");
            samples.add(i + ",ranking,0,1,3");
            samples.add(i + ",preranking,0,4,4");
        }
        Files.write(folder.resolve("requests.csv"), requests);
        Files.write(folder.resolve("samples.csv"), samples);
        bundle(1, -1);
    }

    @Test
    void metricsAreThoseOfTheKnownOrders() throws Exception {
        assertEquals(0, evaluate("--cutoffs", "1,2", "--budget", "0", "--json"), hap::err);
        JsonNode result = hap.json();
        assertEquals(REQUESTS, result.path("requests").asInt());
        assertEquals(4 * REQUESTS, result.path("candidates").asInt());
        JsonNode light = result.at("/variants/light");
        assertEquals(0, light.path("ndcg@1").asDouble());
        assertEquals(Math.log(2) / Math.log(3), light.path("ndcg@2").asDouble(), 1e-12);
        assertEquals(0.5, light.path("mrr@2").asDouble());
        assertEquals(1, light.path("hr@2").asDouble());
        assertEquals(1, light.path("recall@2").asDouble());
        assertEquals(2.0 / 3, light.path("auc").asDouble(), 1e-12);
        assertEquals(light, result.at("/variants/two_stage"), "no hit may meet the other model");
        assertEquals(0, result.at("/variants/retrieval/recall@2").asDouble());
        assertFalse(result.at("/variants/retrieval").has("ece"));
        assertEquals(0, result.path("expressive_share").asDouble());

        JsonNode sources = result.path("sources");
        assertEquals(1, sources.at("/exposed/variants/light/ndcg@1").asDouble());
        assertEquals(1, sources.at("/ranking/variants/light/auc").asDouble());
        assertEquals(0, sources.at("/preranking/variants/light/auc").asDouble());
        assertEquals(1, sources.at("/preranking/variants/expressive_all/auc").asDouble());
        assertFalse(sources.has("global"), "no such samples");
        assertEquals(2 * REQUESTS, sources.at("/ranking/candidates").asInt());

        JsonNode difference = find(result.path("differences"), "expressive_all", "light", "auc");
        assertEquals(-1.0 / 3, difference.path("difference").asDouble(), 1e-12);
        assertEquals(-1.0 / 3, difference.path("low").asDouble(), 1e-12);
        assertEquals(-1.0 / 3, difference.path("high").asDouble(), 1e-12);
    }

    @Test
    void theFrontierReachesFromOneModelToTheOther() throws Exception {
        assertEquals(0, evaluate("--frontier", "--budgets", "25,100", "--json"), hap::err);
        JsonNode result = hap.json();
        assertEquals(REQUESTS, result.path("requests").asInt());
        assertEquals(Math.log(2) / Math.log(3), result.at("/light/ndcg@10").asDouble(), 1e-12);
        double all = result.at("/expressive_all/ndcg@10").asDouble();
        for (String policy : List.of("top", "adaptive")) {
            JsonNode points = result.path("policies").path(policy);
            assertEquals(0.25, points.at("/0/share").asDouble(), 1e-12);
            // the best light score meets the expressive model, which puts it last
            assertEquals(1, points.at("/0/ndcg@10").asDouble(), 1e-12);
            assertEquals(1, points.at("/1/share").asDouble(), 1e-12);
            assertEquals(all, points.at("/1/ndcg@10").asDouble(), 1e-12);
        }
        assertTrue(result.path("policies").has("band"));

        Path page = folder.resolve("frontier.html");
        assertEquals(0, evaluate("--frontier", "--html", page.toString()), hap::err);
        assertTrue(Files.readString(page).contains("ms a request"));
    }

    @Test
    void calibrationComparesProbabilitiesWithLabels() throws Exception {
        assertEquals(0, evaluate("--json"), hap::err);
        double positive = 1 / (1 + Math.exp(-3));
        double negative = 1 / (1 + Math.exp(-2));
        JsonNode exposed = hap.json().at("/sources/exposed/variants/light");
        assertEquals((1 - positive + negative) / 2, exposed.path("ece").asDouble(), 1e-6);
        assertEquals(
                ((1 - positive) * (1 - positive) + negative * negative) / 2,
                exposed.path("brier").asDouble(),
                1e-6);
        assertEquals(2, exposed.path("reliability").size());
        assertEquals(REQUESTS, exposed.at("/reliability/0/samples").asInt());
    }

    @Test
    void aPageAndAFileAreWritten() throws Exception {
        Path page = folder.resolve("page.html");
        Path file = folder.resolve("result.json");
        assertEquals(0, evaluate("--html", page.toString(), "--json", file.toString()), hap::err);
        assertTrue(hap.out().contains("NDCG@10"), hap.out());
        assertTrue(hap.out().contains("beside"), hap.out());
        assertEquals(REQUESTS, new ObjectMapper().readTree(file.toFile()).path("requests").asInt());
        String html = Files.readString(page);
        for (String wanted :
                List.of("tiny/1", "preranking", "Reliability", "<svg", "expressive_all - light")) {
            assertTrue(html.contains(wanted), wanted);
        }
    }

    @Test
    void equalScoresGainNothingFromTheOrderOfTheFile() throws Exception {
        bundle(0, 0);
        Random random = new Random(9);
        List<String> samples = new ArrayList<>(List.of("request_id,source,label,x,score"));
        for (int i = 0; i < REQUESTS; i++) {
            samples.add(i + ",exposed,1,0,7");
            for (int j = 0; j < 9; j++) {
                samples.add(i + ",exposed,0," + random.nextInt() + ",7");
            }
        }
        Files.write(folder.resolve("samples.csv"), samples);
        assertEquals(0, evaluate("--cutoffs", "1", "--json"), hap::err);
        for (String variant : List.of("retrieval", "light", "expressive_all")) {
            double found = hap.json().at("/variants/" + variant + "/hr@1").asDouble();
            assertTrue(found < 0.4, variant + " finds " + found + " where one in ten is expected");
        }
    }

    @Test
    void gradesAreGainsAndEarlierRequestsAreLeftOut() throws Exception {
        List<String> samples = new ArrayList<>(List.of("request_id,source,label,x,score"));
        for (int i = 0; i < REQUESTS; i++) {
            samples.add(i + ",exposed,1,2,7");
            samples.add(i + ",exposed,3,1,7");
            samples.add(i + ",exposed,0,0,7");
        }
        Files.write(folder.resolve("samples.csv"), samples);
        String since = Long.toString(1_700_000_000_000L + REQUESTS - 5);
        for (String gain : List.of("LINEAR", "EXPONENTIAL")) {
            assertEquals(0, evaluate("--gain", gain, "--since", since, "--json"), hap::err);
            assertEquals(5, hap.json().path("requests").asInt());
            double best = gain.equals("LINEAR") ? 3 : 7;
            double second = Math.log(2) / Math.log(3);
            assertEquals(
                    (1 + best * second) / (best + second),
                    hap.json().at("/variants/light/ndcg@10").asDouble(),
                    1e-12);
        }
    }

    @Test
    void samplesAreReadAsATrainingReadsThem() throws Exception {
        Path days = Files.createDirectory(folder.resolve("days"));
        for (int day = 0; day < 2; day++) {
            List<String> samples =
                    new ArrayList<>(List.of("request_id,source,label,stage_rank,x,score"));
            for (int i = day * REQUESTS / 2; i < (day + 1) * REQUESTS / 2; i++) {
                samples.add(i + ",exposed,1,,2,7");
                samples.add(i + ",exposed,3,,1,7");
                samples.add(i + ",ranking,0,9,9,7");
            }
            Files.write(days.resolve("day-" + day + ".csv"), samples);
        }
        for (Path samples : List.of(days, days.resolve("day-*.csv"))) {
            assertEquals(
                    0,
                    hap.run(
                            "evaluate",
                            "--bundle",
                            folder.resolve("bundle.zip").toString(),
                            "--requests",
                            folder.resolve("requests.csv").toString(),
                            "--samples",
                            samples.toString(),
                            "--positive-from",
                            "2",
                            "--ranking-from",
                            "10",
                            "--json"),
                    hap::err);
            assertEquals(REQUESTS, hap.json().path("requests").asInt());
            assertEquals(2 * REQUESTS, hap.json().path("candidates").asInt());
            assertEquals(0.5, hap.json().at("/variants/light/mrr@10").asDouble(), 1e-12);
        }
    }

    @Test
    void aFolderOfSamplesIsRankedFromWhereItIsHeldOut() throws Exception {
        Path from = folder.resolve("samples");
        assertEquals(
                0,
                hap.run("samples", "random", "--rows", "2000", "--out", from.toString()),
                hap::err);
        assertEquals(
                0,
                hap.run(
                        "pack",
                        "--light",
                        constant(from.resolve("features.json")).toString(),
                        "--features",
                        from.resolve("features.json").toString(),
                        "--name",
                        "tiny",
                        "--version",
                        "2",
                        "--out",
                        folder.resolve("random.zip").toString()),
                hap::err);
        int all =
                ranked(
                        "--requests",
                        from + "/requests.parquet",
                        "--samples",
                        from + "/samples.parquet");
        int heldOut = ranked("--from", from.toString());
        assertTrue(heldOut > 0 && heldOut < all / 2, heldOut + " of " + all);
        assertEquals(
                1,
                hap.run(
                        "evaluate",
                        "--bundle",
                        folder.resolve("random.zip").toString(),
                        "--from",
                        "no-such-folder"));
        assertTrue(hap.err().contains("no-such-folder"), hap.err());
    }

    private int ranked(String... data) throws IOException {
        List<String> args = new ArrayList<>(List.of("evaluate", "--json", "--bundle"));
        args.add(folder.resolve("random.zip").toString());
        args.addAll(Arrays.asList(data));
        assertEquals(0, hap.run(args.toArray(String[]::new)), hap::err);
        return hap.json().path("requests").asInt();
    }

    /** A graph over the first float input per hit of a spec. */
    private Path constant(Path features) throws IOException {
        FeatureSpec spec =
                new StrictJson()
                        .read("features.json", Files.readAllBytes(features), FeatureSpec.class);
        Input input =
                spec.inputs().stream()
                        .filter(in -> in.per() == Scope.HIT && in.type() == ElementType.FLOAT)
                        .findFirst()
                        .orElseThrow();
        return Files.write(
                folder.resolve("constant.onnx"), Graphs.linear(input, new float[input.width()], 1));
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        assertEquals(2, evaluate("--cutoffs", "10,0"));
        assertTrue(hap.err().contains("--cutoffs"), hap.err());
        assertEquals(2, evaluate("--cutoffs", "5,5"));
        assertEquals(2, evaluate("--html", "no/such/page.html"));
        assertTrue(hap.err().contains("--html"), hap.err());
        assertEquals(2, evaluate("--generated"));

        Files.writeString(
                folder.resolve("samples.csv"), "request_id,source,label,x\n0,exposed,1,1\n");
        assertEquals(1, evaluate());
        assertTrue(hap.err().contains("score") && hap.err().contains("samples.csv"), hap.err());

        Files.writeString(folder.resolve("samples.csv"), "request_id,source,label,x,score\n");
        assertEquals(1, evaluate());
        assertTrue(hap.err().contains("no request with candidates"), hap.err());
        assertEquals(1, hap.err().lines().count(), hap.err());

        Files.delete(folder.resolve("samples.csv"));
        assertEquals(1, evaluate());
        assertTrue(hap.err().contains("samples.csv] is missing"), hap.err());
        assertEquals(1, hap.err().lines().count(), hap.err());
    }

    private static JsonNode find(JsonNode all, String variant, String over, String metric) {
        for (JsonNode one : all) {
            if (one.path("variant").asText().equals(variant)
                    && one.path("over").asText().equals(over)
                    && one.path("metric").asText().equals(metric)) {
                return one;
            }
        }
        throw new AssertionError("no difference of " + metric + " in " + all);
    }

    /** The light model is x times a weight, the expressive model x times another. */
    private void bundle(float light, float expressive) throws IOException {
        FeatureSpec spec =
                new StrictJson()
                        .read(
                                "features.json",
                                FEATURES.getBytes(StandardCharsets.UTF_8),
                                FeatureSpec.class);
        Input item = spec.inputs().getFirst();
        Files.write(
                folder.resolve("bundle.zip"),
                Bundles.zip(
                        new BundleName("tiny", "1"),
                        spec,
                        Graphs.linear(item, new float[] {light, 0}, 0),
                        Graphs.linear(item, new float[] {expressive, 0}, 0),
                        Bundles.emptyHit(Map.of())));
    }

    private int evaluate(String... more) {
        List<String> args = new ArrayList<>(List.of("evaluate", "--seed", "3"));
        for (String file : List.of("bundle.zip", "requests.csv", "samples.csv")) {
            args.add("--" + file.substring(0, file.indexOf('.')));
            args.add(folder.resolve(file).toString());
        }
        args.addAll(Arrays.asList(more));
        return hap.run(args.toArray(String[]::new));
    }
}
