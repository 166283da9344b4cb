/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Documents;
import io.hapsearch.models.testing.Graphs;
import java.util.Random;

/** A bundle of two small networks, and its parts. */
final class Examples {
    static final BundleName NAME = new BundleName("feed", "1");
    static final ModelEntry ENTRY =
            new ModelEntry(Graphs.LOGIT, Graphs.HIDDEN, Calibration.logistic());

    private final FeatureSpec spec =
            Documents.spec(
                    """
            {'params': [{'name': 'age', 'type': 'number'}],
             'inputs': [
              {'name': 'hit', 'per': 'hit', 'type': 'float', 'features': [
                {'kind': 'score', 'name': 's', 'transforms': ['log1p']}, {'kind': 'field', 'name': 'f', 'field': 'price'}]},
              {'name': 'codes', 'per': 'hit', 'type': 'int64', 'features': [
                {'kind': 'keyword', 'name': 'k', 'field': 'tags', 'length': 2, 'encoding': {'hash': {'buckets': 10}}}]},
              {'name': 'user', 'per': 'request', 'type': 'float', 'features': [{'kind': 'param', 'name': 'x', 'param': 'age'}]}]}
            """);
    private final Golden.Request request =
            Documents.read(
                    """
            {'now': 5, 'params': {'age': 33}, 'hits': [
              {'score': 3, 'rank': 0, 'light': 0, 'expressive': 0, 'fields': {'price': 7.5, 'tags': ['a', 'b']}},
              {'score': 2, 'rank': 1, 'light': 0, 'expressive': 0, 'fields': {'price': 1}},
              {'score': 1, 'rank': 2, 'light': 0, 'expressive': 0, 'fields': {'tags': 'c'}}]}
            """,
                    Golden.Request.class);
    private final byte[] light = Graphs.mlp(new Random(1), spec.inputs(), 4);
    private final byte[] expressive = Graphs.mlp(new Random(2), spec.inputs(), 16, 8);

    FeatureSpec spec() {
        return spec;
    }

    byte[] light() {
        return light;
    }

    byte[] expressive() {
        return expressive;
    }

    Golden.Request request() {
        return request;
    }

    byte[] zip() {
        return zip(light, expressive);
    }

    byte[] zip(byte[] lightGraph, byte[] expressiveGraph) {
        return Bundles.zip(
                NAME,
                spec,
                new BundleWriter.ModelFile(lightGraph, ENTRY),
                new BundleWriter.ModelFile(expressiveGraph, ENTRY),
                request);
    }
}
