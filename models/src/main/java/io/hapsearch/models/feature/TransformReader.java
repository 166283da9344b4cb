/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;

/**
 * Reads {@code "log1p"} as {@code {"log1p": {}}}: a transform without settings may stand there by
 * its name alone.
 */
final class TransformReader extends JsonDeserializer<Transform> {

    @Override
    public Object deserializeWithType(
            JsonParser parser, DeserializationContext context, TypeDeserializer types)
            throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return types.deserializeTypedFromObject(parser, context);
        }
        try (TokenBuffer object = context.bufferForInputBuffering(parser)) {
            object.writeStartObject();
            object.writeObjectFieldStart(parser.getText());
            object.writeEndObject();
            object.writeEndObject();
            try (JsonParser inner = object.asParserOnFirstToken()) {
                return types.deserializeTypedFromObject(inner, context);
            }
        }
    }

    @Override
    public Transform deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        return (Transform) context.handleUnexpectedToken(Transform.class, parser);
    }
}
