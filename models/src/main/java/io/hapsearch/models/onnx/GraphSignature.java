/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.json.InvalidDocumentException;
import java.util.Arrays;
import java.util.List;

/**
 * What a graph takes and gives, checked against a spec.
 *
 * @param inputs the spec's inputs that the graph takes
 * @param logit the output with one logit per hit
 * @param logitRank 1 for shape {@code [hits]}, 2 for {@code [hits, 1]}
 * @param hidden the output with the space of resemblance, or null
 * @param hiddenWidth its width, or 0
 */
public record GraphSignature(
        List<Input> inputs, String logit, int logitRank, String hidden, int hiddenWidth) {
    private static final String HITS = " (hits must be a dynamic dimension)";

    /**
     * Checks a graph.
     *
     * @throws InvalidDocumentException that names the graph's file and the input or output that
     *     does not fit
     */
    public static GraphSignature check(OnnxModel model, FeatureSpec spec, OutputNames names) {
        List<Input> inputs =
                model.inputs().values().stream()
                        .map(node -> checkInput(model, spec, node))
                        .toList();
        if (inputs.stream().noneMatch(input -> input.per() == Scope.HIT)) {
            throw new InvalidDocumentException(
                    model.file(), "takes none of the inputs per hit of features.json");
        }
        long[] logit = output(model, names.logit()).getShape();
        boolean oneColumn = logit.length == 1 || (logit.length == 2 && logit[1] == 1);
        if (!oneColumn || logit[0] != -1) {
            throw new InvalidDocumentException(
                    model.file(),
                    "output ["
                            + names.logit()
                            + "] has shape "
                            + Arrays.toString(logit)
                            + ", not [hits] or [hits, 1]"
                            + HITS);
        }
        int hiddenWidth = 0;
        if (names.hidden() != null) {
            long[] hidden = output(model, names.hidden()).getShape();
            if (hidden.length != 2
                    || hidden[0] != -1
                    || hidden[1] < 1
                    || hidden[1] > FeatureSpec.MAX_WIDTH) {
                throw new InvalidDocumentException(
                        model.file(),
                        "output ["
                                + names.hidden()
                                + "] has shape "
                                + Arrays.toString(hidden)
                                + ", not [hits, width]"
                                + HITS);
            }
            hiddenWidth = (int) hidden[1];
        }
        return new GraphSignature(inputs, names.logit(), logit.length, names.hidden(), hiddenWidth);
    }

    private static Input checkInput(OnnxModel model, FeatureSpec spec, NodeInfo node) {
        Input input =
                spec.input(node.getName())
                        .orElseThrow(
                                () ->
                                        new InvalidDocumentException(
                                                model.file(),
                                                "takes input ["
                                                        + node.getName()
                                                        + "], which features.json does not declare"));
        if (!(node.getInfo() instanceof TensorInfo info)) {
            throw new InvalidDocumentException(
                    model.file(), "input [" + node.getName() + "] is not a tensor");
        }
        OnnxJavaType expected =
                input.type() == ElementType.FLOAT ? OnnxJavaType.FLOAT : OnnxJavaType.INT64;
        long rows = input.per() == Scope.REQUEST ? 1 : -1;
        long[] shape = info.getShape();
        boolean rowsFit = shape.length == 2 && (shape[0] == rows || shape[0] == -1);
        boolean widthFits = shape.length == 2 && (shape[1] == input.width() || shape[1] == -1);
        if (info.type != expected || !rowsFit || !widthFits) {
            throw new InvalidDocumentException(
                    model.file(),
                    "input ["
                            + node.getName()
                            + "] is "
                            + info.type
                            + Arrays.toString(shape)
                            + ", features.json declares "
                            + expected
                            + "["
                            + (rows == 1 ? "1" : "hits")
                            + ", "
                            + input.width()
                            + "]"
                            + HITS);
        }
        return input;
    }

    private static TensorInfo output(OnnxModel model, String name) {
        NodeInfo node = model.outputs().get(name);
        if (node == null) {
            throw new InvalidDocumentException(
                    model.file(), "has no output [" + name + "], only " + model.outputs().keySet());
        }
        if (!(node.getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT) {
            throw new InvalidDocumentException(
                    model.file(), "output [" + name + "] is not a float tensor");
        }
        return info;
    }
}
