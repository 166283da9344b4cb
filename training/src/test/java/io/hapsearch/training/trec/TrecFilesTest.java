/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.trec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrecFilesTest {

    private static final String RUN =
            """
            q2 Q0 c 2 1.5 system
            q2 Q0 b 1 1.5 system

            q2\tQ0\ta 3 9e0  system
            q1 Q0 a 1 -3 system
            """;

    @TempDir private Path folder;

    @Test
    void aRunIsOrderedByScoreAndEqualScoresByRank() throws IOException {
        TrecRun run = TrecRun.read(file("some.trec", RUN));
        assertEquals("some.trec", run.name());
        assertEquals(List.of("q2", "q1"), List.copyOf(run.queries().keySet()));
        assertEquals(List.of("a", "b", "c"), run.documents("q2"));
        assertEquals(new TrecRun.Entry("a", 1, -3), run.queries().get("q1").getFirst());
        assertEquals(List.of(), run.documents("q3"));
    }

    @Test
    void compressedFilesReadTheSame() throws IOException {
        Path file = folder.resolve("run");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(RUN.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(TrecRun.read(file("plain", RUN)).queries(), TrecRun.read(file).queries());
    }

    @Test
    void whatWasNotJudgedOrIsJunkHasNoGrade() throws IOException {
        Qrels qrels = Qrels.read(file("qrels", "q1 0 a 3\nq1 0 b -2\r\nq1 0 c 1\n"));
        assertArrayEquals(
                new double[] {1, 0, 0, 3}, qrels.grades("q1", List.of("c", "b", "x", "a")));
        assertEquals(4, java.util.Arrays.stream(qrels.judged("q1")).sum());
        assertEquals(3, qrels.judged("q1").length);
        assertEquals(0, qrels.judged("q2").length);
    }

    @Test
    void errorsNameFileAndLine() throws IOException {
        refused("a Q0 b 1 2 t\na Q0 b 2 1 t\n", "line 2: document [b] of query [a] again");
        refused("a Q0 b 1 2 t\n\na Q0 c 2\n", "line 3 has 4 columns instead of the 6");
        refused("a Q0 b one 2 t\n", "line 1: rank [one] is not a whole number");
        refused("a Q0 b 1 two t\n", "line 1: score [two] is not a number");
        refused("a Q0 b 1 NaN t\n", "line 1: score [NaN] is not finite");
        refused(" \n", "is empty");
        Path qrels = file("qrels", "q 0 d 1\nq 0 d 1\n");
        assertTrue(
                assertThrows(TrecException.class, () -> Qrels.read(qrels))
                        .getMessage()
                        .endsWith("qrels] line 2: document [d] of query [q] again"));
        Path grade = file("grade", "q 0 d 1.5\n");
        assertTrue(
                assertThrows(TrecException.class, () -> Qrels.read(grade))
                        .getMessage()
                        .endsWith("grade] line 1: grade [1.5] is not a whole number"));
        Path missing = folder.resolve("missing");
        assertTrue(
                assertThrows(TrecException.class, () -> TrecRun.read(missing))
                        .getMessage()
                        .contains(missing + "] cannot be read after line 0"));
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        assertTrue(
                assertThrows(TrecException.class, () -> TrecRun.read(binary))
                        .getMessage()
                        .contains("cannot be read"));
    }

    private void refused(String content, String message) throws IOException {
        Path file = file("bad.trec", content);
        TrecException refused = assertThrows(TrecException.class, () -> TrecRun.read(file));
        assertTrue(
                refused.getMessage().startsWith("[" + file + "] ")
                        && refused.getMessage().contains(message),
                refused.getMessage());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
