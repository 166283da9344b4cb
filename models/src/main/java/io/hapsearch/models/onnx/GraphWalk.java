/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import io.hapsearch.models.json.InvalidDocumentException;
import java.io.IOException;
import java.util.Set;

/**
 * One pass over the messages of a serialized model. It follows the schema on the wire without
 * building objects: two bytes on the wire can stand for an object of a hundred, and weights need
 * not be copied to be passed over. Used once.
 */
final class GraphWalk {
    private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft");
    private static final int MAX_MESSAGES = 2_000_000;
    private static final int MAX_DEPTH = 64;

    private final String file;
    private int messages;
    private int nodes;

    GraphWalk(String file) {
        this.file = file;
    }

    void model(CodedInputStream in) throws IOException {
        walk(ModelProto.getDescriptor(), in, 0);
    }

    /** How many nodes it met. */
    int nodes() {
        return nodes;
    }

    private void walk(Descriptor type, CodedInputStream in, int depth) throws IOException {
        if (++messages > MAX_MESSAGES || depth > MAX_DEPTH) {
            throw new InvalidDocumentException(
                    file,
                    "holds more than "
                            + MAX_MESSAGES
                            + " messages, or some nested deeper than "
                            + MAX_DEPTH);
        }
        if (type.equals(NodeProto.getDescriptor())) {
            nodes++;
        }
        String name = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (isMessage(field, tag)) {
                refuseExternalData(field, name);
                int limit = in.pushLimit(in.readRawVarint32());
                walk(field.getMessageType(), in, depth + 1);
                in.checkLastTagWas(0);
                in.popLimit(limit);
            } else if (is(field, NodeProto.getDescriptor(), NodeProto.NAME_FIELD_NUMBER)
                    || is(field, TensorProto.getDescriptor(), TensorProto.NAME_FIELD_NUMBER)) {
                name = in.readString();
            } else if (is(field, NodeProto.getDescriptor(), NodeProto.DOMAIN_FIELD_NUMBER)) {
                refuseUnknownDomain(in.readString(), name);
            } else if (is(
                    field, TensorProto.getDescriptor(), TensorProto.DATA_LOCATION_FIELD_NUMBER)) {
                if (in.readEnum() != TensorProto.DataLocation.DEFAULT_VALUE) {
                    throw external(name);
                }
            } else {
                skip(tag, in);
            }
        }
    }

    private static boolean isMessage(FieldDescriptor field, int tag) {
        return field != null
                && field.getType() == FieldDescriptor.Type.MESSAGE
                && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    private static boolean is(FieldDescriptor field, Descriptor type, int number) {
        return field != null
                && field.getNumber() == number
                && field.getContainingType().equals(type);
    }

    /** Groups are refused, since ONNX has none and skipping them recurses. */
    private static void skip(int tag, CodedInputStream in) throws IOException {
        int wireType = WireFormat.getTagWireType(tag);
        if (wireType == WireFormat.WIRETYPE_START_GROUP || !in.skipField(tag)) {
            throw new IOException("unexpected group");
        }
    }

    private void refuseExternalData(FieldDescriptor field, String tensor) {
        if (is(field, TensorProto.getDescriptor(), TensorProto.EXTERNAL_DATA_FIELD_NUMBER)) {
            throw external(tensor);
        }
    }

    private InvalidDocumentException external(String tensor) {
        return new InvalidDocumentException(
                file, "tensor [" + tensor + "] refers to external data, which a bundle must not");
    }

    private void refuseUnknownDomain(String domain, String node) {
        if (!DOMAINS.contains(domain)) {
            throw new InvalidDocumentException(
                    file,
                    "node ["
                            + node
                            + "] uses an operator of the domain ["
                            + domain
                            + "], a bundle may use those of [ai.onnx], [ai.onnx.ml] and [com.microsoft] only");
        }
    }
}
