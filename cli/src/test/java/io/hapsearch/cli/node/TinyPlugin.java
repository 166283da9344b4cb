/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** The smallest plugin that OpenSearch accepts, compiled on the spot. */
final class TinyPlugin {

    private static final String SOURCE =
            "public class Tiny extends org.opensearch.plugins.Plugin {}";

    private final Path template;
    private final Path work;

    TinyPlugin(Path template, Path work) {
        this.template = template;
        this.work = work;
    }

    Path zip() throws IOException {
        return zip("tiny", openSearchVersion());
    }

    /** A zip whose descriptor claims to be for the given version of OpenSearch. */
    Path zip(String name, String openSearch) throws IOException {
        Path source = Files.writeString(work.resolve("Tiny.java"), SOURCE);
        String lib;
        try (var jars = Files.list(template.resolve("lib"))) {
            List<String> paths = jars.map(Path::toString).filter(p -> p.endsWith(".jar")).toList();
            lib = String.join(File.pathSeparator, paths);
        }
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-d",
                                work.toString(),
                                "-cp",
                                lib,
                                source.toString());
        assertEquals(0, result);
        Path jar = work.resolve(name + ".jar");
        write(
                jar,
                List.of(new Entry("Tiny.class", Files.readAllBytes(work.resolve("Tiny.class")))));
        String descriptor =
                String.join(
                        "\n",
                        "name=" + name,
                        "description=for a test",
                        "version=1",
                        "opensearch.version=" + openSearch,
                        "java.version=21",
                        "classname=Tiny",
                        "");
        Path zip = work.resolve(name + ".zip");
        write(
                zip,
                List.of(
                        new Entry("plugin-descriptor.properties", descriptor.getBytes(UTF_8)),
                        new Entry(name + ".jar", Files.readAllBytes(jar))));
        return zip;
    }

    /** The version of the assembled OpenSearch, by the name of its main jar. */
    String openSearchVersion() throws IOException {
        try (var jars = Files.list(template.resolve("lib"))) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.matches("opensearch-\\d.*\\.jar"))
                    .map(
                            name ->
                                    name.substring(
                                            "opensearch-".length(),
                                            name.length() - ".jar".length()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(String name, byte[] bytes) {}

    private static void write(Path file, List<Entry> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.bytes());
                zip.closeEntry();
            }
        }
    }
}
