/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.stats;

import java.io.IOException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;
import org.opensearch.core.xcontent.ToXContentFragment;
import org.opensearch.core.xcontent.XContentBuilder;

/**
 * How the budgets of one model were averaged over requests on one node.
 *
 * @param price the expected improvement, in log odds, that an expressive score must promise now
 * @param windows how many windows moved the price
 * @param meant how many of their hits were to meet the expressive model on average, summed up
 * @param spent how many did
 */
public record AverageCounts(double price, long windows, double meant, long spent)
        implements Writeable, ToXContentFragment {

    /** Reads what {@link #writeTo} wrote. */
    public AverageCounts(StreamInput in) throws IOException {
        this(in.readDouble(), in.readVLong(), in.readDouble(), in.readVLong());
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeDouble(price);
        out.writeVLong(windows);
        out.writeDouble(meant);
        out.writeVLong(spent);
    }

    /** Writes nothing where nothing was averaged. */
    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        if (windows == 0) {
            return builder;
        }
        builder.startObject("average");
        builder.field("price", price);
        builder.field("windows", windows);
        builder.field("hits_meant", meant);
        builder.field("hits_spent", spent);
        return builder.endObject();
    }
}
