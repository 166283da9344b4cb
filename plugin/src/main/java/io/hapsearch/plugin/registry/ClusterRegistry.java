package io.hapsearch.plugin.registry;

import java.util.Map;
import org.opensearch.cluster.ClusterState;
import org.opensearch.cluster.metadata.IndexMetadata;
import org.opensearch.cluster.metadata.Metadata;
import org.opensearch.cluster.service.ClusterService;

/**
 * The registry's place in the cluster state: custom metadata of the model index, a plain string map, so that a node
 * without the plugin still reads the cluster state. It goes wherever that index's metadata goes: to disk, to joining
 * nodes, into snapshots and back. Decodes each version of the metadata once. Thread-safe.
 */
public final class ClusterRegistry {
    private static final String CUSTOM = "hap";

    private final ClusterService clusterService;
    private final RegistryCodec codec = new RegistryCodec();
    private volatile Decoded decoded = new Decoded(null, RegistryState.EMPTY);

    /** @param clusterService where the state comes from */
    public ClusterRegistry(ClusterService clusterService) {
        this.clusterService = clusterService;
    }

    /** The registry in the cluster state that this node has applied last. */
    public RegistryState current() {
        return of(clusterService.state());
    }

    /** The registry in a cluster state. */
    public RegistryState of(ClusterState state) {
        IndexMetadata index = state.metadata().index(ModelIndex.NAME);
        Decoded known = decoded;
        if (known.source != index) {
            known = new Decoded(index, decode(index));
            decoded = known;
        }
        return known.registry;
    }

    /** The cluster state with another registry; the model index must exist. */
    public ClusterState with(ClusterState state, RegistryState registry) {
        IndexMetadata.Builder index =
                IndexMetadata.builder(state.metadata().index(ModelIndex.NAME))
                        .putCustom(CUSTOM, codec.encode(registry));
        return ClusterState.builder(state)
                .metadata(Metadata.builder(state.metadata()).put(index))
                .build();
    }

    private RegistryState decode(IndexMetadata index) {
        Map<String, String> custom = index == null ? null : index.getCustomData(CUSTOM);
        return custom == null ? RegistryState.EMPTY : codec.decode(custom);
    }

    private record Decoded(IndexMetadata source, RegistryState registry) {}
}
