package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.BundleUploader;
import io.hapsearch.plugin.registry.StoredBundle;
import java.io.IOException;
import org.opensearch.common.xcontent.StatusToXContentObject;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.core.xcontent.XContentBuilder;

/** A bundle that was taken in, now or before. */
public final class UploadModelResponse extends ActionResponse implements StatusToXContentObject {
    private final BundleUploader.Result result;

    /** @param result what became of the upload */
    public UploadModelResponse(BundleUploader.Result result) {
        this.result = result;
    }

    /** Reads what {@link #writeTo} wrote. */
    public UploadModelResponse(StreamInput in) throws IOException {
        super(in);
        this.result = new BundleUploader.Result(new StoredBundle(in), in.readBoolean());
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        result.bundle().writeTo(out);
        out.writeBoolean(result.created());
    }

    /** What became of the upload. */
    public BundleUploader.Result result() {
        return result;
    }

    @Override
    public RestStatus status() {
        return result.created() ? RestStatus.CREATED : RestStatus.OK;
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        builder.startObject();
        builder.field("result", result.created() ? "created" : "unchanged");
        result.bundle().toXContent(builder, params);
        return builder.endObject();
    }
}
