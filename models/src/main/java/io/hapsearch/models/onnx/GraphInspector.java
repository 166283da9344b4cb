/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

import com.google.protobuf.CodedInputStream;
import io.hapsearch.models.json.InvalidDocumentException;
import java.io.IOException;

/**
 * Looks into a graph before ONNX Runtime does: a model that comes from outside must not reach for
 * files (external data) nor for code (custom operators), wherever in the graph, its functions or
 * the subgraphs of its nodes. Stateless, thread-safe.
 */
public final class GraphInspector {

    /**
     * Checks a serialized graph.
     *
     * @param file its name, for errors
     * @throws InvalidDocumentException if it is not ONNX, or contains what is not allowed
     */
    public void inspect(String file, byte[] onnx) {
        GraphWalk walk = new GraphWalk(file);
        try {
            walk.model(CodedInputStream.newInstance(onnx));
        } catch (IOException e) {
            throw new InvalidDocumentException(file, "is not an ONNX model: " + e.getMessage(), e);
        }
        if (walk.nodes() == 0) {
            throw new InvalidDocumentException(file, "is not an ONNX model: it has no graph");
        }
    }
}
