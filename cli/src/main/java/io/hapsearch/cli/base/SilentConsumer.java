/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.base;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Draws nothing: for output that no one watches as it comes. Thread-safe. */
final class SilentConsumer implements ProgressBarConsumer {

    private static final int ANY_WIDTH = 80;

    @Override
    public int getMaxRenderedLength() {
        return ANY_WIDTH;
    }

    @Override
    public void accept(String rendered) {}

    @Override
    public void close() {}
}
