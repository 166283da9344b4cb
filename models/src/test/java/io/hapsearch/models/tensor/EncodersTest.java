/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.HashEncoding;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.testing.Documents;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EncodersTest {
    private static final long DAY = 86_400_000L;
    private static final HashEncoding HASH = new HashEncoding(100);

    private final FeatureSpec spec =
            Documents.spec(
                    """
            {'params': [
              {'name': 'age', 'type': 'number', 'default': 20},
              {'name': 'city', 'type': 'keyword', 'default': 'none'},
              {'name': 'history', 'type': 'keywords', 'length': 3, 'default': []},
              {'name': 'taste', 'type': 'vector', 'length': 2, 'default': [3, 4]}],
             'inputs': [
              {'name': 'numbers', 'per': 'hit', 'type': 'float', 'features': [
                {'kind': 'score', 'name': 's', 'transforms': ['log1p']},
                {'kind': 'rank', 'name': 'r'},
                {'kind': 'field', 'name': 'f', 'field': 'price', 'missing': -1},
                {'kind': 'field', 'name': 'g', 'field': 'price'},
                {'kind': 'query', 'name': 'q', 'query': {'match_all': {}}, 'missing': 0.5},
                {'kind': 'dot', 'name': 'd', 'param': 'taste', 'field': 'embedding', 'missing': -2},
                {'kind': 'cosine', 'name': 'c', 'param': 'taste', 'field': 'embedding', 'missing': -3},
                {'kind': 'membership', 'name': 'm', 'param': 'history', 'field': 'tags'},
                {'kind': 'freshness', 'name': 'a', 'field': 'published', 'missing': 365},
                {'kind': 'vector', 'name': 'v', 'field': 'embedding', 'dimension': 2}
              ]},
              {'name': 'codes', 'per': 'hit', 'type': 'int64', 'features': [
                {'kind': 'keyword', 'name': 'k', 'field': 'tags', 'encoding': {'vocabulary': ['a', 'b', '7']}},
                {'kind': 'keyword', 'name': 'ks', 'field': 'tags', 'length': 3, 'encoding': {'vocabulary': ['a', 'b', '7']}}
              ]},
              {'name': 'user', 'per': 'request', 'type': 'float', 'features': [
                {'kind': 'param', 'name': 'pt', 'param': 'taste', 'length': 2, 'transforms': [{'standardize': {'mean': 1, 'std': 2}}]},
                {'kind': 'param', 'name': 'pa', 'param': 'age', 'transforms': [{'clip': {'min': 0, 'max': 99}}]}
              ]},
              {'name': 'user_codes', 'per': 'request', 'type': 'int64', 'features': [
                {'kind': 'param', 'name': 'pc', 'param': 'city', 'encoding': {'vocabulary': ['none', 'Paris']}},
                {'kind': 'param', 'name': 'ph', 'param': 'history', 'length': 3, 'encoding': {'hash': {'buckets': 100}}}
              ]}]}
            """);

    private final InputBuffers inputs = new InputBuffers(spec, 3);

    @Test
    void encodesEveryKindOfAHit() {
        ParamValues params = Documents.params(spec, "{'history': ['a', '7', 'x']}");
        encode(
                params,
                2 * DAY,
                "'fields': {'price': 9.5, 'embedding': [1, 0], 'tags': ['b', 7, 'a', 'a'], 'published': "
                        + DAY
                        + "}, 'queries': {'q': 2.5}",
                1);
        assertArrayEquals(
                new float[] {(float) Math.log(3), 5, 9.5f, 9.5f, 2.5f, 3, 0.6f, 2, 1, 1, 0},
                floats("numbers", 1),
                1e-6f);
        assertArrayEquals(new long[] {2, 2, 3, 4}, longs("codes", 1));
    }

    @Test
    void encodesWhatIsMissing() {
        encode(Documents.params(spec, "{}"), 0, "'fields': {}", 0);
        assertArrayEquals(
                new float[] {(float) Math.log(3), 5, -1, 0, 0.5f, -2, -3, 0, 365, 0, 0},
                floats("numbers", 0),
                1e-6f);
        assertArrayEquals(new long[] {0, 0, 0, 0}, longs("codes", 0));
    }

    @Test
    void overwritesWhatARowHeldBefore() {
        ParamValues params = Documents.params(spec, "{}");
        encode(params, 0, "'fields': {'embedding': [1, 2], 'tags': ['a', 'b', 7]}", 2);
        encode(params, 0, "'fields': {}", 2);
        assertArrayEquals(new long[] {0, 0, 0, 0}, longs("codes", 2));
        assertArrayEquals(
                new float[] {-1, 0, 0.5f, -2, -3, 0, 365, 0, 0},
                tail(floats("numbers", 2), 9),
                1e-6f);
    }

    @Test
    void listsAreDistinctSortedCutAndPadded() {
        ParamValues params = Documents.params(spec, "{}");
        encode(params, 0, "'fields': {'tags': ['unknown', 'other', 'b', 7, 'a']}", 0);
        assertArrayEquals(new long[] {1, 1, 2, 3}, longs("codes", 0));
        encode(params, 0, "'fields': {'tags': 'b'}", 0);
        assertArrayEquals(new long[] {3, 3, 0, 0}, longs("codes", 0));
    }

    @Test
    void ofSeveralNumbersTheSmallestCounts() {
        encode(
                Documents.params(spec, "{}"),
                0,
                "'fields': {'price': [5, 2, 9], 'published': true}",
                0);
        assertArrayEquals(new float[] {2}, new float[] {floats("numbers", 0)[2]});
    }

    @Test
    void encodesParams() {
        new RequestEncoder(spec)
                .encode(
                        Documents.params(
                                spec,
                                "{'age': 120, 'city': 'Paris', 'history': ['z', 7], 'taste': [5, -1]}"),
                        inputs);
        assertArrayEquals(new float[] {2, -1, 99}, floats("user", 0));
        assertArrayEquals(
                new long[] {3, HASH.encode("z"), HASH.encode("7"), 0}, longs("user_codes", 0));
        new RequestEncoder(spec).encode(Documents.params(spec, "{'city': 'Rome'}"), inputs);
        assertArrayEquals(new float[] {1, 1.5f, 20}, floats("user", 0));
        assertArrayEquals(new long[] {1, 0, 0, 0}, longs("user_codes", 0));
    }

    @Test
    void wrongValuesNameTheField() {
        assertError("[fields.price] must be finite numbers", "'fields': {'price': 'a'}");
        assertError("[fields.embedding] must be an array of numbers", "'fields': {'embedding': 1}");
        assertError(
                "[fields.embedding] must be finite numbers", "'fields': {'embedding': ['a', 1]}");
        assertError("dimensions", "'fields': {'embedding': [1, 2, 3]}");
        assertError("[fields.tags] must be strings or integers", "'fields': {'tags': [1.5]}");
        assertError("[fields.tags] must be strings or integers", "'fields': {'tags': [{}]}");
    }

    private void assertError(String message, String hit) {
        ParamValues params = Documents.params(spec, "{}");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> encode(params, 0, hit, 0));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private void encode(ParamValues params, long now, String hit, int row) {
        Golden.Hit values =
                Documents.read(
                        "{'score': 2, 'rank': 5, 'light': 0, 'expressive': 0, " + hit + "}",
                        Golden.Hit.class);
        new HitEncoder(params, now).encode(values, inputs, row);
    }

    private float[] floats(String input, int row) {
        TensorBuffer buffer = inputs.get(input);
        float[] values = new float[buffer.width()];
        buffer.floats().get(row * buffer.width(), values);
        return values;
    }

    private long[] longs(String input, int row) {
        TensorBuffer buffer = inputs.get(input);
        long[] values = new long[buffer.width()];
        buffer.longs().get(row * buffer.width(), values);
        return values;
    }

    private static float[] tail(float[] values, int count) {
        return Arrays.copyOfRange(values, values.length - count, values.length);
    }
}
