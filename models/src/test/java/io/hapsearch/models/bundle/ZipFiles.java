/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zips whose entries may be anything, duplicates included. Not thread-safe. */
final class ZipFiles {
    private final List<Map.Entry<String, byte[]>> entries = new ArrayList<>();

    static ZipFiles of(byte[] zip) throws IOException {
        ZipFiles files = new ZipFiles();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.add(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    ZipFiles add(String name, byte[] content) {
        entries.add(Map.entry(name, content));
        return this;
    }

    ZipFiles remove(String name) {
        entries.removeIf(entry -> entry.getKey().equals(name));
        return this;
    }

    ZipFiles replace(String name, byte[] content) {
        entries.replaceAll(entry -> entry.getKey().equals(name) ? Map.entry(name, content) : entry);
        return this;
    }

    byte[] get(String name) {
        return entries.stream()
                .filter(entry -> entry.getKey().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /**
     * The zip; names that occur twice are written under names of the same length and renamed
     * afterwards.
     */
    byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> written = new ArrayList<>();
        List<String> renamed = new ArrayList<>();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries) {
                String name = entry.getKey();
                if (written.contains(name)) {
                    renamed.add(name);
                    name = "#" + name.substring(1);
                }
                written.add(name);
                out.putNextEntry(new ZipEntry(name));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        byte[] zip = bytes.toByteArray();
        renamed.forEach(name -> rename(zip, "#" + name.substring(1), name));
        return zip;
    }

    private static void rename(byte[] zip, String from, String to) {
        byte[] before = from.getBytes(StandardCharsets.US_ASCII);
        byte[] after = to.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + before.length <= zip.length; i++) {
            if (Arrays.equals(zip, i, i + before.length, before, 0, before.length)) {
                System.arraycopy(after, 0, zip, i, after.length);
            }
        }
    }
}
