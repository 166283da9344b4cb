package io.hapsearch.rescore;

import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.rescore.extract.FieldTypes;
import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TopDocs;

/**
 * Rescores the first hits of a result with a bundle. One instance serves all searches of a loaded bundle and keeps the
 * memory that they work in. Thread-safe; whoever rescores holds a reference to the bundle meanwhile.
 */
public final class TwoStageRescorer implements AutoCloseable {
    private final LoadedBundle bundle;

    /** @param bundle the models, which must outlive this */
    public TwoStageRescorer(LoadedBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * Rescores a window.
     *
     * @param retrieved hits by descending score, with doc ids of the searcher's reader
     * @param window how many of them to rescore at most, from the top
     * @param searcher where the hits come from; it also rewrites and weighs the queries of features
     * @param fields how to read the fields of features
     * @param request what to do
     * @param interruption whether to stop
     * @return all hits in their final order
     * @throws IllegalArgumentException if a feature does not fit its field, a query is missing, or the window is too large
     * @throws RescoreFailedException if a model fails and the request says {@link OnFailure#FAIL}
     * @throws IOException if the index cannot be read
     */
    public RescoreResult rescore(
            TopDocs retrieved,
            int window,
            IndexSearcher searcher,
            FieldTypes fields,
            RescoreRequest request,
            Interruption interruption)
            throws IOException {
        throw new UnsupportedOperationException("to come: " + bundle.name());
    }

    /** The direct memory of the workspaces that wait for their next use, in bytes. */
    public long memoryBytes() {
        return 0;
    }

    /** Lets go of all memory; a rescore that still runs finishes. */
    @Override
    public void close() {}
}
