/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.cli.base.CommandFailure;
import picocli.CommandLine.ArgGroup;

/** One's own logs, by their files or by their folder. Filled by picocli, as an argument group. */
public final class LogsOption {

    @ArgGroup(exclusive = false, multiplicity = "1")
    private SampleOption files;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private FolderOption folder;

    /**
     * The logs.
     *
     * @throws CommandFailure that names a file if it is missing or not as it must be
     */
    public Logs logs(ReadingOption reading) {
        return files != null ? files.logs(reading.options()) : folder.logs(reading.options());
    }
}
