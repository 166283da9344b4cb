package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.RegistryChange;
import java.io.IOException;
import org.opensearch.action.ActionRequestValidationException;
import org.opensearch.action.support.clustermanager.AcknowledgedRequest;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** Asks the cluster manager for one change of the registry. */
public final class UpdateRegistryRequest extends AcknowledgedRequest<UpdateRegistryRequest> {
    private final RegistryChange change;

    /** @param change the change to make */
    public UpdateRegistryRequest(RegistryChange change) {
        this.change = change;
    }

    /** Reads what {@link #writeTo} wrote. */
    public UpdateRegistryRequest(StreamInput in) throws IOException {
        super(in);
        this.change = RegistryChange.read(in);
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        RegistryChange.write(change, out);
    }

    /** The change to make. */
    public RegistryChange change() {
        return change;
    }

    @Override
    public ActionRequestValidationException validate() {
        return null;
    }
}
