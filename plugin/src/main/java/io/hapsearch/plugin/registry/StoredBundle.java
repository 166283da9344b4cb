/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import java.io.IOException;
import java.time.Instant;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;
import org.opensearch.core.xcontent.ToXContentFragment;
import org.opensearch.core.xcontent.XContentBuilder;

/**
 * A registered bundle as the cluster state knows it. Equal values mean equal content.
 *
 * @param name its identity
 * @param sha256 the hash of its zip, lower-case hexadecimal
 * @param bytes the size of its zip
 * @param upload what its documents in the model index are called by; unique to one upload, so that
 *     an upload that failed or lost a race can be cleaned up without touching anyone else's
 *     documents
 * @param chunks how many documents hold the zip
 * @param created when it was uploaded, milliseconds since the epoch
 */
public record StoredBundle(
        BundleName name, String sha256, long bytes, String upload, int chunks, long created)
        implements Writeable, ToXContentFragment {

    /** Reads what {@link #writeTo} wrote. */
    public StoredBundle(StreamInput in) throws IOException {
        this(
                new BundleName(in.readString(), in.readString()),
                in.readString(),
                in.readVLong(),
                in.readString(),
                in.readVInt(),
                in.readVLong());
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeString(name.name());
        out.writeString(name.version());
        out.writeString(sha256);
        out.writeVLong(bytes);
        out.writeString(upload);
        out.writeVInt(chunks);
        out.writeVLong(created);
    }

    /** By the upload, and so by content; asked once and again by every search. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof StoredBundle that
                        && upload.equals(that.upload)
                        && name.equals(that.name)
                        && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return upload.hashCode();
    }

    /** Writes what users care for into an open object. */
    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        builder.field("name", name.name());
        builder.field("version", name.version());
        builder.field("sha256", sha256);
        builder.field("bytes", bytes);
        return builder.field("created", Instant.ofEpochMilli(created).toString());
    }
}
