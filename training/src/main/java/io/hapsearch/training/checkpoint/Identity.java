/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.checkpoint;

import io.hapsearch.models.bundle.Hashes;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.training.sample.EncodedRows;
import io.hapsearch.training.sample.EncodedSamples;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Hashes of all that decides what a training yields, by what they are of. Not thread-safe. */
public final class Identity {
    private static final int CHUNK = 1 << 16;

    private final StrictJson json = new StrictJson();
    private final Map<String, String> hashes = new TreeMap<>();

    /** Adds a value that can be written as JSON. */
    public Identity with(String name, Object value) {
        hashes.put(name, Hashes.sha256(json.write(value)));
        return this;
    }

    /** Adds encoded samples, every value of them. */
    public Identity withSamples(String name, EncodedSamples samples) {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        for (int request = 0; request < samples.requestCount(); request++) {
            room(buffer, digest, Long.BYTES + Integer.BYTES);
            buffer.putLong(samples.millis()[request]).putInt(samples.firstSample(request));
        }
        boolean crosses = samples.crosses().rows() > 0;
        for (int sample = 0; sample < samples.sampleCount(); sample++) {
            room(buffer, digest, 2 * Integer.BYTES + 2);
            buffer.putInt(samples.documentOf(sample));
            buffer.putInt(crosses ? samples.crossOf(sample) : 0);
            buffer.put((byte) samples.source(sample).ordinal());
            buffer.put((byte) (samples.positive(sample) ? 1 : 0));
        }
        add(samples.requests(), buffer, digest);
        add(samples.documents(), buffer, digest);
        add(samples.crosses(), buffer, digest);
        flush(buffer, digest);
        hashes.put(name, HexFormat.of().formatHex(digest.digest()));
        return this;
    }

    /** The hashes. */
    public Map<String, String> hashes() {
        return Map.copyOf(hashes);
    }

    /** One hash of all. */
    public String digest() {
        return Hashes.sha256(json.write(hashes));
    }

    private static void add(EncodedRows rows, ByteBuffer buffer, MessageDigest digest) {
        for (int input = 0; input < rows.inputs().size(); input++) {
            Input declared = rows.inputs().get(input);
            flush(buffer, digest);
            digest.update(declared.name().getBytes(StandardCharsets.UTF_8));
            if (declared.type() == ElementType.FLOAT) {
                addFloats(rows, input, declared.width(), buffer, digest);
            } else {
                addCodes(rows, input, declared.width(), buffer, digest);
            }
        }
    }

    private static void addFloats(
            EncodedRows rows, int input, int width, ByteBuffer buffer, MessageDigest digest) {
        float[] values = new float[width];
        for (int row = 0; row < rows.rows(); row++) {
            rows.floats(input, row, 0, values, 0, width);
            for (float value : values) {
                room(buffer, digest, Integer.BYTES);
                buffer.putInt(Float.floatToRawIntBits(value));
            }
        }
    }

    private static void addCodes(
            EncodedRows rows, int input, int width, ByteBuffer buffer, MessageDigest digest) {
        long[] values = new long[width];
        for (int row = 0; row < rows.rows(); row++) {
            rows.codes(input, row, 0, values, 0, width);
            for (long value : values) {
                room(buffer, digest, Integer.BYTES);
                buffer.putInt((int) value);
            }
        }
    }

    private static void room(ByteBuffer buffer, MessageDigest digest, int bytes) {
        if (buffer.remaining() < bytes) {
            flush(buffer, digest);
        }
    }

    private static void flush(ByteBuffer buffer, MessageDigest digest) {
        digest.update(buffer.flip());
        buffer.clear();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
