/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNameOfAnyLengthLeavesTheTaskAlone(boolean animated) throws Exception {
        Progress progress = new Progress(new PrintStream(new ByteArrayOutputStream()), animated);
        for (int length = 0; length < 120; length++) {
            int expected = length;
            assertEquals(expected, progress.during("x".repeat(length), () -> expected));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 300})
    void whereNobodyWatchesTheWholeNameIsOnALine(int length) throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(shown, true), false);
        String name = "x".repeat(length);
        progress.during(name, () -> null);
        assertEquals(name + " ...", shown.toString(StandardCharsets.UTF_8).strip());
    }
}
