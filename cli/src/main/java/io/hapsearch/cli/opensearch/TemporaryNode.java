/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import io.hapsearch.cli.node.LocalNode;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import java.net.URI;

/**
 * A fresh local node for the length of one command: whatever way the command ends (in order, with a
 * failure, by Ctrl-C), the node is stopped, unless it is to be kept. Its folder stays for a look
 * into its log, and is emptied by the next one of the same name.
 */
public final class TemporaryNode implements AutoCloseable {

    private final LocalNode node;
    private final Thread hook;
    private boolean kept;

    private TemporaryNode(LocalNode node) {
        this.node = node;
        this.hook = new Thread(node::stop, "stop-node-" + node.spec().name());
    }

    /**
     * Starts a node without any data and waits until it answers.
     *
     * @throws io.hapsearch.cli.node.NodeFailure if a node of this name runs, or it does not start
     */
    public static TemporaryNode start(LocalNodes nodes, NodeSpec spec) {
        nodes.delete(spec.name());
        TemporaryNode temporary = new TemporaryNode(nodes.create(spec));
        Runtime.getRuntime().addShutdownHook(temporary.hook);
        try {
            temporary.node.start();
            return temporary;
        } catch (RuntimeException e) {
            temporary.close();
            throw e;
        }
    }

    /** Where the node answers. */
    public URI uri() {
        return node.uri();
    }

    /** Lets the node run on after {@link #close}. */
    public void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (!kept) {
            node.stop();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs already.
        }
    }
}
