/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void namesStandLeftAndNumbersRight() {
        List<String> lines =
                new Table(List.of("variant", "ms"))
                        .row(List.of("light", "12.34"))
                        .row(List.of("a", "1"))
                        .lines();

        assertEquals(
                List.of("variant     ms", "-------  -----", "light    12.34", "a            1"),
                lines);
    }

    @Test
    void aRowMustFitTheHeader() {
        Table table = new Table(List.of("a", "b"));
        assertThrows(IllegalArgumentException.class, () -> table.row(List.of("only one")));
    }
}
