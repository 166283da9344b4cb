/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry.transport;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.registry.BundleUploader;
import io.hapsearch.plugin.registry.ModelState;
import io.hapsearch.plugin.registry.RegistryChange;
import io.hapsearch.plugin.registry.StoredBundle;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.action.FailedNodeException;
import org.opensearch.cluster.ClusterName;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.common.io.stream.BytesStreamOutput;
import org.opensearch.core.common.bytes.BytesArray;
import org.opensearch.core.common.io.stream.NamedWriteableAwareStreamInput;
import org.opensearch.core.common.io.stream.NamedWriteableRegistry;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.Writeable;
import org.opensearch.test.OpenSearchTestCase;

/** What is read is what was written, to the last byte. */
public class RegistryWireTests extends OpenSearchTestCase {
    private static final BundleName NAME = new BundleName("feed", "3");

    private final StoredBundle bundle =
            new StoredBundle(
                    NAME,
                    randomAlphaOfLength(64),
                    randomNonNegativeLong(),
                    "upload",
                    randomIntBetween(1, 9),
                    randomNonNegativeLong());
    private final DiscoveryNode node =
            new DiscoveryNode("n1", buildNewFakeTransportAddress(), Version.CURRENT);
    private final ModelState state =
            new ModelState(
                    NAME,
                    randomFrom(ModelState.Status.values()),
                    randomNonNegativeLong(),
                    randomBoolean() ? null : "reason");

    public void testUpload() throws IOException {
        byte[] zip = randomByteArrayOfLength(randomIntBetween(0, 100));
        UploadModelRequest request =
                copy(new UploadModelRequest(NAME, new BytesArray(zip)), UploadModelRequest::new);
        assertEquals(NAME, request.name());
        assertEquals(new BytesArray(zip), request.zip());
        BundleUploader.Result result = new BundleUploader.Result(bundle, randomBoolean());
        assertEquals(
                result, copy(new UploadModelResponse(result), UploadModelResponse::new).result());
    }

    public void testActivate() throws IOException {
        ActivateModelRequest request =
                copy(new ActivateModelRequest("live", NAME), ActivateModelRequest::new);
        assertEquals("live", request.alias());
        assertEquals(NAME, request.name());
    }

    public void testDelete() throws IOException {
        assertEquals(NAME, copy(new DeleteModelRequest(NAME), DeleteModelRequest::new).name());
    }

    public void testUpdate() throws IOException {
        RegistryChange change = new RegistryChange.PointAlias("live", NAME);
        assertEquals(
                change,
                copy(new UpdateRegistryRequest(change), UpdateRegistryRequest::new).change());
    }

    public void testGet() throws IOException {
        GetModelsRequest request =
                copy(
                        new GetModelsRequest(randomFrom("feed", null), randomFrom("3", null)),
                        GetModelsRequest::new);
        assertTrue(request.matches(NAME));
        ModelView view =
                new ModelView(
                        bundle,
                        List.of("live"),
                        Map.of("node", state),
                        randomBoolean() ? null : new ModelDescription(new BytesArray("{}")));
        GetModelsResponse response =
                copy(new GetModelsResponse(List.of(view)), GetModelsResponse::new);
        assertEquals(List.of(view), response.models());
        copy(new GetAliasesRequest(), GetAliasesRequest::new);
        Map<String, String> aliases = Map.of("live", "feed/3");
        assertEquals(
                aliases, copy(new GetAliasesResponse(aliases), GetAliasesResponse::new).aliases());
    }

    public void testLoad() throws IOException {
        copy(new LoadModelRequest(bundle, node), LoadModelRequest::new);
        LoadModelRequest.OfNode ofNode =
                copy(new LoadModelRequest(bundle, node).ofNode(), LoadModelRequest.OfNode::new);
        assertEquals(bundle, ofNode.bundle());
        LoadModelResponse response =
                copy(
                        new LoadModelResponse(
                                new ClusterName("c"),
                                List.of(new LoadModelResponse.OfNode(node)),
                                List.of(new FailedNodeException("n2", "no", null))),
                        LoadModelResponse::new);
        assertEquals(node, response.getNodes().getFirst().getNode());
        assertEquals("n2", response.failures().getFirst().nodeId());
    }

    public void testStates() throws IOException {
        copy(new ModelStatesRequest(), ModelStatesRequest::new);
        ModelStatesResponse response =
                copy(
                        new ModelStatesResponse(
                                new ClusterName("c"),
                                List.of(new ModelStatesResponse.OfNode(node, List.of(state))),
                                List.of()),
                        ModelStatesResponse::new);
        assertEquals(List.of(state), response.getNodes().getFirst().states());
    }

    private static <T extends Writeable> T copy(T value, Writeable.Reader<T> reader)
            throws IOException {
        BytesStreamOutput out = new BytesStreamOutput();
        value.writeTo(out);
        try (StreamInput in =
                new NamedWriteableAwareStreamInput(
                        out.bytes().streamInput(), new NamedWriteableRegistry(List.of()))) {
            T copy = reader.read(in);
            assertEquals("bytes left", -1, in.read());
            BytesStreamOutput again = new BytesStreamOutput();
            copy.writeTo(again);
            assertEquals(out.bytes(), again.bytes());
            return copy;
        }
    }
}
