package io.hapsearch.plugin.registry.transport;

import java.io.IOException;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionRequestValidationException;
import org.opensearch.core.common.io.stream.StreamInput;

/** Asks for all aliases. */
public final class GetAliasesRequest extends ActionRequest {

    /** A request. */
    public GetAliasesRequest() {}

    /** Reads what {@link #writeTo} wrote. */
    public GetAliasesRequest(StreamInput in) throws IOException {
        super(in);
    }

    @Override
    public ActionRequestValidationException validate() {
        return null;
    }
}
