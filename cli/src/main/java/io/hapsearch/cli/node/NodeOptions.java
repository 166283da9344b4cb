/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import picocli.CommandLine.Option;

/** The options that every node command has. Filled by picocli. */
final class NodeOptions {

    @Option(
            names = "--name",
            defaultValue = "hap",
            description = "Name of the node (default: ${DEFAULT-VALUE}).")
    String name;

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;
}
