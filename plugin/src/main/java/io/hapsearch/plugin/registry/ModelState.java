package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import java.io.IOException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;

/**
 * How one node stands with one model.
 *
 * @param name the model
 * @param status loaded, loading or failed; a model that a node does not have at all has no state there
 * @param memoryBytes the estimated native memory of its sessions, 0 unless loaded
 * @param reason why loading failed last, else null
 */
public record ModelState(BundleName name, Status status, long memoryBytes, String reason)
        implements Writeable {

    /** Reads what {@link #writeTo} wrote. */
    public ModelState(StreamInput in) throws IOException {
        this(
                new BundleName(in.readString(), in.readString()),
                in.readEnum(Status.class),
                in.readVLong(),
                in.readOptionalString());
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeString(name.name());
        out.writeString(name.version());
        out.writeEnum(status);
        out.writeVLong(memoryBytes);
        out.writeOptionalString(reason);
    }

    /** Where a model is on its way; new ones go to the end. */
    public enum Status {
        /** Ready to score. */
        LOADED,
        /** On its way. */
        LOADING,
        /** The last attempt to load it failed. */
        FAILED
    }
}
