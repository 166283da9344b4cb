/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.checkpoint;

import io.hapsearch.training.Stage;
import java.util.Optional;

/** Where the trainings of one plan keep their state. Not thread-safe. */
public interface Checkpoints {
    /** Keeps nothing. */
    Checkpoints NONE =
            new Checkpoints() {
                @Override
                public Optional<RunState> latest(Stage stage) {
                    return Optional.empty();
                }

                @Override
                public boolean due(long steps) {
                    return false;
                }

                @Override
                public void save(Stage stage, RunState state) {}
            };

    /**
     * The latest state of a model's training.
     *
     * @throws CheckpointException if there is one that cannot be gone on with
     */
    Optional<RunState> latest(Stage stage);

    /** Whether a state should be saved after so many steps. */
    boolean due(long steps);

    /** Saves a state; what was saved before stays until this is safe on the disk. */
    void save(Stage stage, RunState state);
}
