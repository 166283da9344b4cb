/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a file is one line that names it. */
class SampleErrorsTest extends SampleFilesCase {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "r1,exposed,0,1.5,2.5 | r1,exposed,0,1.5,cheap | row 2, column [price]: [cheap] is not a number",
                "r1,exposed,0,1.5,2.5 | r1,shown,0,1.5,2.5 | row 2, column [source]: [shown] is not one of exposed",
                "r1,exposed,0,1.5,2.5 | r1,exposed,-1,1.5,2.5 | row 2, column [label]: [-1] is not a number of 0 or more",
                "r1,exposed,0,1.5,2.5 | r1,exposed,0,,2.5 | row 2, column [score]: [null] is not a number",
                "r1,exposed,0,1.5,2.5 | r9,exposed,0,1.5,2.5 | row 2, column [request_id]: [r9] is not an id of",
                "r2,global,0 | r2,global,1 | row 1, column [label]: [1] is not 0, as only exposed",
                "[1, 2] | [1, x] | row 2, column [vector]: [[1, x]] is not a list of numbers",
            })
    void aWrongSampleIsNamedByRowColumnAndValue(String right, String wrong, String message)
            throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        Path samples = write("samples.csv", SAMPLES.replace(right.strip(), wrong.strip()));
        SampleException error = assertThrows(SampleException.class, () -> read(requests, samples));
        assertTrue(
                error.getMessage().contains("[" + samples + "] " + message.strip()),
                error.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "r2,2026-01-01T00:00:00Z,40 | r2,yesterday,40 | row 2, column [time]: [yesterday] is not a number",
                "r2,2026-01-01T00:00:00Z,40 | r2,,40 | row 2, column [time]: [null] is not a time",
                "r2,2026-01-01T00:00:00Z,40 | r2,1,old | row 2, column [age]: [old] is not a number",
                "r2,2026-01-01T00:00:00Z,40 | r1,1,40 | row 2, column [request_id]: [r1] is not a new id",
                "r2,2026-01-01T00:00:00Z,40 | r2,1, | row 2, column [age]: [null] is not a number",
                "time | date | has no column [time]",
                "age | year | has no column [age]",
            })
    void aWrongRequestIsNamedByRowColumnAndValue(String right, String wrong, String message)
            throws IOException {
        Path requests = write("requests.csv", REQUESTS.replace(right.strip(), wrong.strip()));
        Path samples = write("samples.csv", SAMPLES);
        SampleException error = assertThrows(SampleException.class, () -> read(requests, samples));
        assertTrue(
                error.getMessage().contains("[" + requests + "] " + message.strip()),
                error.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "r1,exposed | row 2: [r1,exposed] cannot be read: Expected Number of Columns: 8 Found: 2",
                "a,b,c,d,e,f,g,h,i | row 2: [a,b,c,d,e,f,g,h,i] cannot be read: Expected Number of Columns: 8 Found: 9",
                "r1,\"ex\"posed,0,1,2,,,x | row 2: [r1,\"ex\"posed,0,1,2,,,x] cannot be read: Value with unterminated quote",
                "r1,exposed,0,1,2,,,\"x | row 2: [r1,exposed,0,1,2,,,\"x] cannot be read: Value with unterminated quote",
            })
    void aLineThatIsNotCsvIsNamed(String line, String message) throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        List<String> rows = SAMPLES.lines().toList();
        Path samples =
                write(
                        "samples.csv",
                        String.join("\n", rows.get(0), rows.get(1), line.strip(), rows.get(2)));
        assertNamed(requests, samples, samples, message.strip());
    }

    @Test
    void aRowOfCsvMayHaveSeveralLinesAndStandInAnyFile() throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        Path parts = Files.createDirectory(folder.resolve("parts"));
        String header = SAMPLES.substring(0, SAMPLES.indexOf('\n') + 1);
        Files.writeString(parts.resolve("day-1.csv"), SAMPLES);
        Path second = parts.resolve("day-2.csv");
        Files.writeString(second, header + "r1,exposed,0,1,2,,\"a\nb\",\nr2,global\n");
        assertNamed(requests, parts, second, "row 2: [r2,global] cannot be read: Expected");
    }

    @Test
    void textThatIsNotUtf8IsNamed() throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        String latin =
                SAMPLES.replace("r1,exposed,1,2.5,3,\"[3, 4]\",a", "r1,exposed,1,2,3,,\u00e4");
        Path samples = folder.resolve("samples.csv");
        Files.write(samples, latin.getBytes(StandardCharsets.ISO_8859_1));
        assertNamed(requests, samples, samples, "row 3: [r1,exposed,1,2,3,,");
        String line = "{\"request_id\": \"\u00e4\"}\n";
        Path json = folder.resolve("samples.jsonl");
        Files.write(json, ("{}\n" + line).getBytes(StandardCharsets.ISO_8859_1));
        assertNamed(requests, json, json, "row 2: [{\"request_id\": \"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"request_id\": \"r1\", \"source\":",
                "{\"request_id\": \"r1\"} {\"source\": \"exposed\"}",
                "[\"r1\", \"exposed\"]",
                "r1,exposed",
                "null",
            })
    void aLineThatIsNoJsonObjectIsNamed(String line) throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        String good = "{\"request_id\": \"r1\", \"source\": \"exposed\", \"label\": 0}\n";
        Path samples = write("samples.jsonl", good + "\n" + good + line + "\n" + good);
        assertNamed(requests, samples, samples, "row 3: [" + line + "] is not a JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "['1', 'x'] | [[\"1\",\"x\"]]",
                "[[1.0], [2.0]] | [[[1.0],[2.0]]]",
                "[1.0, NULL] | [[1.0, null]]",
                "'far' | [far]",
            })
    void aVectorOfParquetThatIsNoneIsNamed(String vector, String value) {
        Path requests = folder.resolve("requests.parquet");
        Path samples = folder.resolve("samples.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.execute(
                    "test",
                    "COPY (SELECT 'r1' AS request_id, 1 AS time, 30 AS age) TO "
                            + DuckDb.literal(requests)
                            + " (FORMAT parquet)");
            duckDb.execute(
                    "test",
                    "COPY (SELECT 'r1' AS request_id, 'exposed' AS source, 0 AS label, 1.5 AS score,"
                            + " 2 AS price, unnest([NULL, "
                            + vector
                            + "]) AS vector, 'b' AS tags) TO "
                            + DuckDb.literal(samples)
                            + " (FORMAT parquet)");
        }
        assertNamed(
                requests,
                samples,
                samples,
                "row 2, column [vector]: " + value + " is not a list of numbers");
    }

    @Test
    void aVectorOfJsonThatIsNoneIsNamed() throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        String row =
                """
                {"request_id": "r1", "source": "exposed", "label": 0, "score": 1, "price": 2, "tags": "b", "vector": %s}
                """;
        Path samples =
                write("samples.jsonl", row.formatted("[1, 2]") + row.formatted("[1, \"x\"]"));
        assertNamed(
                requests,
                samples,
                samples,
                "row 2, column [vector]: [[1,\"x\"]] is not a list of numbers");
    }

    private static void assertNamed(Path requests, Path samples, Path file, String message) {
        String told =
                assertThrows(SampleException.class, () -> read(requests, samples)).getMessage();
        assertTrue(told.startsWith("[" + file + "] " + message), told);
        assertEquals(1, told.lines().count(), told);
    }

    @Test
    void missingFilesAndUnknownFormatsAreNamed() throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        Path absent = folder.resolve("absent.csv");
        Path text = write("samples.txt", SAMPLES);
        assertTrue(
                assertThrows(SampleException.class, () -> read(requests, absent))
                        .getMessage()
                        .contains("[" + absent + "] is missing"));
        assertTrue(
                assertThrows(SampleException.class, () -> read(requests, text))
                        .getMessage()
                        .contains("[" + text + "] is neither"));
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "first"})
    void aStageRankIsAPosition(String rank) throws IOException {
        Path requests = write("requests.csv", REQUESTS);
        Path samples =
                write(
                        "samples.csv",
                        "request_id,source,label,stage_rank,score,price,vector,tags\n"
                                + "r1,ranking,0,"
                                + rank
                                + ",1,,,\n");
        String message =
                assertThrows(SampleException.class, () -> read(requests, samples)).getMessage();
        assertTrue(message.contains("row 1, column [stage_rank]: [" + rank + "]"), message);
    }
}
