/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.base;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Draws nothing: for output that no one watches as it comes. Thread-safe. */
final class SilentConsumer implements ProgressBarConsumer {

    @Override
    public int getMaxRenderedLength() {
        return 0;
    }

    @Override
    public void accept(String rendered) {}

    @Override
    public void close() {}
}
