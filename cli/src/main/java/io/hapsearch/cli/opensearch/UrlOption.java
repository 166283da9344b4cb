/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says where a node answers. Filled by picocli. */
public final class UrlOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--url",
            defaultValue = "http://localhost:9200",
            description = "Where a node answers (default: ${DEFAULT-VALUE}).")
    private URI url;

    /**
     * The node's address.
     *
     * @throws ParameterException if it is not http or https with a host
     */
    public URI url() {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--url must be like http://localhost:9200, not '" + url + "'");
        }
        return url;
    }
}
