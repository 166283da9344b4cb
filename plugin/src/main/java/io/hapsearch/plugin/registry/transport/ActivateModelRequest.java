package io.hapsearch.plugin.registry.transport;

import io.hapsearch.models.bundle.BundleName;
import java.io.IOException;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionRequestValidationException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** Asks for an alias to stand for a model. */
public final class ActivateModelRequest extends ActionRequest {
    private final String alias;
    private final BundleName name;

    /**
     * @param alias the alias to create or to move
     * @param name what it is to stand for
     */
    public ActivateModelRequest(String alias, BundleName name) {
        BundleName.require("alias", alias);
        this.alias = alias;
        this.name = name;
    }

    /** Reads what {@link #writeTo} wrote. */
    public ActivateModelRequest(StreamInput in) throws IOException {
        super(in);
        this.alias = in.readString();
        this.name = new BundleName(in.readString(), in.readString());
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeString(alias);
        out.writeString(name.name());
        out.writeString(name.version());
    }

    /** The alias to create or to move. */
    public String alias() {
        return alias;
    }

    /** What it is to stand for. */
    public BundleName name() {
        return name;
    }

    @Override
    public ActionRequestValidationException validate() {
        return null;
    }
}
