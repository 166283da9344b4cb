/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleFilesTest extends SampleFilesCase {
    /** A row that is not among the first, from which a reader might guess the rest. */
    private static final int LATE = 30_000;

    @Test
    void csvIsReadJoinedAndEncoded() throws IOException {
        assertEncoded(read(write("requests.csv", REQUESTS), write("samples.csv", SAMPLES)));
    }

    @Test
    void parquetIsReadTheSameWay() throws IOException {
        Path requests = folder.resolve("requests.parquet");
        Path samples = folder.resolve("samples.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.execute(
                    "test",
                    "COPY (SELECT * FROM (VALUES ('r1', 1000, 30, ['a', 'b']),"
                            + " ('r2', 1767225600000, 40, NULL)) t(request_id, time, age, history)) TO "
                            + DuckDb.literal(requests)
                            + " (FORMAT parquet)");
            duckDb.execute(
                    "test",
                    "COPY (SELECT * FROM (VALUES ('r2', 'global', false, 0.5, NULL, NULL, NULL),"
                            + " ('r1', 'exposed', false, 1.5, 2.5, [1.0, 2.0], ['b', 'zzz']),"
                            + " ('r1', 'exposed', true, 2.5, 3, [3.0, 4.0], ['a'])"
                            + ") t(request_id, source, label, score, price, vector, tags)) TO "
                            + DuckDb.literal(samples)
                            + " (FORMAT parquet)");
        }
        assertEncoded(read(requests, samples));
    }

    @Test
    void jsonLinesAreReadTheSameWay() throws IOException {
        Path requests =
                write(
                        "requests.jsonl",
                        """
                {"request_id": "r1", "time": 1000, "age": 30, "history": ["a", "b"]}
                {"request_id": "r2", "time": 1767225600000, "age": 40}
                """);
        Path samples =
                write(
                        "samples.jsonl",
                        """
                {"request_id": "r2", "source": "global", "label": 0, "score": 0.5}
                {"request_id": "r1", "source": "exposed", "label": 0, "score": 1.5, "price": 2.5, "vector": [1, 2], "tags": ["b", "zzz"]}
                {"request_id": "r1", "source": "exposed", "label": 1, "score": 2.5, "price": 3, "vector": [3, 4], "tags": ["a"]}
                """);
        assertEncoded(read(requests, samples));
    }

    @Test
    void whatFirstOccursLateInAFileCounts() throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        String few =
                "{\"request_id\": \"r1\", \"source\": \"exposed\", \"label\": 0, \"score\": 1}\n";
        String all =
                """
                {"request_id": "r1", "source": "exposed", "label": 1, "score": 1, "price": %s, "vector": [3, 4], "tags": ["b"]}
                """;
        Path json = write("samples.jsonl", few.repeat(LATE - 1) + all.formatted("2.5"));
        assertLast(read(requests, json));

        String header = "request_id,source,label,score,price,vector,tags\n";
        String plain = "r1,exposed,0,1,7,,\n";
        String quoted = "r1,exposed,1,1,%s,\"[3, 4]\",\"[\"\"b\"\"]\"\n";
        Path csv = write("samples.csv", header + plain.repeat(LATE - 1) + quoted.formatted("2.5"));
        assertLast(read(requests, csv));

        write("samples.jsonl", few.repeat(LATE - 1) + all.formatted("\"cheap\""));
        write("samples.csv", header + plain.repeat(LATE - 1) + quoted.formatted("cheap"));
        for (Path samples : List.of(json, csv)) {
            String message =
                    assertThrows(SampleException.class, () -> read(requests, samples)).getMessage();
            assertEquals(
                    "[" + samples + "] row 30000, column [price]: [cheap] is not a number",
                    message);
        }
    }

    /** The only positive has all values, those before it none. */
    private static void assertLast(EncodedSamples samples) {
        assertEquals(LATE, samples.sampleCount());
        assertTrue(samples.positive(0));
        assertEquals(List.of(2.5f, 3f, 4f), numbers(samples.documents(), samples.documentOf(0), 3));
        assertEquals(List.of(3L, 0L), codes(samples.documents(), samples.documentOf(0)));
        assertEquals(List.of(7f, 0f, 0f), numbers(samples.documents(), samples.documentOf(1), 3));
    }

    @Test
    void aHeaderIsReadAsCsv() throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        String header = SAMPLES.substring(0, SAMPLES.indexOf('\n'));
        String rows = SAMPLES.substring(header.length());
        String quoted =
                "\uFEFF\"request_id\", source,label,score,price,vector,tags,\"a \"\"b\"\", c\"";
        assertEncoded(read(requests, write("quoted.csv", (quoted + rows).replace("\n", "\r\n"))));
        assertEncoded(read(requests, write("nameless.csv", header.replace("ignored", "") + rows)));

        assertHeader("", "has no header");
        assertHeader(header + ",Price" + rows, "has two columns [Price]");
        assertHeader(header + ",\"open" + rows, "has a header that is not CSV");
    }

    private void assertHeader(String samples, String message) throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        Path file = write("samples.csv", samples);
        assertEquals(
                "[" + file + "] " + message,
                assertThrows(SampleException.class, () -> read(requests, file)).getMessage());
    }

    @Test
    void aFolderAndAPatternOfFilesAreReadInOrderOfNames() throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        String header = SAMPLES.substring(0, SAMPLES.indexOf('\n') + 1);
        List<String> rows = SAMPLES.lines().skip(1).toList();
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Files.writeString(parts.resolve("day-1.csv"), header + rows.get(0) + "\n");
        Files.writeString(
                parts.resolve("day-2.csv"), header + rows.get(1) + "\n" + rows.get(2) + "\n");
        Files.writeString(parts.resolve("notes.txt"), "no samples");
        assertEncoded(read(requests, parts));
        assertEncoded(read(requests, parts.resolve("day-*.csv")));
        Files.writeString(
                parts.resolve("day-1.csv"),
                "source,request_id,label,score,price,vector,tags,ignored\nglobal,r2,0,0.5,,,,x\n");
        assertEncoded(read(requests, parts));

        Path second = parts.resolve("day-2.csv");
        Files.writeString(second, header + rows.get(1) + "\n" + rows.get(2).replace(",3,", ",x,"));
        String message =
                assertThrows(SampleException.class, () -> read(requests, parts)).getMessage();
        assertTrue(message.contains("[" + second + "] row 2, column [price]: [x]"), message);

        Files.writeString(second, "request_id,source\nr1,exposed\n");
        message = assertThrows(SampleException.class, () -> read(requests, parts)).getMessage();
        assertTrue(message.contains("[" + second + "] has the columns"), message);

        message =
                assertThrows(SampleException.class, () -> read(requests, parts.resolve("x*.csv")))
                        .getMessage();
        assertTrue(message.contains("x*.csv] is missing"), message);
    }

    @Test
    void samplesInTheOrderOfRequestsAreReadLikeThoseThatMustBeSorted() throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        List<String> rows = SAMPLES.lines().toList();
        Path ordered =
                write(
                        "ordered.csv",
                        String.join("\n", rows.get(0), rows.get(2), rows.get(3), rows.get(1)));
        assertEncoded(read(requests, ordered));
        Path between =
                write(
                        "between.csv",
                        String.join("\n", rows.get(0), rows.get(2), rows.get(1), rows.get(3)));
        assertEncoded(read(requests, between));
    }

    @Test
    void labelsMayBeGradedAndStageRanksKnown() throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        Path samples =
                write(
                        "samples.csv",
                        """
                request_id,source,label,stage_rank,score,price,vector,tags
                r1,exposed,0,,1,,,
                r1,exposed,0.5,0,1,,,
                r1,exposed,3,1,1,,,
                r2,ranking,0,49,1,,,
                r2,ranking,0,50,1,,,
                r2,ranking,0,,1,,,
                r2,preranking,0,10,1,,,
                """);
        EncodedSamples all = read(requests, samples);
        assertEquals(7, all.sampleCount());
        assertEquals(2, all.range(0, Source.EXPOSED, true).size());
        assertEquals(0.5f, all.label(0));
        assertEquals(0, all.stageRank(0));
        assertEquals(3f, all.label(1));
        assertEquals(0f, all.label(2));
        assertEquals(Outcome.NO_RANK, all.stageRank(2));

        SampleEncoder encoder = new SampleEncoder(SPEC);
        new SampleFiles(
                        requests,
                        samples,
                        SPEC,
                        new SampleFiles.Options(1, Map.of(Source.RANKING, 50)))
                .writeTo(encoder);
        EncodedSamples some = encoder.finish();
        assertEquals(1, some.range(0, Source.EXPOSED, true).size());
        assertEquals(3f, some.label(some.range(0, Source.EXPOSED, true).from()));
        assertEquals(0.5f, some.label(2));
        assertEquals(
                List.of(50, Outcome.NO_RANK, 10),
                List.of(some.stageRank(3), some.stageRank(4), some.stageRank(5)));
    }

    @Test
    void typesOfParquetBecomeNumbersTimesAndStrings() {
        Path requests = folder.resolve("requests.parquet");
        Path samples = folder.resolve("samples.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.execute(
                    "test",
                    "COPY (SELECT 7 AS request_id, TIMESTAMP '2026-01-01 00:00:00' AS time,"
                            + " CAST(30 AS DECIMAL(5, 2)) AS age) TO "
                            + DuckDb.literal(requests)
                            + " (FORMAT parquet)");
            duckDb.execute(
                    "test",
                    "COPY (SELECT CAST(7 AS BIGINT) AS request_id, 'exposed' AS source, true AS label,"
                            + " CAST(1.5 AS FLOAT) AS score, DATE '1970-01-02' AS price,"
                            + " CAST([1, 2] AS FLOAT[2]) AS vector, ['b', NULL] AS tags) TO "
                            + DuckDb.literal(samples)
                            + " (FORMAT parquet)");
        }
        String message =
                assertThrows(SampleException.class, () -> read(requests, samples)).getMessage();
        assertTrue(message.contains("row 1, column [tags]"), message);
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.execute(
                    "test",
                    "COPY (SELECT * REPLACE ('b' AS tags) FROM read_parquet("
                            + DuckDb.literal(samples)
                            + ")) TO "
                            + DuckDb.literal(folder.resolve("good.parquet"))
                            + " (FORMAT parquet)");
        }
        EncodedSamples encoded = read(requests, folder.resolve("good.parquet"));
        assertEquals(1_767_225_600_000L, encoded.millis()[0]);
        assertEquals(List.of(30f), numbers(encoded.requests(), 0, 1));
        assertTrue(encoded.positive(0));
        assertEquals(List.of(86_400_000f, 1f, 2f), numbers(encoded.documents(), 0, 3));
    }

    private static void assertEncoded(EncodedSamples samples) {
        assertEquals(2, samples.requestCount());
        assertEquals(1000, samples.millis()[0]);
        assertEquals(1_767_225_600_000L, samples.millis()[1]);
        assertEquals(List.of(30f), numbers(samples.requests(), 0, 1));
        assertEquals(3, samples.sampleCount());
        assertTrue(samples.positive(0));
        assertEquals(List.of(3f, 3f, 4f), numbers(samples.documents(), samples.documentOf(0), 3));
        assertEquals(List.of(2.5f, 1f), numbers(samples.crosses(), samples.crossOf(0), 2));
        assertEquals(List.of(2.5f, 1f, 2f), numbers(samples.documents(), samples.documentOf(1), 3));
        assertEquals(List.of(1L, 3L), codes(samples.documents(), samples.documentOf(1)));
        assertEquals(Source.GLOBAL, samples.source(2));
        assertEquals(List.of(7f, 0f, 0f), numbers(samples.documents(), samples.documentOf(2), 3));
        assertEquals(List.of(0L, 0L), codes(samples.documents(), samples.documentOf(2)));
    }
}
