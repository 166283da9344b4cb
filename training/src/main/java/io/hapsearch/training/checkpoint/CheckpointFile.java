/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.checkpoint;

import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.json.StrictJson;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;

/**
 * One checkpoint: a magic number, a JSON header, arrays, and the SHA-256 of all before it. Written
 * beside and moved into place, so a kill at any moment leaves the earlier one. Not thread-safe.
 */
final class CheckpointFile {
    private static final long MAGIC = 0x4841502D434B5031L;
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private final Path file;
    private final StrictJson json = new StrictJson();

    CheckpointFile(Path file) {
        this.file = file;
    }

    void write(Content content) {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel =
                    FileChannel.open(
                            beside,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)) {
                write(content, Channels.newOutputStream(channel));
                channel.force(true);
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CheckpointException("cannot write [" + file + "]: " + e, e);
        }
    }

    Content read() {
        try (DigestInputStream digested =
                        new DigestInputStream(
                                new BufferedInputStream(Files.newInputStream(file), 1 << 16),
                                sha256());
                DataInputStream in = new DataInputStream(digested)) {
            if (in.readLong() != MAGIC) {
                throw new CheckpointException("[" + file + "] is not a checkpoint");
            }
            Header header = json.read(file.toString(), in.readNBytes(in.readInt()), Header.class);
            RunState state =
                    new RunState(
                            header.counts(),
                            floats(in),
                            floats(in),
                            floats(in),
                            floats(in),
                            doubles(in));
            byte[] expected = digested.getMessageDigest().digest();
            digested.on(false);
            if (!Arrays.equals(expected, in.readNBytes(expected.length))) {
                throw new CheckpointException("[" + file + "] is damaged: its hash is wrong");
            }
            return new Content(header.identity(), state);
        } catch (IOException | InvalidDocumentException e) {
            throw new CheckpointException("cannot read [" + file + "]: " + e.getMessage(), e);
        }
    }

    private void write(Content content, OutputStream to) throws IOException {
        DigestOutputStream digested =
                new DigestOutputStream(new BufferedOutputStream(to, 1 << 16), sha256());
        DataOutputStream out = new DataOutputStream(digested);
        RunState state = content.state();
        byte[] header = json.write(new Header(content.identity(), state.counts()));
        out.writeLong(MAGIC);
        out.writeInt(header.length);
        out.write(header);
        write(out, state.weights());
        write(out, state.first());
        write(out, state.second());
        write(out, state.bestWeights());
        out.writeInt(state.bestLogits().length);
        for (double value : state.bestLogits()) {
            out.writeDouble(value);
        }
        byte[] hash = digested.getMessageDigest().digest();
        digested.on(false);
        out.write(hash);
        out.flush();
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer chunk = ByteBuffer.allocate(1 << 14);
        for (int from = 0; from < values.length; ) {
            int count = Math.min(chunk.capacity() / Float.BYTES, values.length - from);
            chunk.clear().asFloatBuffer().put(values, from, count);
            out.write(chunk.array(), 0, count * Float.BYTES);
            from += count;
        }
    }

    private float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[length(in)];
        ByteBuffer chunk = ByteBuffer.allocate(1 << 14);
        for (int from = 0; from < values.length; ) {
            int count = Math.min(chunk.capacity() / Float.BYTES, values.length - from);
            in.readFully(chunk.array(), 0, count * Float.BYTES);
            chunk.clear().asFloatBuffer().get(values, from, count);
            from += count;
        }
        return values;
    }

    private double[] doubles(DataInputStream in) throws IOException {
        double[] values = new double[length(in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    /** No array can be longer than the file: a damaged length must not exhaust the heap. */
    private int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > Math.min(MOST_ELEMENTS, Files.size(file) / Float.BYTES)) {
            throw new CheckpointException("[" + file + "] is damaged: an array of " + length);
        }
        return length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * What a file holds.
     *
     * @param identity hashes of the plan
     * @param state the state
     */
    record Content(Map<String, String> identity, RunState state) {}

    /** What of it is JSON. */
    record Header(Map<String, String> identity, RunState.Counts counts) {}
}
