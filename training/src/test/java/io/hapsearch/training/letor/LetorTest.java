/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.letor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.Transform;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.LoggedHit;
import io.hapsearch.training.sample.Outcome;
import io.hapsearch.training.sample.RawRequest;
import io.hapsearch.training.sample.SampleEncoder;
import io.hapsearch.training.sample.SampleException;
import io.hapsearch.training.sample.SampleSink;
import io.hapsearch.training.sample.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetorTest {
    private static final Path REAL =
            Path.of("..", "..", "shared", "data", "lightgbm-lambdarank", "rank.train");
    private static final Letor.Options OPTIONS = new Letor.Options(1, 0.33, 0.33, 2, 5);
    private static final String FILE =
            """
            # a comment before all
            2 qid:a 1:0.5 3:200 # doc a1
            0 qid:a 3:100 1:0.9
            0 qid:a 1:0.7
            0 qid:a 1:0.1 3:0
            1 qid:b 1:0.2
            0 qid:b 1:0.3
            """;

    @TempDir private Path folder;

    @Test
    void relevantDocumentsAreExposedAndTheFirstStageDecidesAboutTheOthers() throws IOException {
        Letor letor = Letor.open(List.of(write("rank.txt", FILE)), List.of(), OPTIONS);
        List<String> samples = samples(letor);
        assertEquals(
                List.of(
                        "request a 0",
                        "exposed 0.0 0 f1=0.9",
                        "ranking 0.0 1 f1=0.7",
                        "exposed 2.0 2 f1=0.5",
                        "preranking 0.0 3 f1=0.1"),
                samples.subList(0, 5));
        assertTrue(samples.get(5).matches("global 0.0 -1 f1=0\\.[23]"), samples.get(5));
        assertTrue(samples.get(6).startsWith("global"), samples.get(6));
        assertEquals(
                List.of("request b 1", "exposed 0.0 0 f1=0.3", "exposed 1.0 1 f1=0.2"),
                samples.subList(7, 10));
    }

    @Test
    void featuresAreStandardizedOverTrainingLinesWithZerosForWhatIsLeftOut() throws IOException {
        Letor letor = Letor.open(List.of(write("rank.txt", FILE)), List.of(), OPTIONS);
        List<Feature> features = letor.features().features();
        assertEquals(List.of("f1", "f3"), features.stream().map(Feature::name).toList());
        Feature.Field first = (Feature.Field) features.get(0);
        double mean = (0.5 + 0.9 + 0.7 + 0.1 + 0.2 + 0.3) / 6;
        assertEquals(-mean / first.encoding().encode(0), deviation(first), 1e-6);
        Feature.Field third = (Feature.Field) features.get(1);
        assertEquals(new Transform.Log1p(), third.transforms().getFirst());
        SampleEncoder encoder = new SampleEncoder(letor.features());
        letor.writeTo(encoder);
        EncodedSamples encoded = encoder.finish();
        float[] row = new float[2];
        double sum = 0;
        for (int sample = 0; sample < 4; sample++) {
            encoded.documents().floats(0, encoded.documentOf(sample), 0, row, 0, 2);
            sum += row[1];
        }
        double absent = third.encoding().encode(Double.NaN);
        assertEquals(0, sum + 2 * absent, 1e-5);
    }

    private static double deviation(Feature.Field field) {
        return ((Transform.Standardize) field.transforms().getFirst()).std();
    }

    @Test
    void theFirstStageIsTheFeatureThatRanksBestUnlessItIsGiven() throws IOException {
        StringBuilder file = new StringBuilder();
        for (int query = 0; query < 30; query++) {
            for (int i = 0; i < 10; i++) {
                file.append(i == 3 ? 1 : 0).append(" qid:").append(query);
                file.append(" 1:").append(i % 7).append(" 2:").append(i == 3 ? 5 : 1);
                file.append(" 9:").append(-i).append('\n');
            }
        }
        Path path = write("rank.txt", file.toString());
        Letor.Options options = new Letor.Options(null, 0.3, 0.3, 1, 1);
        assertEquals(2, Letor.open(List.of(path), List.of(), options).firstStage());
        assertThrows(
                SampleException.class,
                () -> Letor.open(List.of(path), List.of(), new Letor.Options(4, 0.3, 0.3, 1, 1)));
    }

    @Test
    void heldOutFilesComeLater() throws IOException {
        Path training = write("train.txt", FILE);
        Path heldOut = write("vali.txt", "1 qid:c 1:0.5 77:1\n0 qid:c 1:0.4\n");
        Letor letor = Letor.open(List.of(training), List.of(heldOut), OPTIONS);
        assertEquals(2L, letor.about().heldOutFrom());
        assertTrue(samples(letor).contains("request c 2"));
        assertFalse(letor.features().features().stream().anyMatch(f -> f.name().equals("f77")));
        assertNull(Letor.open(List.of(training), List.of(), OPTIONS).about().heldOutFrom());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 qid:a 3:100 1:0.9 | 0 qid:a 3:100 1:x | line 3: [1:x] is not index:number",
                "0 qid:a 3:100 1:0.9 | 0 qid:a 3 1:0.9 | line 3: [3] is not index:number",
                "0 qid:a 3:100 1:0.9 | 0 qid:a -3:100 | line 3: [-3:100] is not index:number",
                "0 qid:a 3:100 1:0.9 | 0 qid:a 3:1 3:2 | line 3: [3:2] is not the only value",
                "0 qid:a 3:100 1:0.9 | -1 qid:a 3:1 | line 3: [-1] is not a label of 0 or more",
                "0 qid:a 3:100 1:0.9 | good qid:a 3:1 | line 3: [good] is not a label",
                "0 qid:a 3:100 1:0.9 | 0 3:1 | line 3 has no qid",
                "0 qid:a 3:100 1:0.9 | 0 qid:b 3:1 | query [a] do not stand together",
            })
    void aWrongLineIsNamed(String right, String wrong, String message) throws IOException {
        Path file = write("rank.txt", FILE.replace(right, wrong));
        SampleException error =
                assertThrows(
                        SampleException.class, () -> Letor.open(List.of(file), List.of(), OPTIONS));
        assertTrue(error.getMessage().contains("[" + file + "]"), error.getMessage());
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @Test
    void sizesBesideTakeTheRoleOfQueryIds() throws IOException {
        Path file = write("rank.train", "1 1:1\n0 1:2\n0 1:3\n");
        Path sizes = write("rank.train.query", "2\n1\n");
        List<String> samples = samples(Letor.open(List.of(file), List.of(), OPTIONS));
        assertTrue(samples.contains("request rank.train-1 0"), samples.toString());
        assertTrue(samples.contains("request rank.train-2 1"), samples.toString());
        for (String wrong : List.of("2\n", "2\n2\n", "2\nmany\n")) {
            Files.writeString(sizes, wrong);
            String message =
                    assertThrows(
                                    SampleException.class,
                                    () -> Letor.open(List.of(file), List.of(), OPTIONS))
                            .getMessage();
            assertTrue(message.contains("[" + sizes + "]"), message);
        }
    }

    @Test
    void lightGbmsExampleIsReadInWhole() {
        Assumptions.assumeTrue(
                Files.isRegularFile(REAL),
                () -> "LightGBM's example data are not at " + REAL.toAbsolutePath());
        Letor letor =
                Letor.open(List.of(REAL), List.of(), new Letor.Options(null, 0.33, 0.33, 2, 1));
        SampleEncoder encoder = new SampleEncoder(letor.features());
        letor.writeTo(encoder);
        EncodedSamples samples = encoder.finish();
        assertEquals(201, samples.requestCount());
        long judged = samples.sampleCount() - samples.counts().get(Source.GLOBAL);
        assertEquals(3_005, judged);
        assertEquals(218, letor.features().features().size());
    }

    private List<String> samples(Letor letor) {
        List<String> samples = new ArrayList<>();
        letor.writeTo(
                new SampleSink() {
                    @Override
                    public void request(RawRequest request) {
                        samples.add("request " + request.id() + " " + request.millis());
                    }

                    @Override
                    public int document(LoggedHit hit) {
                        return 0;
                    }

                    @Override
                    public void sample(int document, Outcome outcome, LoggedHit hit) {
                        samples.add(
                                outcome.source().key()
                                        + " "
                                        + outcome.label()
                                        + " "
                                        + outcome.stageRank()
                                        + " f1="
                                        + hit.values().number("f1"));
                    }
                });
        return samples;
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
