/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.node.LocalNode;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One node for all test classes of a run that ask for a {@link Rest}: started with the first, empty
 * before each test, stopped at the end.
 */
final class SharedNode implements ParameterResolver, BeforeEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Rest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).rest;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        empty(running(context).rest);
    }

    /** Takes back all settings, and deletes all indices, aliases and models. */
    static void empty(Rest rest) {
        rest.ok(
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {\"plugins.hap.*\": null}, \"transient\": {\"plugins.hap.*\": null}}");
        rest.ok("DELETE", "/*");
        rest.ok("DELETE", "/_search/pipeline/*");
        rest.ok("GET", "/_plugins/_hap/aliases")
                .path("aliases")
                .fieldNames()
                .forEachRemaining(alias -> rest.ok("DELETE", "/_plugins/_hap/aliases/" + alias));
        for (JsonNode model : rest.ok("GET", "/_plugins/_hap/models").path("models")) {
            rest.ok(
                    "DELETE",
                    "/_plugins/_hap/models/"
                            + model.path("name").asText()
                            + "/"
                            + model.path("version").asText());
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedNode.class))
                .getOrComputeIfAbsent("node", key -> Running.start(), Running.class);
    }

    private record Running(LocalNode node, Rest rest) implements AutoCloseable {
        static Running start() {
            LocalNode node = TestNodes.fresh("shared").create(TestNodes.withPlugin("shared"));
            node.start();
            return new Running(node, new Rest(node.uri()));
        }

        @Override
        public void close() {
            rest.close();
            node.stop();
        }
    }
}
