/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmOptionsTest {

    @TempDir private Path folder;

    @Test
    void aFlagMayNeedANewerJdk() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("jvm.options"), "# comment\n\n-Xss1m\n25-:-XX:+New\n");

        assertEquals(List.of("-Xss1m"), new JvmOptions().read(file, 21));
        assertEquals(List.of("-Xss1m", "-XX:+New"), new JvmOptions().read(file, 25));
    }

    @Test
    void whatIsNoFlagIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("jvm.options"), "Xss1m\n");

        assertThrows(NodeFailure.class, () -> new JvmOptions().read(file, 21));
    }

    @Test
    void heapSizes() {
        assertEquals(512, HeapSize.parse("512m").megabytes());
        assertEquals(2048, HeapSize.parse("2G").megabytes());
        assertThrows(IllegalArgumentException.class, () -> HeapSize.parse("2"));
        assertThrows(IllegalArgumentException.class, () -> HeapSize.parse("0m"));
    }
}
