/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import io.hapsearch.cli.base.CommandFailure;

/**
 * A node could not be laid out, started, reached or stopped; the message names the node and shows
 * the end of its log.
 */
public final class NodeFailure extends CommandFailure {

    public NodeFailure(String message) {
        super(message);
    }

    public NodeFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
