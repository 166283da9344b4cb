/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import io.hapsearch.training.sample.SampleFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says where samples go. Filled by picocli. */
final class OutFolder {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write to, for hap train --from.")
    private Path path;

    /**
     * The folder; it is made if it is not there.
     *
     * @throws ParameterException if it cannot be one
     */
    SampleFolder folder() {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new ParameterException(
                    command.commandLine(), "--out must be a folder, not the file " + path);
        }
        return new SampleFolder(path);
    }
}
