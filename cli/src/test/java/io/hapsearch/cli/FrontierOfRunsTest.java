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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hap evaluate --frontier} between two runs. */
class FrontierOfRunsTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data", "msmarco-dl");
    private static final int QUERIES = 8;
    private static final int DEPTH = 40;

    @TempDir private Path folder;

    private final CommandLineHarness hap = new CommandLineHarness(ProjectHome.find());

    /**
     * Every third document is of the kind that the query is about, and relevant; the light run does
     * not know, the expressive one ranks them first and lists half of the documents.
     */
    @BeforeEach
    void writeFiles() throws IOException {
        List<String> light = new ArrayList<>();
        List<String> qrels = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        for (int q = 0; q < QUERIES; q++) {
            for (int d = 0; d < DEPTH; d++) {
                light.add(
                        String.format(Locale.ROOT, "q%d Q0 %s %d %d.5 l", q, id(q, d), d + 1, -d));
                String kind = d % 3 == 2 ? "wanted" + q + " topic" + q : "other" + d % 3 + " thing";
                texts.add(
                        "{\"docid\": \""
                                + id(q, d)
                                + "\", \"text\": \"word"
                                + d
                                + " "
                                + kind
                                + "\"}");
                if (d % 3 == 2) {
                    qrels.add("q" + q + " 0 " + id(q, d) + " 1");
                }
            }
            queries.add("test\tq" + q + "\twhat is wanted");
        }
        // in one run or not judged: left out
        light.add("unjudged Q0 a 1 1 l");
        qrels.add("nowhere 0 a 1");
        Files.write(folder.resolve("light"), light);
        Files.write(folder.resolve("qrels"), qrels);
        Files.write(folder.resolve("texts"), texts);
        Files.write(folder.resolve("queries"), queries);
        writeExpressive("expressive", score -> score);
    }

    private void writeExpressive(String name, DoubleUnaryOperator scale) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int q = 0; q < QUERIES; q++) {
            int rank = 0;
            for (int d = 0; d < DEPTH; d++) {
                boolean wanted = d % 3 == 2;
                if (wanted || d % 3 == 1 && d < DEPTH / 2) {
                    double score = (wanted ? 5 : 0) + (d * 7 + q) % 10 / 10.0;
                    lines.add(
                            "q%d Q0 %s %d %s e"
                                    .formatted(q, id(q, d), ++rank, scale.applyAsDouble(score)));
                }
            }
        }
        lines.add("unjudged Q0 a 1 1 e");
        Files.write(folder.resolve(name), lines);
    }

    private static String id(int query, int document) {
        return "d" + query + "-" + document;
    }

    @Test
    void jsonHoldsWhatWasAskedFor() throws IOException {
        JsonNode json = frontier("expressive", "--documents", path("texts"));
        assertEquals(Set.of("requests", "light", "expressive_all", "policies"), keys(json));
        assertEquals(QUERIES, json.get("requests").asInt());
        assertEquals(Set.of("ndcg@10"), keys(json.get("light")));
        assertEquals(1, json.get("expressive_all").get("ndcg@10").asDouble(), 1e-9);
        double[] budgets = {0.05, 0.1, 0.2, 0.3, 0.5};
        for (String policy : List.of("top", "adaptive")) {
            JsonNode points = json.get("policies").get(policy);
            assertEquals(budgets.length, points.size());
            for (int i = 0; i < budgets.length; i++) {
                JsonNode point = points.get(i);
                assertEquals(Set.of("share", "ndcg@10", "low", "high"), keys(point));
                assertTrue(point.get("share").asDouble() <= budgets[i] + 1e-9);
                assertTrue(point.get("low").asDouble() <= point.get("ndcg@10").asDouble() + 1e-9);
                assertTrue(point.get("high").asDouble() >= point.get("ndcg@10").asDouble() - 1e-9);
            }
        }
        JsonNode averaged = json.get("policies").get("adaptive_averaged");
        for (int i = 0; i < budgets.length; i++) {
            assertTrue(averaged.get(i).get("share").asDouble() <= 2 * budgets[i] + 1e-9);
        }
    }

    @Test
    void topIsThePlainReordering() throws IOException {
        JsonNode points = frontier("expressive").get("policies").get("top");
        int[] budgets = {2, 4, 8, 12, 20};
        for (int i = 0; i < budgets.length; i++) {
            assertEquals(budgets[i] / (double) DEPTH, points.get(i).get("share").asDouble(), 1e-9);
            assertEquals(reordered(budgets[i]), points.get(i).get("ndcg@10").asDouble(), 1e-9);
        }
    }

    /** All wanted documents of the top come first, whatever their order: all grades are 1. */
    private static double reordered(int budget) {
        List<Integer> order = new ArrayList<>();
        for (int d = 0; d < budget; d++) {
            order.add(d % 3 == 2 ? 0 : order.size(), d % 3 == 2 ? 1 : 0);
        }
        for (int d = budget; d < DEPTH; d++) {
            order.add(d % 3 == 2 ? 1 : 0);
        }
        double found = 0;
        double ideal = 0;
        for (int place = 0; place < 10; place++) {
            found += order.get(place) / Math.log(place + 2);
            ideal += 1 / Math.log(place + 2);
        }
        return found / ideal;
    }

    @Test
    void textsTeachTheAdaptivePolicyWhatIsWanted() throws IOException {
        JsonNode policies =
                frontier("expressive", "--documents", path("texts"), "--queries", path("queries"))
                        .get("policies");
        double top = policies.get("top").get(2).get("ndcg@10").asDouble();
        double adaptive = policies.get("adaptive").get(2).get("ndcg@10").asDouble();
        assertTrue(adaptive > top + 0.1, adaptive + " and " + top);
        JsonNode without = frontier("expressive").get("policies");
        assertEquals(without.get("top"), without.get("adaptive"));
        assertEquals(without.get("top"), without.get("adaptive_averaged"));
    }

    @Test
    void scalesOfScoresDoNotMatter() throws IOException {
        writeExpressive("scaled", score -> 1e6 * score - 3e7);
        writeExpressive("small", score -> -0.9 + 1e-3 * score);
        JsonNode policies = frontier("expressive", "--documents", path("texts")).get("policies");
        for (String other : List.of("scaled", "small")) {
            JsonNode scaled = frontier(other, "--documents", path("texts")).get("policies");
            for (String policy : List.of("top", "adaptive")) {
                for (int i = 0; i < 5; i++) {
                    assertEquals(
                            policies.get(policy).get(i).get("ndcg@10").asDouble(),
                            scaled.get(policy).get(i).get("ndcg@10").asDouble(),
                            1e-9);
                }
            }
        }
    }

    @Test
    void oneQueryWithShortListsIsEnough() throws IOException {
        Files.writeString(folder.resolve("light"), "q0 Q0 x 1 3 l\nq0 Q0 y 2 3 l\n");
        Files.writeString(folder.resolve("expressive"), "q0 Q0 y 1 1 e\n");
        Files.writeString(folder.resolve("qrels"), "q0 0 y 2\n");
        JsonNode json = frontier("expressive", "--documents", path("texts"), "--budgets", "100");
        assertEquals(1, json.get("requests").asInt());
        for (String policy : List.of("top", "adaptive")) {
            assertEquals(
                    1, json.get("policies").get(policy).get(0).get("ndcg@10").asDouble(), 1e-9);
        }
    }

    @Test
    void writesAPage() throws IOException {
        frontier("expressive", "--html", path("page.html"));
        String page = Files.readString(folder.resolve("page.html"));
        assertTrue(page.contains("<svg"), page);
        assertTrue(page.contains("adaptive"), page);
        assertFalse(page.contains("ms a request"), "runs do not tell what they cost");
    }

    @Test
    void errorsNameFileAndLine() throws IOException {
        Files.writeString(folder.resolve("bad"), "q0 Q0 d0-0 1 0.5 e\nq0 Q0 d0-1 2 much e\n");
        assertFails(1, "line 2", "bad", "--documents", path("texts"));
        Files.writeString(folder.resolve("twice"), "q0 Q0 d0-0 1 0.5 e\nq0 Q0 d0-0 2 0.4 e\n");
        assertFails(1, "line 2", "twice");
        Files.writeString(
                folder.resolve("broken"), "{\"docid\": \"a\", \"text\": \"b\"}\n{\"docid\"\n");
        assertFails(1, "line 2", "expressive", "--documents", path("broken"));
        Files.writeString(folder.resolve("notabs"), "q0 what is wanted\n");
        assertFails(1, "line 1", "expressive", "--queries", path("notabs"));
        Files.writeString(folder.resolve("others"), "x Q0 d0-0 1 0.5 e\n");
        assertFails(1, "No query is judged and in both runs", "others");
        assertFails(1, "There is no file", "nowhere");
        assertFails(2, "--budgets", "expressive", "--budgets", "20,10");
        assertEquals(2, hap.run("evaluate", "--frontier", "--light", path("light")));
        assertTrue(hap.err().contains("--expressive"), hap.err());
    }

    @Test
    void theExperimentSkipsWhatIsMissing() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/msmarco-dl"));
        Files.createDirectories(data.resolve("runs"));
        Files.copy(folder.resolve("queries"), data.resolve("queries.tsv"));
        Files.copy(folder.resolve("texts"), data.resolve("passages.jsonl.gz"));
        for (String year : List.of("dl19", "dl20")) {
            Files.copy(folder.resolve("qrels"), data.resolve("qrels." + year + ".txt"));
            Files.copy(folder.resolve("light"), data.resolve("runs/bm25." + year + ".trec"));
            for (String system : List.of("splade-pp", "tas-b", "repllama")) {
                Files.copy(
                        folder.resolve("expressive"),
                        data.resolve("runs/" + system + "." + year + ".trec"));
            }
        }
        CommandLineHarness elsewhere = new CommandLineHarness(new ProjectHome(folder));
        String parent = data.getParent().toString();
        assertEquals(
                0,
                elsewhere.run("experiment", "routing", "--data", parent, "--no-feeds"),
                elsewhere::err);
        Path results = folder.resolve("target/experiments");
        JsonNode json = new ObjectMapper().readTree(results.resolve("routing.json").toFile());
        assertEquals(6, json.get("frontiers").size());
        JsonNode policies = json.get("frontiers").get("bm25 to tas-b, dl20").get("policies");
        assertEquals(
                Set.of("top", "adaptive", "adaptive_fitted", "adaptive_averaged"), keys(policies));
        assertEquals(2, json.get("skipped").size());
        assertTrue(Files.readString(results.resolve("routing.html")).contains("<svg"));
        assertEquals(1, elsewhere.run("experiment", "routing", "--data", "nowhere", "--no-feeds"));
    }

    private void assertFails(int code, String message, String expressive, String... more) {
        assertEquals(code, hap.run(arguments(expressive, more)));
        assertTrue(hap.err().contains(message), hap.err());
    }

    @ParameterizedTest
    @CsvSource({
        "dl19, 43, 0.5340, 0.5520, 0.6310, 0.6631, 0.6901, 0.7149",
        "dl20, 54, 0.5073, 0.5119, 0.5965, 0.6223, 0.6409, 0.6600"
    })
    void knownFiguresOfTheDeepLearningTracks(
            String year, int queries, double a, double b, double c, double d, double e, double all)
            throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(DATA), () -> "msmarco-dl is not at " + DATA.toAbsolutePath());
        Path json = folder.resolve("frontier.json");
        assertEquals(
                0,
                hap.run(
                        "evaluate",
                        "--frontier",
                        "--light",
                        DATA.resolve("runs/bm25." + year + ".trec").toString(),
                        "--expressive",
                        DATA.resolve("runs/splade-pp." + year + ".trec").toString(),
                        "--qrels",
                        DATA.resolve("qrels." + year + ".txt").toString(),
                        "--queries",
                        DATA.resolve("queries.tsv").toString(),
                        "--documents",
                        DATA.resolve("passages.jsonl.gz").toString(),
                        "--json",
                        json.toString()),
                hap::err);
        JsonNode frontier = new ObjectMapper().readTree(json.toFile());
        assertEquals(queries, frontier.get("requests").asInt());
        assertEquals(all, frontier.get("expressive_all").get("ndcg@10").asDouble(), 0.5e-4);
        double[] top = {a, b, c, d, e};
        JsonNode policies = frontier.get("policies");
        for (int i = 0; i < top.length; i++) {
            double plain = policies.get("top").get(i).get("ndcg@10").asDouble();
            assertEquals(top[i], plain, 0.5e-4);
            assertTrue(policies.get("adaptive").get(i).get("ndcg@10").asDouble() > plain);
        }
    }

    private JsonNode frontier(String expressive, String... more) throws IOException {
        String[] arguments = arguments(expressive, more);
        assertEquals(0, hap.run(arguments), hap::err);
        return new ObjectMapper().readTree(folder.resolve("out.json").toFile());
    }

    private String[] arguments(String expressive, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "evaluate",
                                "--frontier",
                                "--light",
                                path("light"),
                                "--expressive",
                                path(expressive),
                                "--qrels",
                                path("qrels"),
                                "--json",
                                path("out.json")));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
