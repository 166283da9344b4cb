/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.IdEncoding;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * The codes of a segment's ordinals, each computed when it is first asked for. Pages of codes
 * appear as they are touched. Thread-safe without locks: threads that race compute the same code,
 * and an unset one reads as {@link IdEncoding#MISSING}.
 */
final class OrdinalCodes {
    private static final int PAGE_BITS = 9;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;

    private final IdEncoding encoding;
    private final CodeBudget budget;
    private final int[][] pages;
    private final AtomicLong taken = new AtomicLong();

    OrdinalCodes(IdEncoding encoding, CodeBudget budget, long ordinals) {
        this.encoding = encoding;
        this.budget = budget;
        this.pages = new int[Math.toIntExact(ordinals + PAGE_SIZE - 1 >>> PAGE_BITS)][];
    }

    /** The code of an ordinal of the segment's values. */
    int code(long ordinal, SortedSetDocValues values) throws IOException {
        int[] page = pages[(int) (ordinal >>> PAGE_BITS)];
        if (page == null) {
            if (!budget.tryTake(PAGE_SIZE)) {
                return encode(ordinal, values);
            }
            taken.addAndGet(PAGE_SIZE);
            page = new int[PAGE_SIZE];
            pages[(int) (ordinal >>> PAGE_BITS)] = page;
        }
        int slot = (int) ordinal & PAGE_SIZE - 1;
        int code = page[slot];
        if (code == IdEncoding.MISSING) {
            code = encode(ordinal, values);
            page[slot] = code;
        }
        return code;
    }

    /** Gives the room for its codes back to the budget. */
    void giveBack() {
        budget.giveBack(taken.getAndSet(0));
    }

    private int encode(long ordinal, SortedSetDocValues values) throws IOException {
        BytesRef term = values.lookupOrd(ordinal);
        return encoding.encode(term.bytes, term.offset, term.length);
    }
}
