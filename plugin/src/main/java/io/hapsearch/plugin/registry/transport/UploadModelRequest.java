package io.hapsearch.plugin.registry.transport;

import io.hapsearch.models.bundle.BundleName;
import java.io.IOException;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionRequestValidationException;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** Asks a node to take in a bundle. */
public final class UploadModelRequest extends ActionRequest {
    private final BundleName name;
    private final BytesReference zip;

    /**
     * @param name what the bundle is to be called, as its manifest must call it
     * @param zip its bytes
     */
    public UploadModelRequest(BundleName name, BytesReference zip) {
        this.name = name;
        this.zip = zip;
    }

    /** Reads what {@link #writeTo} wrote. */
    public UploadModelRequest(StreamInput in) throws IOException {
        super(in);
        this.name = new BundleName(in.readString(), in.readString());
        this.zip = in.readBytesReference();
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeString(name.name());
        out.writeString(name.version());
        out.writeBytesReference(zip);
    }

    /** What the bundle is to be called. */
    public BundleName name() {
        return name;
    }

    /** Its bytes. */
    public BytesReference zip() {
        return zip;
    }

    @Override
    public ActionRequestValidationException validate() {
        return null;
    }
}
