/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.base.Progress;
import io.hapsearch.training.ghcl.TorchEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;

/**
 * Runs the trainings of a grid one after the other and keeps each result on disk; those that are
 * there already are not run again.
 */
final class GhclStudy {
    private static final double NANOS = 1e9;

    private final StudyData data;
    private final RowFiles files;
    private final Progress progress;

    GhclStudy(StudyData data, Path folder, Progress progress) {
        this.data = data;
        this.files = new RowFiles(folder);
        this.progress = progress;
    }

    /**
     * Runs what is missing.
     *
     * @param blocks the trainings, block by block
     * @param finished gets all rows so far, that of retrieval first, after each block
     */
    void run(List<List<Contender>> blocks, Consumer<List<Row>> finished) {
        Trial trial = new Trial(TorchEngine.open(), data);
        List<Row> rows = new ArrayList<>();
        rows.add(trial.retrieval());
        int all = blocks.stream().mapToInt(List::size).sum();
        long started = System.nanoTime();
        int ran = 0;
        try (ProgressBar bar = progress.bar("Training " + data.name(), all)) {
            for (List<Contender> block : blocks) {
                for (Contender contender : block) {
                    bar.setExtraMessage(
                            " "
                                    + contender.model().key()
                                    + " "
                                    + contender.variant()
                                    + left(started, ran, all - rows.size() + 1));
                    Optional<Row> kept = files.read(contender);
                    if (kept.isEmpty()) {
                        Row row = trial.run(contender);
                        files.write(contender, row);
                        kept = Optional.of(row);
                        ran++;
                    }
                    rows.add(kept.get());
                    bar.step();
                }
                finished.accept(rows);
            }
        }
    }

    private static String left(long started, int ran, int toRun) {
        if (ran == 0) {
            return "";
        }
        double each = (System.nanoTime() - started) / NANOS / ran;
        return ", about " + Duration.ofSeconds((long) (each * toRun)).toMinutes() + " min left";
    }
}
