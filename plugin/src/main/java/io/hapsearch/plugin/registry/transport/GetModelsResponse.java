package io.hapsearch.plugin.registry.transport;

import java.io.IOException;
import java.util.List;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.ToXContentObject;
import org.opensearch.core.xcontent.XContentBuilder;

/** The models that were asked about. */
public final class GetModelsResponse extends ActionResponse implements ToXContentObject {
    private final List<ModelView> models;

    /** @param models in the order of name and version */
    public GetModelsResponse(List<ModelView> models) {
        this.models = List.copyOf(models);
    }

    /** Reads what {@link #writeTo} wrote. */
    public GetModelsResponse(StreamInput in) throws IOException {
        super(in);
        this.models = List.copyOf(in.readList(ModelView::new));
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeList(models);
    }

    /** The models in the order of name and version. */
    public List<ModelView> models() {
        return models;
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        builder.startObject();
        builder.startArray("models");
        for (ModelView model : models) {
            model.toXContent(builder, params);
        }
        builder.endArray();
        return builder.endObject();
    }
}
