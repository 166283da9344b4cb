package io.hapsearch.plugin.registry.transport;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.ToXContentObject;
import org.opensearch.core.xcontent.XContentBuilder;

/** All aliases with the models that they stand for. */
public final class GetAliasesResponse extends ActionResponse implements ToXContentObject {
    private final SortedMap<String, String> aliases;

    /** @param aliases from alias to {@code name/version} */
    public GetAliasesResponse(Map<String, String> aliases) {
        this.aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
    }

    /** Reads what {@link #writeTo} wrote. */
    public GetAliasesResponse(StreamInput in) throws IOException {
        super(in);
        this.aliases =
                Collections.unmodifiableSortedMap(
                        new TreeMap<>(in.readMap(StreamInput::readString, StreamInput::readString)));
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeMap(aliases, StreamOutput::writeString, StreamOutput::writeString);
    }

    /** From alias to {@code name/version}. */
    public SortedMap<String, String> aliases() {
        return aliases;
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        return builder.startObject().field("aliases", aliases).endObject();
    }
}
