/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.util.concurrent.atomic.AtomicLong;

/** How many more codes may be kept. Thread-safe. */
final class CodeBudget {
    private final AtomicLong left;

    CodeBudget(long codes) {
        this.left = new AtomicLong(codes);
    }

    /** Takes room for some codes, if there is enough. */
    boolean tryTake(int codes) {
        long before = left.get();
        while (before >= codes) {
            if (left.compareAndSet(before, before - codes)) {
                return true;
            }
            before = left.get();
        }
        return false;
    }

    void giveBack(long codes) {
        left.addAndGet(codes);
    }
}
