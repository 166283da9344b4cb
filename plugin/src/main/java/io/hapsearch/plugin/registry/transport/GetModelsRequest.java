package io.hapsearch.plugin.registry.transport;

import io.hapsearch.models.bundle.BundleName;
import java.io.IOException;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionRequestValidationException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** Asks about models: all, those of one name, or one version. */
public final class GetModelsRequest extends ActionRequest {
    private final String name;
    private final String version;

    /**
     * @param name the name to ask about, or null for all
     * @param version the version to ask about, or null for all of the name
     */
    public GetModelsRequest(String name, String version) {
        this.name = name;
        this.version = version;
    }

    /** Reads what {@link #writeTo} wrote. */
    public GetModelsRequest(StreamInput in) throws IOException {
        super(in);
        this.name = in.readOptionalString();
        this.version = in.readOptionalString();
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeOptionalString(name);
        out.writeOptionalString(version);
    }

    /** Whether it asks about this model. */
    public boolean matches(BundleName model) {
        return (name == null || name.equals(model.name()))
                && (version == null || version.equals(model.version()));
    }

    /** The name that is asked about, or null. */
    public String name() {
        return name;
    }

    /** The version that is asked about, or null. */
    public String version() {
        return version;
    }

    @Override
    public ActionRequestValidationException validate() {
        return null;
    }
}
