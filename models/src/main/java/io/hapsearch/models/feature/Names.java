/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import java.util.regex.Pattern;

/** The one rule for names of params, inputs and features. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.\\-]{0,127}");

    private Names() {}

    static void require(String key, String name) {
        if (name == null) {
            throw new IllegalArgumentException("[" + key + "] is missing");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("[" + key + "] is not a valid name: [" + name + "]");
        }
    }

    static void requireField(String feature, String field) {
        if (field == null || field.isEmpty()) {
            throw new IllegalArgumentException("[field] of feature [" + feature + "] is missing");
        }
    }

    static void requireWidth(String feature, String key, int width) {
        if (width < 1 || width > FeatureSpec.MAX_WIDTH) {
            throw new IllegalArgumentException(
                    "["
                            + key
                            + "] of feature ["
                            + feature
                            + "] must be between 1 and "
                            + FeatureSpec.MAX_WIDTH);
        }
    }

    static void requireFinite(String feature, String key, Double value) {
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "[" + key + "] of feature [" + feature + "] must be finite");
        }
    }

    static void requireEncoding(String feature, IdEncoding encoding) {
        if (encoding == null) {
            throw new IllegalArgumentException(
                    "[encoding] of feature [" + feature + "] is missing");
        }
    }
}
