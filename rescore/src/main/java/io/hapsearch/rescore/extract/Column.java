/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;

/** One feature of one request, bound to its columns of an input buffer. Not thread-safe. */
@FunctionalInterface
interface Column {

    /** Fills the rows of a leaf's hits; may use their {@link LeafHits#numbers}. */
    void fill(LeafReaderContext leaf, LeafHits hits) throws IOException;
}
