/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.HashEncoding;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.testing.Documents;
import io.hapsearch.models.testing.Seeded;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorBufferTest {

    @Test
    void hasRoomForEveryRow() {
        Seeded.repeat(
                500,
                random -> {
                    int width = 1 + random.nextInt(70);
                    int rows = 1 + random.nextInt(70);
                    TensorBuffer buffer =
                            new TensorBuffer(
                                    random.nextBoolean() ? floats(width) : codes(width), rows);
                    int last = rows * width - 1;
                    if (buffer.input().type() == ElementType.FLOAT) {
                        buffer.floats().put(last, 3.5f);
                        assertEquals(3.5f, buffer.floats().get(last));
                        assertNull(buffer.longs());
                    } else {
                        buffer.longs().put(last, Long.MIN_VALUE);
                        assertEquals(Long.MIN_VALUE, buffer.longs().get(last));
                        assertNull(buffer.floats());
                    }
                    assertEquals(rows, buffer.rows());
                    assertTrue(
                            buffer.memoryBytes()
                                    >= (long) rows * width * buffer.input().type().bytes());
                });
    }

    @Test
    void growsAndNeverShrinks() {
        TensorBuffer buffer = new TensorBuffer(floats(3), 2);
        FloatBuffer before = buffer.floats();
        buffer.ensureRows(2);
        assertSame(before, buffer.floats());
        buffer.ensureRows(50);
        assertNotSame(before, buffer.floats());
        buffer.floats().put(149, 1);
        buffer.ensureRows(1);
        assertEquals(50, buffer.rows());
    }

    @Test
    void copiesRows() {
        Seeded.repeat(
                100,
                random -> {
                    int width = 1 + random.nextInt(20);
                    TensorBuffer from = new TensorBuffer(floats(width), 8);
                    TensorBuffer to = new TensorBuffer(floats(width), 5);
                    for (int i = 0; i < 8 * width; i++) {
                        from.floats().put(i, random.nextFloat());
                    }
                    for (int i = 0; i < 5 * width; i++) {
                        to.floats().put(i, -1);
                    }
                    int source = random.nextInt(8);
                    int target = random.nextInt(5);
                    to.copyRow(from, source, target);
                    for (int i = 0; i < 5 * width; i++) {
                        float expected =
                                i / width == target
                                        ? from.floats().get(source * width + i % width)
                                        : -1;
                        assertEquals(expected, to.floats().get(i));
                    }
                });
    }

    @Test
    void refusesWhatNoBufferCanHold() {
        Input wide = floats(FeatureSpec.MAX_WIDTH);
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new TensorBuffer(wide, Integer.MAX_VALUE));
        assertTrue(
                e.getMessage().startsWith("input [x] with 2147483647 rows of 16384 columns"),
                e.getMessage());
    }

    @Test
    void requestsHaveOneRowWhateverTheHits() {
        FeatureSpec spec =
                Documents.spec(
                        """
                {'params': [{'name': 'p', 'type': 'number'}],
                 'inputs': [{'name': 'hit', 'per': 'hit', 'type': 'float', 'features': [{'kind': 'score', 'name': 's'}]},
                            {'name': 'user', 'per': 'request', 'type': 'float', 'features': [{'kind': 'param', 'name': 'x', 'param': 'p'}]}]}
                """);
        InputBuffers buffers = new InputBuffers(spec, 4);
        buffers.ensureRows(30);
        assertEquals(30, buffers.get("hit").rows());
        assertEquals(1, buffers.get("user").rows());
        assertEquals(
                buffers.get("hit").memoryBytes() + buffers.get("user").memoryBytes(),
                buffers.memoryBytes());
        assertThrows(IllegalArgumentException.class, () -> buffers.get("other"));
    }

    private static Input floats(int width) {
        return new Input(
                "x", Scope.HIT, ElementType.FLOAT, List.of(new Feature.Vector("v", "f", width)));
    }

    private static Input codes(int width) {
        return new Input(
                "x",
                Scope.HIT,
                ElementType.INT64,
                List.of(new Feature.Keyword("k", "f", width, new HashEncoding(9))));
    }
}
