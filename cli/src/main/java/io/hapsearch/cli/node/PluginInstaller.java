/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Installs plugin zips with OpenSearch's own plugin command, as a user would: what it refuses,
 * nobody could install. Thread-safe for different nodes.
 */
public final class PluginInstaller {

    private final JavaRuntime java;

    public PluginInstaller(JavaRuntime java) {
        this.java = java;
    }

    /**
     * Makes these zips the only installed plugins. Does nothing if the same zips are installed
     * already. The node must not run.
     *
     * @throws NodeFailure naming the zip, with the plugin command's words, if it is missing or
     *     refused
     */
    public void install(NodeHome home, List<Path> zips) {
        try {
            String wanted = fingerprint(zips);
            Path marker = home.installedPlugins();
            if (Files.exists(marker) && Files.readString(marker).equals(wanted)) {
                return;
            }
            Files.deleteIfExists(marker);
            Trees.delete(home.plugins());
            Files.createDirectories(home.plugins());
            for (Path zip : zips) {
                run(home, zip);
            }
            Files.writeString(marker, wanted);
        } catch (IOException e) {
            throw new NodeFailure("Cannot install plugins " + zips + ": " + e, e);
        }
    }

    private void run(NodeHome home, Path zip) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.executable());
        command.addAll(java.jnaFlags());
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-Dopensearch.path.home=" + home.path(),
                        "-Dopensearch.path.conf=" + home.config(),
                        "-Dopensearch.distribution.type=tar",
                        "-Djava.io.tmpdir=" + home.temp(),
                        "-cp",
                        home.lib().resolve("*")
                                + System.getProperty("path.separator")
                                + home.pluginCli().resolve("*"),
                        "org.opensearch.tools.cli.plugin.PluginCli",
                        "install",
                        "-b",
                        zip.toUri().toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String words =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = waitFor(process);
        if (exit != 0) {
            throw new NodeFailure(
                    "The plugin command refused " + zip + " (exit code " + exit + "):\n" + words);
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new NodeFailure("Interrupted while a plugin was installed", e);
        }
    }

    private static String fingerprint(List<Path> zips) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path zip : zips) {
            if (!Files.isRegularFile(zip)) {
                throw new NodeFailure("There is no plugin zip " + zip);
            }
            text.append(sha256(zip)).append(' ').append(zip).append('\n');
        }
        return text.toString();
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
