package io.hapsearch.plugin.registry.transport;

import io.hapsearch.models.bundle.BundleName;
import java.io.IOException;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionRequestValidationException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** Asks for a model to be deleted. */
public final class DeleteModelRequest extends ActionRequest {
    private final BundleName name;

    /** @param name what to delete */
    public DeleteModelRequest(BundleName name) {
        this.name = name;
    }

    /** Reads what {@link #writeTo} wrote. */
    public DeleteModelRequest(StreamInput in) throws IOException {
        super(in);
        this.name = new BundleName(in.readString(), in.readString());
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeString(name.name());
        out.writeString(name.version());
    }

    /** What to delete. */
    public BundleName name() {
        return name;
    }

    @Override
    public ActionRequestValidationException validate() {
        return null;
    }
}
