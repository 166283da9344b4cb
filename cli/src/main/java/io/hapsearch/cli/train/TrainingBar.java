/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.cli.base.Progress;
import io.hapsearch.training.ProgressListener;
import io.hapsearch.training.Stage;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/** Shows a training: one bar per stage, with the loss and the time left. Not thread-safe. */
final class TrainingBar implements ProgressListener, AutoCloseable {

    private final Progress progress;
    private Stage stage;
    private ProgressBar bar;

    TrainingBar(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void progress(io.hapsearch.training.Progress now) {
        if (now.stage() != stage) {
            close();
            stage = now.stage();
            bar = progress.bar(title(stage), now.steps() == 0 ? -1 : now.steps());
        }
        if (now.steps() > 0) {
            bar.maxHint(now.steps());
        }
        bar.stepTo(now.step());
        bar.setExtraMessage(message(now));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    static String message(io.hapsearch.training.Progress now) {
        StringBuilder message = new StringBuilder();
        if (now.epoch() > 0) {
            message.append(" epoch ").append(now.epoch());
        }
        if (!Double.isNaN(now.loss())) {
            message.append(String.format(Locale.ROOT, " loss %.4f", now.loss()));
        }
        if (!now.left().isZero()) {
            message.append(" at most ").append(now.left().toSeconds()).append(" s left");
        }
        return message.toString();
    }

    private static String title(Stage stage) {
        return switch (stage) {
            case SAMPLES -> "Reading samples";
            case LIGHT -> "Training the light model";
            case EXPRESSIVE -> "Training the expressive model";
            case BUNDLE -> "Packing the bundle";
        };
    }
}
