/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;

/** Where the raw numbers of a feature come from. */
@FunctionalInterface
interface Numbers {

    /**
     * Writes one number for each hit of a leaf to {@link LeafHits#numbers}, NaN where it is
     * missing.
     */
    void read(LeafReaderContext leaf, LeafHits hits) throws IOException;
}
