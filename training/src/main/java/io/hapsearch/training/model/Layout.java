/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.IdEncoding;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The features of a spec, sorted into towers and embedding tables. Derived from any spec;
 * immutable.
 *
 * @param spec the features
 * @param embedding the width of every table
 * @param tables the embedding tables
 * @param user what the user tower sees
 * @param item what the item tower sees
 * @param history the positions of what describes the history among the user's code features
 */
public record Layout(
        FeatureSpec spec,
        int embedding,
        List<Table> tables,
        Side user,
        Side item,
        List<Integer> history) {

    /**
     * Sorts the features.
     *
     * @throws IllegalArgumentException if the architecture names a feature that is not there or
     *     does not fit
     */
    public static Layout of(FeatureSpec spec, Architecture architecture) {
        Map<String, IdEncoding> encodings = new HashMap<>();
        for (Feature feature : spec.features()) {
            encoding(feature).ifPresent(encoding -> encodings.put(feature.name(), encoding));
        }
        Map<String, Integer> tableOf = new HashMap<>();
        List<Table> tables = new ArrayList<>();
        for (List<String> group : architecture.shared()) {
            share(group, encodings, tableOf, tables);
        }
        Side user = side(spec, Scope.REQUEST, encodings, tableOf, tables);
        Side item = side(spec, Scope.HIT, encodings, tableOf, tables);
        if (item.numbers().isEmpty() && item.codes().isEmpty()) {
            throw new IllegalArgumentException("the feature spec has no input per hit");
        }
        List<Integer> history =
                architecture.history().stream().map(name -> position(user, name)).toList();
        if (history.stream().map(slot -> user.codes().get(slot).width()).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "[history] names features of different lengths: " + architecture.history());
        }
        return new Layout(spec, architecture.embedding(), List.copyOf(tables), user, item, history);
    }

    /** What describes the history. */
    public List<CodeSlot> historySlots() {
        return history.stream().map(user.codes()::get).toList();
    }

    private static Optional<IdEncoding> encoding(Feature feature) {
        return switch (feature) {
            case Feature.Keyword keyword -> Optional.of(keyword.encoding());
            case Feature.Parameter parameter -> Optional.ofNullable(parameter.encoding());
            default -> Optional.empty();
        };
    }

    private static void share(
            List<String> group,
            Map<String, IdEncoding> encodings,
            Map<String, Integer> tableOf,
            List<Table> tables) {
        IdEncoding first = null;
        for (String feature : group) {
            IdEncoding encoding = encodings.get(feature);
            if (encoding == null) {
                throw new IllegalArgumentException(
                        "[shared] names [" + feature + "], which is not a code feature");
            }
            if (first != null && !first.equals(encoding)) {
                throw new IllegalArgumentException(
                        "[shared] joins ["
                                + group.getFirst()
                                + "] and ["
                                + feature
                                + "], whose encodings differ");
            }
            first = encoding;
            if (tableOf.put(feature, tables.size()) != null) {
                throw new IllegalArgumentException("[shared] names [" + feature + "] twice");
            }
        }
        if (first != null) {
            tables.add(new Table(group.getFirst(), first.size()));
        }
    }

    private static Side side(
            FeatureSpec spec,
            Scope scope,
            Map<String, IdEncoding> encodings,
            Map<String, Integer> tableOf,
            List<Table> tables) {
        List<NumberSlot> numbers = new ArrayList<>();
        List<CodeSlot> codes = new ArrayList<>();
        for (Input input : spec.inputs()) {
            if (input.per() != scope) {
                continue;
            }
            if (input.type() == ElementType.FLOAT) {
                numbers.add(new NumberSlot(input.name(), input.width()));
                continue;
            }
            int column = 0;
            for (Feature feature : input.features()) {
                Integer table = tableOf.get(feature.name());
                if (table == null) {
                    table = tables.size();
                    tables.add(new Table(feature.name(), encodings.get(feature.name()).size()));
                }
                codes.add(
                        new CodeSlot(feature.name(), input.name(), column, feature.width(), table));
                column += feature.width();
            }
        }
        return new Side(List.copyOf(numbers), List.copyOf(codes));
    }

    private static int position(Side user, String feature) {
        for (int i = 0; i < user.codes().size(); i++) {
            if (user.codes().get(i).feature().equals(feature)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "[history] names [" + feature + "], which is not a code feature per request");
    }
}
