/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The bundle's table of contents, {@code manifest.json}.
 *
 * @param format the version of the bundle format, {@value #FORMAT}
 * @param name the bundle's name
 * @param version the bundle's version
 * @param files SHA-256 and size of every other file
 * @param light the model that scores every hit
 * @param expressive the model that scores hard hits
 * @param defaults routing defaults
 * @param provenance where it comes from: free JSON, kept but not interpreted
 */
public record Manifest(
        @JsonProperty(required = true) int format,
        String name,
        String version,
        Map<String, FileEntry> files,
        ModelEntry light,
        ModelEntry expressive,
        RoutingDefaults defaults,
        JsonNode provenance) {

    /** The version of the format that this code writes. */
    public static final int FORMAT = 1;

    /** Checks what can be told from the manifest alone. */
    public Manifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "[format] is " + format + ", this version reads " + FORMAT);
        }
        BundleName.require("name", name);
        BundleName.require("version", version);
        if (files == null) {
            throw new IllegalArgumentException("[files] is missing");
        }
        files = Map.copyOf(files);
        if (light == null) {
            throw new IllegalArgumentException("[light] is missing");
        }
        if (expressive == null) {
            throw new IllegalArgumentException("[expressive] is missing");
        }
        defaults = defaults == null ? RoutingDefaults.NONE : defaults;
    }

    /** The bundle's identity. */
    public BundleName bundleName() {
        return new BundleName(name, version);
    }

    /**
     * One file of the bundle.
     *
     * @param sha256 the hash in lower-case hexadecimal
     * @param bytes the size
     */
    public record FileEntry(String sha256, @JsonProperty(required = true) long bytes) {
        /** Checks that there is a hash. */
        public FileEntry {
            if (sha256 == null) {
                throw new IllegalArgumentException("[sha256] is missing");
            }
        }
    }
}
