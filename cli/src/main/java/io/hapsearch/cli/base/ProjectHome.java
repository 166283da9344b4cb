/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project's folder, and where in it the build leaves things. Immutable.
 *
 * @param path absolute
 */
public record ProjectHome(Path path) {

    /** The system property that the script {@code hap} and the build's tests set. */
    public static final String PROPERTY = "hap.home";

    public ProjectHome {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * Finds the home by {@value #PROPERTY}, or else as the nearest folder upwards of the working
     * directory that holds the script {@code hap} (as when a test is started by an IDE).
     *
     * @throws CommandFailure if there is none
     */
    public static ProjectHome find() {
        String property = System.getProperty(PROPERTY);
        if (property != null) {
            return new ProjectHome(Path.of(property));
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isRegularFile(p.resolve("hap"))) {
                return new ProjectHome(p);
            }
        }
        throw new CommandFailure("Cannot find the project's folder; set -D" + PROPERTY);
    }

    /** The assembled OpenSearch, from which nodes are made. */
    public Path nodeTemplate() {
        return path.resolve("cli/node/target/opensearch");
    }

    /** The folder of the local nodes, one sub-folder each. */
    public Path nodes() {
        return path.resolve("target/nodes");
    }

    /**
     * The newest built zip of the plugin.
     *
     * @throws CommandFailure that says how to build one if there is none
     */
    public Path requirePluginZip() {
        return pluginZip()
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "There is no plugin zip in plugin/target/releases; build it with ./mvnw package"));
    }

    /** The newest built zip of the plugin, if there is one. */
    public Optional<Path> pluginZip() {
        Path releases = path.resolve("plugin/target/releases");
        if (!Files.isDirectory(releases)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(releases)) {
            List<Path> zips =
                    files.filter(f -> f.getFileName().toString().matches("opensearch-hap-.*\\.zip"))
                            .toList();
            return zips.stream().max(Comparator.comparing(f -> f.toFile().lastModified()));
        } catch (IOException e) {
            throw new CommandFailure("Cannot read " + releases, e);
        }
    }
}
