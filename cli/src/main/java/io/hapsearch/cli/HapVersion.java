/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import picocli.CommandLine.IVersionProvider;

/** Takes the version from the jar's manifest. Stateless. */
final class HapVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = HapVersion.class.getPackage().getImplementationVersion();
        return new String[] {"hap " + (version == null ? "(not packaged)" : version)};
    }
}
