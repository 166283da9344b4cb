/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says in the words of the document, not in those of Java classes, what is wrong with it and where.
 * Stateless.
 */
final class JsonErrors {
    private JsonErrors() {}

    static String describe(JsonProcessingException e) {
        Throwable root = e;
        while (root instanceof JsonProcessingException && root.getCause() != null) {
            root = root.getCause();
        }
        String reason = reason(root);
        return e instanceof JsonMappingException mapping ? place(mapping, root) + reason : reason;
    }

    private static String place(JsonMappingException e, Throwable root) {
        List<JsonMappingException.Reference> path = e.getPath();
        // the reason names a key that is unknown or missing: the place is the object around it
        boolean namesKey = root instanceof UnrecognizedPropertyException || isMissingKey(root);
        String place =
                path.subList(0, path.size() - (namesKey && !path.isEmpty() ? 1 : 0)).stream()
                        .map(
                                reference ->
                                        reference.getFieldName() != null
                                                ? "." + reference.getFieldName()
                                                : "[" + reference.getIndex() + "]")
                        .collect(Collectors.joining());
        return place.isEmpty()
                ? ""
                : "at " + (place.startsWith(".") ? place.substring(1) : place) + ": ";
    }

    private static String reason(Throwable root) {
        return switch (root) {
            case UnrecognizedPropertyException e ->
                    "unknown key ["
                            + e.getPropertyName()
                            + "], known: "
                            + new TreeSet<>(
                                    e.getKnownPropertyIds().stream()
                                            .map(Objects::toString)
                                            .toList());
            case InvalidTypeIdException e -> unknownType(e);
            case InvalidNullException e -> "must not be null";
            case MismatchedInputException e -> mismatch(e);
            case InputCoercionException e -> withoutHints(e.getOriginalMessage());
            case StreamReadException e ->
                    "is not valid JSON: "
                            + withoutHints(e.getOriginalMessage())
                            + line(e.getLocation());
            case JsonProcessingException e -> e.getOriginalMessage();
            default -> root.getMessage();
        };
    }

    /** Jackson has one class for all of these, and only its message tells them apart. */
    private static String mismatch(MismatchedInputException e) {
        String message = e.getOriginalMessage();
        if (isMissingKey(e)) {
            return "[" + e.getPath().getLast().getFieldName() + "] is missing";
        }
        if (message.startsWith("Trailing token")) {
            return "goes on behind its end";
        }
        if (message.startsWith("No content")) {
            return "is empty";
        }
        return "must be "
                + expected(e)
                + (message.startsWith("Cannot map `null`") ? ", not null or missing" : "");
    }

    private static boolean isMissingKey(Throwable e) {
        return e instanceof MismatchedInputException mismatch
                && mismatch.getOriginalMessage().startsWith("Missing required creator property");
    }

    private static String unknownType(InvalidTypeIdException e) {
        Class<?> base = e.getBaseType().getRawClass();
        String key = base.getAnnotation(JsonTypeInfo.class).property();
        if (e.getTypeId() == null) {
            return "[" + key + "] is missing, known: " + kinds(base);
        }
        return "unknown "
                + (key.isEmpty() ? "" : key + " ")
                + "["
                + e.getTypeId()
                + "], known: "
                + kinds(base);
    }

    private static String expected(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type == null) {
            return "different: " + e.getOriginalMessage();
        }
        if (type.isEnum()) {
            String given =
                    e instanceof InvalidFormatException format
                            ? ", not [" + format.getValue() + "]"
                            : "";
            return "one of " + constants(type) + given;
        }
        if (type.isAnnotationPresent(JsonSubTypes.class)) {
            boolean wrapped =
                    type.getAnnotation(JsonTypeInfo.class).include()
                            == JsonTypeInfo.As.WRAPPER_OBJECT;
            return wrapped ? "an object with one key out of " + kinds(type) : "an object";
        }
        if (type == String.class) {
            return "a string";
        }
        boolean element =
                type.isArray() && !e.getPath().isEmpty() && e.getPath().getLast().getIndex() >= 0;
        if (type == double.class || type == Double.class || element) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "an integer";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static List<String> kinds(Class<?> base) {
        return Arrays.stream(base.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .toList();
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(
                        field ->
                                field.isEnumConstant()
                                        && field.isAnnotationPresent(JsonProperty.class))
                .map(field -> field.getAnnotation(JsonProperty.class).value())
                .toList();
    }

    /** Cuts what Jackson tells the programmer behind it. */
    private static String withoutHints(String message) {
        int end = message.length();
        for (String hint : List.of(" (start marker at", ": enable `", ", from `")) {
            int found = message.indexOf(hint);
            end = found < 0 ? end : Math.min(end, found);
        }
        return message.substring(0, end);
    }

    private static String line(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
