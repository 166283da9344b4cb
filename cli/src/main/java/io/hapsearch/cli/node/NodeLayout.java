/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Lays out a node's folder from the assembled OpenSearch. Jars are hard links, so that a node costs
 * no time and no space; symbolic links would not do, since OpenSearch's Java agent lets code read
 * only what really lies in the node's folder. Thread-safe for different folders.
 */
public final class NodeLayout {

    private static final List<String> PROGRAM = List.of("lib", "agent", "modules");

    private final Path template;

    /**
     * @param template the assembled OpenSearch
     */
    public NodeLayout(Path template) {
        this.template = template;
    }

    /**
     * Creates the folder, or brings its program part up to date and keeps its data, logs and
     * plugins. The node must not run.
     *
     * @throws NodeFailure if the template is missing or the folder cannot be written
     */
    public NodeHome create(Path directory) {
        if (!Files.isDirectory(template.resolve("lib"))) {
            throw new NodeFailure(
                    "There is no assembled OpenSearch in "
                            + template
                            + "; build it with ./mvnw package");
        }
        NodeHome home = new NodeHome(directory);
        try {
            for (String part : PROGRAM) {
                // Anew each time: a jar left over from another version would be jar hell.
                Trees.delete(home.path().resolve(part));
                copy(template.resolve(part), home.path().resolve(part), true);
            }
            copy(template.resolve("config"), home.config(), false);
            for (Path own : List.of(home.plugins(), home.data(), home.logs(), home.temp())) {
                Files.createDirectories(own);
            }
            return home;
        } catch (IOException e) {
            throw new NodeFailure("Cannot lay out a node in " + directory + ": " + e, e);
        }
    }

    private static void copy(Path from, Path to, boolean link) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a)
                            throws IOException {
                        Files.createDirectories(to.resolve(from.relativize(folder)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Path target = to.resolve(from.relativize(file));
                        Files.deleteIfExists(target);
                        if (!link || !linked(target, file)) {
                            Files.copy(file, target);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static boolean linked(Path target, Path file) throws IOException {
        try {
            Files.createLink(target, file);
            return true;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // Another file system, or one without links.
            return false;
        }
    }
}
