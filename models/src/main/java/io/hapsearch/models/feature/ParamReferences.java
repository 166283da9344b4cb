/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import java.util.List;
import java.util.Locale;

/** Checks that a feature's reference to a param names one of the right type. */
final class ParamReferences {

    private ParamReferences() {}

    static void check(Feature feature, List<Param> params) {
        switch (feature) {
            case Feature.Dot dot -> require(params, feature, dot.param(), ParamType.VECTOR);
            case Feature.Cosine cosine ->
                    require(params, feature, cosine.param(), ParamType.VECTOR);
            case Feature.Membership membership ->
                    require(params, feature, membership.param(), ParamType.KEYWORDS);
            case Feature.Query query -> checkTemplate(params, query);
            case Feature.Parameter parameter -> checkParameter(params, parameter);
            default -> {
                // reads the document alone
            }
        }
    }

    private static void checkTemplate(List<Param> params, Feature.Query feature) {
        QueryTemplate.params(feature.query()).forEach(name -> find(params, feature, name));
        for (String name : QueryTemplate.inlineParams(feature.query())) {
            if (isList(find(params, feature, name))) {
                throw new IllegalArgumentException(
                        "[query] of feature ["
                                + feature.name()
                                + "]: the list param ["
                                + name
                                + "] must be a string of its own, not stand within other text");
            }
        }
    }

    private static boolean isList(Param param) {
        return param.type() == ParamType.KEYWORDS || param.type() == ParamType.VECTOR;
    }

    private static void checkParameter(List<Param> params, Feature.Parameter feature) {
        Param param = find(params, feature, feature.param());
        boolean keyword = param.type() == ParamType.KEYWORD || param.type() == ParamType.KEYWORDS;
        if (keyword != feature.isCode()) {
            throw new IllegalArgumentException(
                    "feature ["
                            + feature.name()
                            + "]: a keyword param needs an [encoding],"
                            + " a numeric one must not have any; ["
                            + param.name()
                            + "] is a "
                            + param.type().name().toLowerCase(Locale.ROOT));
        }
        int width = param.length() == null ? 1 : param.length();
        if (feature.width() != width) {
            throw new IllegalArgumentException(
                    "[length] of feature ["
                            + feature.name()
                            + "] must be "
                            + width
                            + ", the length of param ["
                            + param.name()
                            + "]");
        }
    }

    private static void require(List<Param> params, Feature feature, String name, ParamType type) {
        Param param = find(params, feature, name);
        if (param.type() != type) {
            throw new IllegalArgumentException(
                    "feature ["
                            + feature.name()
                            + "] needs param ["
                            + name
                            + "] to be of type "
                            + type.name().toLowerCase(Locale.ROOT));
        }
    }

    private static Param find(List<Param> params, Feature feature, String name) {
        return params.stream()
                .filter(param -> param.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "feature ["
                                                + feature.name()
                                                + "] refers to param ["
                                                + name
                                                + "], which is not declared"));
    }
}
