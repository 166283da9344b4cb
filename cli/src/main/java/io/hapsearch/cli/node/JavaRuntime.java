/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Path;
import java.util.List;

/**
 * The Java that nodes run on. Immutable.
 *
 * @param home its folder
 * @param feature its feature version, such as 21
 * @param root whether its processes run as root
 */
public record JavaRuntime(Path home, int feature, boolean root) {

    /** The one that runs this code. */
    public static JavaRuntime current() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return new JavaRuntime(
                Path.of(System.getProperty("java.home")),
                Runtime.version().feature(),
                !windows && new UnixSystem().getUid() == 0);
    }

    public String executable() {
        return home.resolve("bin/java").toString();
    }

    /**
     * OpenSearch refuses to run as root, and for a real deployment rightly so. It asks through JNA;
     * without JNA it cannot ask, and starts. For everyone else JNA stays: their nodes shall be as
     * in production.
     */
    public List<String> jnaFlags() {
        return root
                ? List.of("-Djna.nounpack=true", "-Djna.nosys=true")
                : List.of("-Djna.nosys=true");
    }
}
