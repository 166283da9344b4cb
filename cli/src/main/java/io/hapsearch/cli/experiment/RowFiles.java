/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hapsearch.cli.base.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The finished rows of one study in a folder of their own. */
final class RowFiles {
    private final Path folder;
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * @param folder created with the first row; named after what decides the rows
     */
    RowFiles(Path folder) {
        this.folder = folder;
    }

    Optional<Row> read(Contender contender) {
        Path file = folder.resolve(contender.file());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(mapper.readValue(file.toFile(), Row.class));
        } catch (IOException e) {
            throw new CommandFailure("Cannot read " + file + ", delete it: " + e.getMessage(), e);
        }
    }

    /** Whole or not at all. */
    void write(Contender contender, Row row) {
        Path file = folder.resolve(contender.file());
        Path beside = folder.resolve(contender.file() + ".tmp");
        try {
            Files.createDirectories(folder);
            mapper.writeValue(beside.toFile(), row);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CommandFailure("Cannot write " + file + ": " + e, e);
        }
    }
}
