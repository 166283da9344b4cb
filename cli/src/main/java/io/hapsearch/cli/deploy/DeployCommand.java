/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.deploy;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.UrlOption;
import io.hapsearch.models.bundle.BundleName;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hap deploy}. */
@Command(
        name = "deploy",
        description = "Upload a bundle to a cluster and make searches use it.",
        mixinStandardHelpOptions = true)
public final class DeployCommand implements Callable<Integer> {

    private final Output output;
    private final Progress progress;

    @Spec private CommandSpec command;

    @Parameters(paramLabel = "BUNDLE.zip", description = "The bundle, as hap train writes it.")
    private Path file;

    @Mixin private UrlOption node;

    @ArgGroup private Activation activation = new Activation();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    public DeployCommand(Output output, Progress progress) {
        this.output = output;
        this.progress = progress;
    }

    /** What happens after the upload: at most one of the two options. */
    private static final class Activation {

        @Option(
                names = "--alias",
                paramLabel = "NAME",
                description =
                        "The name by which searches shall find it (default: the bundle's own name).")
        private String alias;

        @Option(
                names = "--no-activate",
                description = "Upload only; searches can name the version, as in feed/7.")
        private boolean none;
    }

    @Override
    public Integer call() throws Exception {
        requireAlias();
        URI url = node.url();
        BundleFile bundle = BundleFile.read(file);
        try (NodeClient client = new NodeClient(url)) {
            Deployment deployment =
                    new Deployer(client, progress).deploy(bundle, alias(bundle.name()));
            if (json) {
                output.json(deployment);
            } else {
                output.line(deployment.text());
            }
        }
        return 0;
    }

    private void requireAlias() {
        if (activation.alias != null) {
            try {
                BundleName.require("--alias", activation.alias);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(command.commandLine(), e.getMessage(), e);
            }
        }
    }

    private String alias(BundleName name) {
        if (activation.none) {
            return null;
        }
        return activation.alias == null ? name.name() : activation.alias;
    }
}
