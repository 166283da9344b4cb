/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.training.checkpoint.CheckpointFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for trainings that may be stopped. Filled by picocli, as a mixin. */
final class CheckpointOption {
    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description =
                    "Keep the training's state in this folder, and go on with what is there. The files are removed"
                            + " when the bundle is written.")
    private Path folder;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "STEPS",
            defaultValue = "50",
            description =
                    "After how many steps of a model to write a checkpoint (default: ${DEFAULT-VALUE}).")
    private int every;

    /**
     * The folder, if one is named.
     *
     * @throws IllegalArgumentException that names an option if it is not what it must be
     */
    Optional<CheckpointFolder> folder() {
        if (every < 1) {
            throw new IllegalArgumentException("--checkpoint-every must be positive, not " + every);
        }
        return Optional.ofNullable(folder).map(path -> new CheckpointFolder(path, every));
    }
}
