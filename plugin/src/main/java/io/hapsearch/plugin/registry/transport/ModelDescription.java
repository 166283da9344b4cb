package io.hapsearch.plugin.registry.transport;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.Manifest;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.plugin.registry.BundleDescriptor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.common.bytes.BytesArray;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;
import org.opensearch.core.xcontent.ToXContentFragment;
import org.opensearch.core.xcontent.XContentBuilder;

/**
 * What somebody who wants to use a bundle must know of its content: params, defaults, files and provenance, in the words
 * and the JSON of the bundle's own files.
 *
 * @param json the description
 */
public record ModelDescription(BytesReference json) implements Writeable, ToXContentFragment {

    /** Describes a bundle. */
    public static ModelDescription of(BundleDescriptor descriptor) {
        Manifest manifest = descriptor.manifest();
        byte[] json =
                new StrictJson()
                        .write(
                                new Content(
                                        manifest.format(),
                                        descriptor.spec().params(),
                                        manifest.defaults(),
                                        manifest.files(),
                                        manifest.provenance()));
        return new ModelDescription(new BytesArray(json));
    }

    /** Reads what {@link #writeTo} wrote. */
    public ModelDescription(StreamInput in) throws IOException {
        this(in.readBytesReference());
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeBytesReference(json);
    }

    /** Writes the field {@code manifest} into an open object. */
    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        return builder.rawField("manifest", json.streamInput(), XContentType.JSON);
    }

    private record Content(
            int format,
            List<Param> params,
            RoutingDefaults defaults,
            Map<String, Manifest.FileEntry> files,
            JsonNode provenance) {}
}
