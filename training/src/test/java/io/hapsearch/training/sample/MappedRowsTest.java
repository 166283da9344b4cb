/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedRowsTest {
    @TempDir private Path folder;

    /** Widths whose rows fill many chunks, fill chunks in part, and take a chunk each. */
    @ParameterizedTest
    @ValueSource(ints = {1, 22, 1_000, 700_000})
    void whatIsWrittenIsRead(int width) {
        int rows = Math.max(3, 3_000_000 / width);
        MappedRows mapped = new MappedRows(folder, width);
        SplittableRandom random = new SplittableRandom(width);
        float[] row = new float[width];
        for (int i = 0; i < rows; i++) {
            mapped.ensure(i);
            Arrays.fill(row, i);
            row[width - 1] = -i;
            mapped.put(i, FloatBuffer.wrap(row), 0);
        }
        for (int i = 0; i < 1_000; i++) {
            int at = random.nextInt(rows);
            assertEquals(-at, mapped.getFloat(at, width - 1));
            assertEquals(Float.floatToIntBits(-at), mapped.get(at, width - 1));
            float[] read = new float[Math.min(2, width)];
            mapped.copy(at, width - read.length, read, 0, read.length);
            assertArrayEquals(width == 1 ? new float[] {-at} : new float[] {at, -at}, read);
        }
    }

    @Test
    void equalRowsHaveEqualHashes() {
        MappedRows mapped = new MappedRows(folder, 3);
        for (int row = 0; row < 4; row++) {
            mapped.ensure(row);
            mapped.put(row, 0, row % 2);
            mapped.put(row, 2, 7);
        }
        assertTrue(mapped.equal(0, 2));
        assertTrue(mapped.equal(1, 3));
        assertTrue(!mapped.equal(0, 1));
        assertEquals(mapped.hash(1, 5), mapped.hash(3, 5));
    }

    @Test
    void nothingIsLeftInTheFolder() throws IOException {
        MappedRows mapped = new MappedRows(folder, 2);
        mapped.ensure(1_000_000);
        mapped.put(1_000_000, 1, 42);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
        assertEquals(42, mapped.get(1_000_000, 1));
    }

    @Test
    void aFolderThatTakesNothingIsNamed() {
        Path absent = folder.resolve("absent");
        SampleException error =
                assertThrows(SampleException.class, () -> new MappedRows(absent, 1).ensure(0));
        assertTrue(error.getMessage().contains("[" + absent + "]"), error.getMessage());
    }
}
