/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.Split;
import io.hapsearch.training.sample.SampleFiles;
import io.hapsearch.training.sample.SampleFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a folder as {@code hap samples} writes it. Filled by picocli. */
final class FolderOption {

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DIR",
            description = "A folder that hap samples wrote: all of the files above.")
    private Path path;

    Logs logs(SampleFiles.Options options) {
        if (!Files.isDirectory(path)) {
            throw new CommandFailure("There is no folder " + path);
        }
        SampleFolder folder = new SampleFolder(path);
        try {
            FeatureSpec features = folder.features();
            SampleFolder.About about = folder.about();
            return new Logs(
                    features,
                    folder.architecture(),
                    new SampleFiles(folder.requests(), folder.samples(), features, options),
                    about.heldOutFrom() == null
                            ? new Split.Latest(SampleOption.HELD_OUT)
                            : new Split.At(about.heldOutFrom()),
                    about.origin());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }
}
