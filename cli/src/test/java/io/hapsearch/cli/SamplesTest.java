/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.SampleEncoder;
import io.hapsearch.training.sample.SampleFiles;
import io.hapsearch.training.sample.SampleFolder;
import io.hapsearch.training.sample.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hap samples}, and {@code hap train} from what it writes. */
class SamplesTest {

    @TempDir private Path folder;

    private final CommandLineHarness hap = new CommandLineHarness(ProjectHome.find());

    @Test
    void randomSamplesAreCheckedAndTrainedFrom() throws Exception {
        Path out = folder.resolve("random");
        run("samples", "random", "--rows", "20000", "--fields", "4", "--out", out.toString());
        JsonNode checked = check(out);
        assertEquals(400, checked.path("requests").asInt());
        assertEquals(4_000, checked.at("/samples/exposed").asInt());
        assertEquals(4_000, checked.at("/samples/ranking").asInt());
        assertEquals(6_000, checked.at("/samples/preranking").asInt());
        assertEquals(6_000, checked.at("/samples/global").asInt());
        assertTrue(checked.path("documents").asInt() > 19_000, hap.out());
        assertTrue(checked.path("read_per_second").asDouble() > 0, hap.out());
        assertTrue(checked.path("assembled_per_second").asDouble() > 0, hap.out());
        assertTrue(checked.path("peak_heap_bytes").asLong() > 0, hap.out());
        assertTrue(
                train(out, "--epochs", "8").at("/report/light/auc").asDouble() > 0.65, hap.out());
    }

    @Test
    void theGeneratedFeedIsTrainedFrom() throws Exception {
        Path out = folder.resolve("feed");
        run("samples", "generated", "--users", "60", "--out", out.toString());
        JsonNode report = train(out, "--epochs", "1").path("report");
        assertEquals(check(out).path("requests").asInt(), report.path("requests").asInt());
    }

    @Test
    void judgedDocumentsAreTrainedFromAndGradesCanBeCut() throws Exception {
        Random random = new Random(1);
        StringBuilder lines = new StringBuilder();
        for (int query = 0; query < 150; query++) {
            for (int i = 0; i < 20; i++) {
                int label = random.nextInt(3);
                lines.append(label).append(" qid:").append(query);
                for (int feature = 1; feature < 5; feature++) {
                    double value = label * (feature == 2 ? 1.5 : 0.3) + random.nextGaussian();
                    lines.append(String.format(Locale.ROOT, " %d:%.3f", feature, value));
                }
                lines.append(" # doc ").append(i).append('\n');
            }
        }
        Path file = Files.writeString(folder.resolve("rank.txt"), lines.toString());
        Path out = folder.resolve("letor");
        run("samples", "letor", "--data", file.toString(), "--out", out.toString());
        assertTrue(hap.out().contains("The first stage is feature 2."), hap.out());

        JsonNode report = train(out, "--epochs", "6").path("report");
        assertEquals(150, report.path("requests").asInt());
        assertTrue(report.at("/light/auc").asDouble() > 0.7, hap.out());
        int all = check(out).path("positives").asInt();
        int best = check(out, "--positive-from", "2").path("positives").asInt();
        assertTrue(0 < best && best < all, best + " of " + all);

        Path others =
                Files.writeString(folder.resolve("test.txt"), "1 qid:a 2:2.5\n0 qid:a 1:1 9:1\n");
        Path test = folder.resolve("test");
        run(
                "samples",
                "letor",
                "--data",
                others.toString(),
                "--out",
                test.toString(),
                "--as",
                out.toString());
        assertEquals(1, check(test).path("positives").asInt());
        assertEquals(new SampleFolder(out).features(), new SampleFolder(test).features());
        JsonNode quality =
                json(
                        new String[] {"evaluate", "--json", "--from", test.toString()},
                        "--bundle",
                        folder.resolve("bundle.zip").toString());
        assertEquals(1, quality.path("requests").asInt());
        assertEquals(1, quality.at("/variants/light/ndcg@10").asDouble());

        Files.writeString(file, "1 qid:1 2:x\n");
        assertEquals(
                1, hap.run("samples", "letor", "--data", file.toString(), "--out", out.toString()));
        assertEquals("hap: [" + file + "] line 1: [2:x] is not index:number", hap.err().strip());
    }

    @Test
    void kuaiRandIsReplayedOnANode() throws Exception {
        Path data = Files.createDirectory(folder.resolve("kuairand"));
        new TinyKuaiRand().write(data, 40);
        Path out = folder.resolve("samples");
        run("samples", "kuairand", "--data", data.toString(), "--out", out.toString());
        Matcher same = Pattern.compile("for (\\d+) of (\\d+) queries").matcher(hap.out());
        assertTrue(same.find(), hap.out());
        assertEquals(same.group(2), same.group(1));
        assertTrue(Integer.parseInt(same.group(1)) > 5, hap.out());

        SampleFolder written = new SampleFolder(out);
        SampleEncoder encoder = new SampleEncoder(written.features());
        new SampleFiles(written.requests(), written.samples(), written.features()).writeTo(encoder);
        EncodedSamples samples = encoder.finish();
        for (int sample = 0; sample < samples.sampleCount(); sample++) {
            int rank = samples.stageRank(sample);
            Source source = samples.source(sample);
            int first = source == Source.RANKING ? 50 : 200;
            boolean replayed = source == Source.RANKING || source == Source.PRERANKING;
            assertTrue(replayed ? rank >= first : rank < 0, source + " " + rank);
        }
        JsonNode report = train(out, "--epochs", "1").path("report");
        assertEquals(samples.requestCount(), report.path("requests").asInt());
        assertEquals(
                written.about().heldOutFrom().longValue(), report.path("held_out_from").asLong());
    }

    @Test
    void whatIsNotThereIsNamed() {
        String absent = folder.resolve("absent").toString();
        for (String[] args :
                new String[][] {
                    {"samples", "check", "--from", absent},
                    {"samples", "letor", "--data", absent, "--out", absent},
                    {"samples", "kuairand", "--data", absent, "--out", absent},
                    {"train", "--from", absent, "--version", "1", "--out", absent + ".zip"},
                }) {
            assertEquals(1, hap.run(args), hap::out);
            assertTrue(hap.err().contains(absent), hap.err());
            assertEquals(1, hap.err().lines().count(), hap.err());
        }
    }

    private JsonNode check(Path from, String... more) throws Exception {
        return json(new String[] {"samples", "check", "--json", "--from", from.toString()}, more);
    }

    private JsonNode train(Path from, String... more) throws Exception {
        Path bundle = folder.resolve("bundle.zip");
        String[] args = {
            "train",
            "--json",
            "--version",
            "1",
            "--from",
            from.toString(),
            "--out",
            bundle.toString()
        };
        JsonNode summary = json(args, more);
        Bundles.load(Files.readAllBytes(bundle)).release();
        return summary;
    }

    private JsonNode json(String[] args, String... more) throws Exception {
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        run(all);
        return hap.json();
    }

    private void run(String... args) {
        assertEquals(0, hap.run(args), hap::err);
    }
}
