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

    /** All rows in the order of the contenders, after that of retrieval. */
    List<Row> run(List<Contender> contenders) {
        Trial trial = new Trial(TorchEngine.open(), data);
        List<Row> rows = new ArrayList<>();
        rows.add(trial.retrieval());
        long started = System.nanoTime();
        int ran = 0;
        try (ProgressBar bar = progress.bar("Training " + data.name(), contenders.size())) {
            for (int i = 0; i < contenders.size(); i++) {
                Contender contender = contenders.get(i);
                bar.setExtraMessage(
                        " "
                                + contender.model().key()
                                + " "
                                + contender.variant()
                                + left(started, ran, contenders.size() - i));
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
        }
        return rows;
    }

    private static String left(long started, int ran, int toRun) {
        if (ran == 0) {
            return "";
        }
        double each = (System.nanoTime() - started) / NANOS / ran;
        return ", about " + Duration.ofSeconds((long) (each * toRun)).toMinutes() + " min left";
    }
}
