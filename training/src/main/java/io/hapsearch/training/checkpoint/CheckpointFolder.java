/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.checkpoint;

import io.hapsearch.training.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder with a checkpoint file for each model.
 *
 * @param folder where; created when the first checkpoint is written
 * @param every after how many steps to write one
 */
public record CheckpointFolder(Path folder, int every) {
    /** Checks ranges. */
    public CheckpointFolder {
        if (every < 1) {
            throw new IllegalArgumentException("[checkpoint_every] must be positive, not " + every);
        }
    }

    /**
     * Opens it for one plan.
     *
     * @param identity hashes of all that decides the plan's outcome, by what they are of
     */
    public Checkpoints open(Map<String, String> identity) {
        return new Bound(new TreeMap<>(identity));
    }

    /** Removes the files of a training that is over. */
    public void clear() {
        for (Stage stage : List.of(Stage.LIGHT, Stage.EXPRESSIVE)) {
            try {
                Files.deleteIfExists(file(stage));
            } catch (IOException e) {
                throw new CheckpointException("cannot delete [" + file(stage) + "]: " + e, e);
            }
        }
    }

    private Path file(Stage stage) {
        return folder.resolve(stage.name().toLowerCase(Locale.ROOT) + ".checkpoint");
    }

    private final class Bound implements Checkpoints {
        private final Map<String, String> identity;

        Bound(Map<String, String> identity) {
            this.identity = identity;
        }

        @Override
        public Optional<RunState> latest(Stage stage) {
            Path file = file(stage);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            CheckpointFile.Content content = new CheckpointFile(file).read();
            requireSame(file, content.identity());
            return Optional.of(content.state());
        }

        @Override
        public boolean due(long steps) {
            return steps % every == 0;
        }

        @Override
        public void save(Stage stage, RunState state) {
            new CheckpointFile(file(stage)).write(new CheckpointFile.Content(identity, state));
        }

        private void requireSame(Path file, Map<String, String> other) {
            List<String> different = new ArrayList<>();
            identity.forEach(
                    (key, hash) -> {
                        if (!hash.equals(other.get(key))) {
                            different.add(key);
                        }
                    });
            if (!different.isEmpty()) {
                throw new CheckpointException(
                        "["
                                + file
                                + "] is of a training with other "
                                + different
                                + ": go on with what it was started with, or use another folder");
            }
        }
    }
}
