/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.Split;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.sample.SampleFolder;
import io.hapsearch.training.sample.SampleFolderWriter;
import io.hapsearch.training.sample.SampleSource;
import me.tongfei.progressbar.ProgressBar;

/** Writes samples into a folder, with a progress bar. */
final class FolderWriting {

    private static final int REPORT_EVERY = 10_000;

    private final Progress progress;

    FolderWriting(Progress progress) {
        this.progress = progress;
    }

    /** Writes the samples of a feed; returns how many they are. */
    long write(FeedDataSet data, SampleFolder folder) {
        Long heldOutFrom = data.split() instanceof Split.At at ? at.millis() : null;
        return write(
                folder,
                data.features(),
                data.architecture(),
                data.samples(),
                new SampleFolder.About(heldOutFrom, (ObjectNode) data.origin()));
    }

    /**
     * Writes samples; returns how many they are.
     *
     * @throws CommandFailure that says which row or file is not as it must be
     */
    long write(
            SampleFolder folder,
            FeatureSpec features,
            Architecture architecture,
            SampleSource samples,
            SampleFolder.About about) {
        long[] written = {0};
        try (ProgressBar bar = progress.bar("Writing samples", -1)) {
            new SampleFolderWriter()
                    .write(
                            folder,
                            features,
                            architecture,
                            samples,
                            about,
                            count -> {
                                written[0] = count;
                                if (count % REPORT_EVERY == 0) {
                                    bar.stepTo(count);
                                }
                            });
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
        return written[0];
    }
}
