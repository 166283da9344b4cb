package io.hapsearch.models.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.hapsearch.models.json.InvalidDocumentException;
import java.util.List;
import java.util.Set;

/**
 * Looks into a graph before ONNX Runtime does: a model that comes from outside must not reach for files (external data)
 * nor for code (custom operators). Stateless.
 */
public final class GraphInspector {
    private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft");

    /**
     * Checks a serialized graph.
     *
     * @param file its name, for errors
     * @throws InvalidDocumentException if it is not ONNX, or contains what is not allowed
     */
    public void inspect(String file, byte[] onnx) {
        OnnxMl.ModelProto model;
        try {
            model = OnnxMl.ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidDocumentException(file, "is not an ONNX model: " + e.getMessage(), e);
        }
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
            throw new InvalidDocumentException(file, "is not an ONNX model: it has no graph");
        }
        visit(file, model);
    }

    private void visit(String file, Message message) {
        switch (message) {
            case OnnxMl.TensorProto tensor -> requireInternal(file, tensor);
            case OnnxMl.NodeProto node -> requireKnownDomain(file, node);
            default -> {
                // only tensors and nodes can reach outside
            }
        }
        message.getAllFields().values().forEach(value -> {
            if (value instanceof Message child) {
                visit(file, child);
            } else if (value instanceof List<?> children) {
                children.stream()
                        .filter(Message.class::isInstance)
                        .map(Message.class::cast)
                        .forEach(child -> visit(file, child));
            }
        });
    }

    private static void requireInternal(String file, OnnxMl.TensorProto tensor) {
        if (tensor.getExternalDataCount() > 0
                || tensor.getDataLocation() == OnnxMl.TensorProto.DataLocation.EXTERNAL) {
            throw new InvalidDocumentException(
                    file, "tensor [" + tensor.getName() + "] refers to external data, which a bundle must not");
        }
    }

    private static void requireKnownDomain(String file, OnnxMl.NodeProto node) {
        if (!DOMAINS.contains(node.getDomain())) {
            throw new InvalidDocumentException(
                    file,
                    "node [" + node.getName() + "] uses the custom operator [" + node.getDomain() + "." + node.getOpType()
                            + "], which a bundle must not");
        }
    }
}
