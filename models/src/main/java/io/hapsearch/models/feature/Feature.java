/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What fills one or more columns of an input. A feature is a declaration: it says where a raw value
 * comes from and how it is encoded. Who reads the raw value (doc values when serving, samples in
 * training) is another matter, so that both share the encoding. Immutable.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Feature.Score.class, name = "score"),
    @JsonSubTypes.Type(value = Feature.Rank.class, name = "rank"),
    @JsonSubTypes.Type(value = Feature.Field.class, name = "field"),
    @JsonSubTypes.Type(value = Feature.Keyword.class, name = "keyword"),
    @JsonSubTypes.Type(value = Feature.Vector.class, name = "vector"),
    @JsonSubTypes.Type(value = Feature.Query.class, name = "query"),
    @JsonSubTypes.Type(value = Feature.Parameter.class, name = "param"),
    @JsonSubTypes.Type(value = Feature.Dot.class, name = "dot"),
    @JsonSubTypes.Type(value = Feature.Cosine.class, name = "cosine"),
    @JsonSubTypes.Type(value = Feature.Membership.class, name = "membership"),
    @JsonSubTypes.Type(value = Feature.Freshness.class, name = "freshness")
})
public sealed interface Feature {

    /** Unique within a spec; explanations and samples use it. */
    String name();

    /** How many columns it fills. */
    default int width() {
        return 1;
    }

    /** Whether its values are codes, which go into {@link ElementType#INT64} inputs only. */
    @JsonIgnore
    default boolean isCode() {
        return false;
    }

    /** The retrieval score of the hit. */
    record Score(String name, List<Transform> transforms) implements Feature {
        /** Checks the declaration. */
        public Score {
            Names.require("name", name);
            transforms = transforms == null ? List.of() : List.copyOf(transforms);
        }

        /** The encoding of the raw score. */
        public NumberEncoding encoding() {
            return new NumberEncoding(0, transforms);
        }
    }

    /** The position of the hit in retrieval order within its shard's window, from 0. */
    record Rank(String name, List<Transform> transforms) implements Feature {
        /** Checks the declaration. */
        public Rank {
            Names.require("name", name);
            transforms = transforms == null ? List.of() : List.copyOf(transforms);
        }

        /** The encoding of the raw rank. */
        public NumberEncoding encoding() {
            return new NumberEncoding(0, transforms);
        }
    }

    /**
     * A numeric, date (milliseconds since the epoch) or boolean (0, 1) field with doc values; of
     * several values the smallest.
     */
    record Field(String name, String field, Double missing, List<Transform> transforms)
            implements Feature {
        /** Checks the declaration. */
        public Field {
            Names.require("name", name);
            Names.requireField(name, field);
            Names.requireFinite(name, "missing", missing);
            transforms = transforms == null ? List.of() : List.copyOf(transforms);
        }

        /** The encoding of the raw number. */
        public NumberEncoding encoding() {
            return NumberEncoding.of(missing, transforms);
        }
    }

    /**
     * A keyword or integer field with doc values, as codes. With {@code length} above 1 it fills
     * that many columns with the distinct codes in ascending order, cut or padded with {@link
     * IdEncoding#MISSING}; otherwise the smallest code.
     */
    record Keyword(
            String name,
            String field,
            Integer length,
            @JsonProperty(required = true) IdEncoding encoding)
            implements Feature {
        /** Checks the declaration. */
        public Keyword {
            Names.require("name", name);
            Names.requireField(name, field);
            length = length == null ? 1 : length;
            Names.requireWidth(name, "length", length);
            Names.requireEncoding(name, encoding);
        }

        @Override
        public int width() {
            return length;
        }

        @Override
        public boolean isCode() {
            return true;
        }
    }

    /** A float vector field; a document without one gets zeros. */
    record Vector(String name, String field, @JsonProperty(required = true) int dimension)
            implements Feature {
        /** Checks the declaration. */
        public Vector {
            Names.require("name", name);
            Names.requireField(name, field);
            Names.requireWidth(name, "dimension", dimension);
        }

        @Override
        public int width() {
            return dimension;
        }
    }

    /**
     * The score of a sub-query for the hit, 0 or {@code missing} where it does not match. A JSON
     * string of the template that is just <code>{{param}}</code> becomes that param's value; inside
     * a longer string it is replaced as text.
     */
    record Query(String name, JsonNode query, Double missing, List<Transform> transforms)
            implements Feature {
        /** Checks the declaration. */
        public Query {
            Names.require("name", name);
            if (query == null || !query.isObject() || query.isEmpty()) {
                throw new IllegalArgumentException(
                        "[query] of feature [" + name + "] must be an object");
            }
            Names.requireFinite(name, "missing", missing);
            transforms = transforms == null ? List.of() : List.copyOf(transforms);
        }

        /** The encoding of the raw score. */
        public NumberEncoding encoding() {
            return NumberEncoding.of(missing, transforms);
        }
    }

    /**
     * A request-level value: a number with transforms, a vector with transforms for each element,
     * or codes of keywords (in the order in which the request gives them, padded at the end with
     * {@link IdEncoding#MISSING}).
     */
    record Parameter(
            String name,
            String param,
            Integer length,
            IdEncoding encoding,
            List<Transform> transforms)
            implements Feature {
        /** Checks the declaration. */
        public Parameter {
            Names.require("name", name);
            Names.require("param", param);
            length = length == null ? 1 : length;
            Names.requireWidth(name, "length", length);
            transforms = transforms == null ? List.of() : List.copyOf(transforms);
            if (encoding != null && !transforms.isEmpty()) {
                throw new IllegalArgumentException(
                        "feature [" + name + "] has both [encoding] and [transforms]");
            }
        }

        @Override
        public int width() {
            return length;
        }

        @Override
        public boolean isCode() {
            return encoding != null;
        }

        /** The encoding of raw numbers. */
        public NumberEncoding numberEncoding() {
            return new NumberEncoding(0, transforms);
        }
    }

    /** The inner product of a vector param and a float vector field. */
    record Dot(String name, String param, String field, Double missing, List<Transform> transforms)
            implements Feature {
        /** Checks the declaration. */
        public Dot {
            Names.require("name", name);
            Names.require("param", param);
            Names.requireField(name, field);
            Names.requireFinite(name, "missing", missing);
            transforms = transforms == null ? List.of() : List.copyOf(transforms);
        }

        /** The encoding of the raw product. */
        public NumberEncoding encoding() {
            return NumberEncoding.of(missing, transforms);
        }
    }

    /** The cosine of a vector param and a float vector field; missing where either is zero. */
    record Cosine(
            String name, String param, String field, Double missing, List<Transform> transforms)
            implements Feature {
        /** Checks the declaration. */
        public Cosine {
            Names.require("name", name);
            Names.require("param", param);
            Names.requireField(name, field);
            Names.requireFinite(name, "missing", missing);
            transforms = transforms == null ? List.of() : List.copyOf(transforms);
        }

        /** The encoding of the raw cosine. */
        public NumberEncoding encoding() {
            return NumberEncoding.of(missing, transforms);
        }
    }

    /**
     * How many entries of a keywords param equal one of the hit's values in a keyword or integer
     * field; never missing.
     */
    record Membership(String name, String param, String field, List<Transform> transforms)
            implements Feature {
        /** Checks the declaration. */
        public Membership {
            Names.require("name", name);
            Names.require("param", param);
            Names.requireField(name, field);
            transforms = transforms == null ? List.of() : List.copyOf(transforms);
        }

        /** The encoding of the raw count. */
        public NumberEncoding encoding() {
            return new NumberEncoding(0, transforms);
        }
    }

    /**
     * The age of the hit at the time of the request, in days, from a date field (milliseconds since
     * the epoch).
     */
    record Freshness(String name, String field, Double missing, List<Transform> transforms)
            implements Feature {
        /** Checks the declaration. */
        public Freshness {
            Names.require("name", name);
            Names.requireField(name, field);
            Names.requireFinite(name, "missing", missing);
            transforms = transforms == null ? List.of() : List.copyOf(transforms);
        }

        /** The encoding of the raw age. */
        public NumberEncoding encoding() {
            return NumberEncoding.of(missing, transforms);
        }
    }
}
