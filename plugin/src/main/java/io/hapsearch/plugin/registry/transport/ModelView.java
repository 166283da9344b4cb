package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.ModelState;
import io.hapsearch.plugin.registry.StoredBundle;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;
import org.opensearch.core.xcontent.ToXContentObject;
import org.opensearch.core.xcontent.XContentBuilder;

/**
 * A model as users see it.
 *
 * @param bundle the registered bundle
 * @param aliases what stands for it
 * @param nodes by the name of each node that has something to say of it, how it stands there
 * @param description what is in it, null where only an overview was asked for
 */
public record ModelView(
        StoredBundle bundle,
        List<String> aliases,
        Map<String, ModelState> nodes,
        ModelDescription description)
        implements Writeable, ToXContentObject {

    /** Reads what {@link #writeTo} wrote. */
    public ModelView(StreamInput in) throws IOException {
        this(
                new StoredBundle(in),
                in.readStringList(),
                in.readMap(StreamInput::readString, ModelState::new),
                in.readOptionalWriteable(ModelDescription::new));
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        bundle.writeTo(out);
        out.writeStringCollection(aliases);
        out.writeMap(nodes, StreamOutput::writeString, (o, state) -> state.writeTo(o));
        out.writeOptionalWriteable(description);
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        builder.startObject();
        bundle.toXContent(builder, params);
        builder.field("aliases", aliases);
        builder.startObject("nodes");
        for (Map.Entry<String, ModelState> node : nodes.entrySet()) {
            ModelState state = node.getValue();
            builder.startObject(node.getKey());
            builder.field("state", state.status().name().toLowerCase(Locale.ROOT));
            if (state.status() == ModelState.Status.LOADED) {
                builder.field("memory_bytes", state.memoryBytes());
            }
            if (state.reason() != null) {
                builder.field("reason", state.reason());
            }
            builder.endObject();
        }
        builder.endObject();
        if (description != null) {
            description.toXContent(builder, params);
        }
        return builder.endObject();
    }
}
