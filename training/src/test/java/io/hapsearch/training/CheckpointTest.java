/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.training.checkpoint.CheckpointException;
import io.hapsearch.training.checkpoint.CheckpointFolder;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.ghcl.Harmonization;
import io.hapsearch.training.ghcl.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final FeedDataSet DATA = TinyFeed.generate(5);

    @TempDir private Path folder;

    @Test
    void whatWasStoppedTwiceEndsAsIfItHadNotBeen() {
        TrainingPlan plan = plan(Harmonization.GRADIENT_NORM, true);
        byte[] expected = new Trainer().train(plan, ProgressListener.NONE).bundle();
        CheckpointFolder checkpoints = new CheckpointFolder(folder, 3);
        stopAt(plan, checkpoints, Stage.LIGHT, 25);
        assertTrue(Files.exists(folder.resolve("light.checkpoint")));
        stopAt(plan, checkpoints, Stage.EXPRESSIVE, 10);
        byte[] actual = new Trainer(checkpoints).train(plan, ProgressListener.NONE).bundle();
        assertArrayEquals(expected, actual);
        checkpoints.clear();
        assertFalse(Files.exists(folder.resolve("light.checkpoint")));
    }

    @Test
    void aCheckpointOfOtherOptionsIsRefusedByName() {
        CheckpointFolder checkpoints = new CheckpointFolder(folder, 3);
        stopAt(plan(Harmonization.NONE, false), checkpoints, Stage.LIGHT, 10);
        TrainingPlan other = plan(Harmonization.CONFLICT_PROJECTION, false);
        CheckpointException error =
                assertThrows(
                        CheckpointException.class,
                        () -> new Trainer(checkpoints).train(other, ProgressListener.NONE));
        assertTrue(error.getMessage().contains("light.checkpoint"), error.getMessage());
        assertTrue(error.getMessage().contains("[options]"), error.getMessage());
    }

    @Test
    void aCheckpointOfOtherSamplesIsRefusedByName() {
        CheckpointFolder checkpoints = new CheckpointFolder(folder, 3);
        stopAt(plan(Harmonization.NONE, false), checkpoints, Stage.LIGHT, 10);
        TrainingPlan same = plan(Harmonization.NONE, false);
        TrainingPlan other =
                new TrainingPlan(
                        same.name(),
                        same.features(),
                        same.architecture(),
                        sink -> {
                            DATA.samples().writeTo(sink);
                            DATA.samples().writeTo(sink);
                        },
                        same.split(),
                        same.options(),
                        same.defaults(),
                        same.origin());
        CheckpointException error =
                assertThrows(
                        CheckpointException.class,
                        () -> new Trainer(checkpoints).train(other, ProgressListener.NONE));
        assertTrue(error.getMessage().contains("samples"), error.getMessage());
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        CheckpointFolder checkpoints = new CheckpointFolder(folder, 3);
        TrainingPlan plan = plan(Harmonization.NONE, false);
        stopAt(plan, checkpoints, Stage.LIGHT, 10);
        Path file = folder.resolve("light.checkpoint");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        CheckpointException error =
                assertThrows(
                        CheckpointException.class,
                        () -> new Trainer(checkpoints).train(plan, ProgressListener.NONE));
        assertTrue(error.getMessage().contains("damaged"), error.getMessage());
    }

    private static TrainingPlan plan(Harmonization harmonization, boolean conflictSampling) {
        TrainingPlan plan = TinyFeed.plan(DATA, 5);
        TrainingOptions options =
                plan.options()
                        .withEpochs(2)
                        .with(Objective.SEPARATED, harmonization, conflictSampling);
        return new TrainingPlan(
                plan.name(),
                plan.features(),
                plan.architecture(),
                plan.samples(),
                plan.split(),
                options,
                plan.defaults(),
                plan.origin());
    }

    private static void stopAt(
            TrainingPlan plan, CheckpointFolder checkpoints, Stage stage, long step) {
        assertThrows(
                Stopped.class,
                () ->
                        new Trainer(checkpoints)
                                .train(
                                        plan,
                                        now -> {
                                            if (now.stage() == stage && now.step() >= step) {
                                                throw new Stopped();
                                            }
                                        }));
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
