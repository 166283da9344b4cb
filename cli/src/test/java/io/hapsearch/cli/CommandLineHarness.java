/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs the command line in process and keeps what it prints. */
final class CommandLineHarness {

    private final ProjectHome project;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    CommandLineHarness(ProjectHome project) {
        this.project = project;
    }

    /** Runs a command; what the one before printed is forgotten. */
    int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
        CommandLine command = Hap.commandLine(project, new Output(new PrintWriter(out)), quiet);
        return command.setErr(new PrintWriter(err)).execute(args);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }
}
