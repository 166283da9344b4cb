/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry.rest;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.HapPlugin;
import io.hapsearch.plugin.registry.RegistryTestCase;
import io.hapsearch.plugin.registry.TestBundles;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.opensearch.client.Request;
import org.opensearch.client.Response;
import org.opensearch.client.ResponseException;
import org.opensearch.common.network.NetworkModule;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.xcontent.XContentHelper;
import org.opensearch.common.xcontent.json.JsonXContent;
import org.opensearch.common.xcontent.support.XContentMapValues;
import org.opensearch.plugins.Plugin;
import org.opensearch.test.OpenSearchIntegTestCase.ClusterScope;
import org.opensearch.test.OpenSearchIntegTestCase.Scope;
import org.opensearch.transport.Netty4ModulePlugin;

/** The registry as a client sees it, over HTTP. */
@ClusterScope(scope = Scope.TEST, numDataNodes = 2)
public class RegistryRestTests extends RegistryTestCase {
    private static final String FEED = "/_plugins/_hap/models/feed";

    @Override
    protected Collection<Class<? extends Plugin>> nodePlugins() {
        return List.of(HapPlugin.class, Netty4ModulePlugin.class);
    }

    @Override
    protected Settings nodeSettings(int nodeOrdinal) {
        return Settings.builder()
                .put(super.nodeSettings(nodeOrdinal))
                .put(NetworkModule.HTTP_TYPE_KEY, Netty4ModulePlugin.NETTY_HTTP_TRANSPORT_NAME)
                .build();
    }

    @Override
    protected boolean addMockHttpTransport() {
        return false;
    }

    public void testLifeOfAModel() throws IOException {
        assertEquals("created", ok("PUT", FEED + "/1", zip("1")).get("result"));
        assertEquals("unchanged", ok("PUT", FEED + "/1", zip("1")).get("result"));
        assertEquals(true, ok("POST", FEED + "/1/_activate", null).get("acknowledged"));
        assertEquals(true, ok("POST", FEED + "/1/_activate?alias=live", null).get("acknowledged"));
        assertEquals(
                Map.of("feed", "feed/1", "live", "feed/1"),
                ok("GET", "/_plugins/_hap/aliases", null).get("aliases"));
        Map<String, Object> model = model(FEED + "/1");
        assertEquals(List.of("feed", "live"), model.get("aliases"));
        assertEquals(1, XContentMapValues.extractValue("manifest.format", model));
        for (String node : internalCluster().getDataNodeNames()) {
            assertEquals(
                    "loaded", XContentMapValues.extractValue("nodes." + node + ".state", model));
        }
        ok("PUT", FEED + "/2", zip("2"));
        assertNull(model(FEED).get("manifest"));
        ok("PUT", "/_plugins/_hap/aliases/feed", json("{\"model\": \"feed/2\"}"));
        ok("DELETE", "/_plugins/_hap/aliases/live", null);
        assertEquals(
                Map.of("feed", "feed/2"), ok("GET", "/_plugins/_hap/aliases", null).get("aliases"));
        ok("DELETE", FEED + "/1", null);
        List<?> left = (List<?>) ok("GET", "/_plugins/_hap/models", null).get("models");
        assertEquals(1, left.size());
    }

    public void testUploadsOfTheUsualTypes() throws IOException {
        for (String type :
                List.of("application/zip", "application/octet-stream", "application/json")) {
            Request request = new Request("PUT", FEED + "/1");
            request.setEntity(new ByteArrayEntity(zip("1"), ContentType.parse(type)));
            int status = getRestClient().performRequest(request).getStatusLine().getStatusCode();
            assertTrue(type, status == 201 || status == 200);
        }
    }

    public void testRefusals() throws IOException {
        assertRefused(400, "[bundle] is not a zip file", "PUT", FEED + "/1", json("{}"));
        assertRefused(400, "[bundle] is not a zip file", "PUT", FEED + "/1", null);
        assertRefused(400, "[name] must match", "PUT", "/_plugins/_hap/models/FEED/1", zip("1"));
        assertRefused(400, "[manifest.json]", "PUT", FEED + "/2", zip("1"));
        assertRefused(404, "unknown model [feed/1]", "POST", FEED + "/1/_activate", null);
        assertRefused(404, "unknown model [feed/1]", "DELETE", FEED + "/1", null);
        assertRefused(404, "unknown model [feed/1]", "GET", FEED + "/1", null);
        assertRefused(404, "unknown model [feed]", "GET", FEED, null);
        String aliases = "/_plugins/_hap/aliases/";
        assertRefused(404, "unknown alias [live]", "DELETE", aliases + "live", null);
        assertRefused(
                404,
                "unknown model [feed/1]",
                "PUT",
                aliases + "live",
                json("{\"model\": \"feed/1\"}"));
        assertRefused(400, "[model]", "PUT", aliases + "live", json("{\"model\": \"feed\"}"));
        assertRefused(400, "[modell]", "PUT", aliases + "live", json("{\"modell\": \"feed/1\"}"));
        assertEquals(List.of(), ok("GET", "/_plugins/_hap/models", null).get("models"));
        ok("PUT", FEED + "/1", zip("1"));
        assertRefused(400, "[alias] must match", "POST", FEED + "/1/_activate?alias=A", null);
        ok("POST", FEED + "/1/_activate", null);
        assertRefused(409, "[feed]", "DELETE", FEED + "/1", null);
        byte[] other = TestBundles.small(FEED_1, 99);
        assertRefused(409, "exists with other content", "PUT", FEED + "/1", other);
    }

    private static byte[] zip(String version) {
        return TestBundles.small(new BundleName("feed", version), 1);
    }

    private static byte[] json(String json) {
        return json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Map<String, Object> model(String path) throws IOException {
        List<?> models = (List<?>) ok("GET", path, null).get("models");
        @SuppressWarnings("unchecked")
        Map<String, Object> model = (Map<String, Object>) models.getFirst();
        return model;
    }

    private static Map<String, Object> ok(String method, String path, byte[] body)
            throws IOException {
        Response response = getRestClient().performRequest(request(method, path, body));
        return XContentHelper.convertToMap(
                JsonXContent.jsonXContent, response.getEntity().getContent(), true);
    }

    private static void assertRefused(
            int status, String message, String method, String path, byte[] body) {
        ResponseException e =
                expectThrows(
                        ResponseException.class,
                        () -> getRestClient().performRequest(request(method, path, body)));
        assertEquals(e.getMessage(), status, e.getResponse().getStatusLine().getStatusCode());
        assertTrue(e.getMessage(), e.getMessage().contains(message));
    }

    private static Request request(String method, String path, byte[] body) {
        Request request = new Request(method, path);
        if (body != null) {
            boolean zip = body.length > 0 && body[0] == 'P';
            request.setEntity(
                    new ByteArrayEntity(
                            body,
                            zip
                                    ? ContentType.parse("application/zip")
                                    : ContentType.APPLICATION_JSON));
        }
        return request;
    }
}
