/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A bundle on disk and what it is called. Nothing else of it is looked at: what a bundle must be is
 * the node's to judge.
 *
 * @param name as its manifest says
 * @param zip its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
public record BundleFile(BundleName name, byte[] zip) {

    private static final int MAX_MANIFEST_BYTES = 1 << 24;

    /**
     * Reads a file.
     *
     * @throws CommandFailure that names the file if it cannot be read, or holds no manifest with a
     *     name and a version
     */
    public static BundleFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure("There is no file " + file);
        }
        try {
            byte[] zip = Files.readAllBytes(file);
            JsonNode manifest = manifest(file, zip);
            BundleName name =
                    new BundleName(
                            manifest.path("name").asText(null),
                            manifest.path("version").asText(null));
            return new BundleFile(name, zip);
        } catch (IOException e) {
            throw new CommandFailure("Cannot read " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(file + ", " + Bundle.MANIFEST + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode manifest(Path file, byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(Bundle.MANIFEST)) {
                    return new ObjectMapper().readTree(in.readNBytes(MAX_MANIFEST_BYTES));
                }
            }
        }
        throw new CommandFailure(file + " is not a bundle: it holds no " + Bundle.MANIFEST);
    }
}
