/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.deploy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of a bundle.
 *
 * @param model as requests may refer to it: {@code name/version}
 * @param alias what stands for it now; null if it was not activated, and left out of the JSON
 * @param result {@code created}, or {@code unchanged} if the cluster had the same bundle already
 * @param sha256 the hash of the bundle
 * @param url the node that it was given to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deployment(
        @JsonProperty("model") String model,
        @JsonProperty("alias") String alias,
        @JsonProperty("result") String result,
        @JsonProperty("sha256") String sha256,
        @JsonProperty("url") String url) {

    /** One line for people. */
    public String text() {
        String known = result.equals("unchanged") ? " (was there already)" : "";
        return alias == null
                ? "Stored " + model + known + " at " + url + ", not active"
                : "Deployed " + model + known + " at " + url + " as '" + alias + "'";
    }
}
