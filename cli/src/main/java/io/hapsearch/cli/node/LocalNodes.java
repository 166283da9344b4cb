/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import io.hapsearch.cli.base.ProjectHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes local nodes, each in its own folder under one directory. Thread-safe for nodes of different
 * names.
 */
public final class LocalNodes {

    private final Path directory;
    private final JavaRuntime java;
    private final NodeLayout layout;
    private final FreePorts ports = new FreePorts();

    /**
     * @param template the assembled OpenSearch
     * @param directory the parent of the nodes' folders
     * @param java what the nodes run on
     */
    public LocalNodes(Path template, Path directory, JavaRuntime java) {
        this.directory = directory;
        this.java = java;
        this.layout = new NodeLayout(template);
    }

    /** Nodes of this project under the given directory, on the Java that runs this code. */
    public static LocalNodes of(ProjectHome project, Path directory) {
        return new LocalNodes(project.nodeTemplate(), directory, JavaRuntime.current());
    }

    /**
     * Lays out, configures and equips a node, ready to be started. A node that is there already
     * keeps its data.
     *
     * @throws NodeFailure if a node of this name runs, or a plugin is refused
     */
    public LocalNode create(NodeSpec wanted) {
        NodeHome home = home(wanted.name());
        requireStopped(wanted.name());
        NodeSpec spec = withPorts(wanted);
        layout.create(home.path());
        new PluginInstaller(java).install(home, spec.plugins());
        new NodeConfig().write(spec, home);
        return new LocalNode(spec, home, new NodeLauncher(java));
    }

    /**
     * Creates a cluster of several nodes, ready to be started; all of them may become its manager.
     *
     * @param cluster the cluster's name; the nodes are called {@code cluster-0}, {@code cluster-1}
     *     and so on
     * @param size number of nodes
     * @param prototype heap, plugins and settings of each node
     */
    public LocalCluster createCluster(String cluster, int size, NodeSpec prototype) {
        List<Integer> free = ports.find(2 * size);
        List<String> names = IntStream.range(0, size).mapToObj(i -> cluster + "-" + i).toList();
        List<String> seeds =
                free.subList(size, 2 * size).stream().map(p -> "127.0.0.1:" + p).toList();
        List<LocalNode> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(
                    create(
                            prototype
                                    .withName(names.get(i))
                                    .withPorts(free.get(i), free.get(size + i))
                                    .withCluster(cluster, seeds, names)));
        }
        return new LocalCluster(cluster, nodes);
    }

    /**
     * Deletes the folder of a node that does not run, its data included; one that was never created
     * is fine.
     *
     * @throws NodeFailure if the node runs
     */
    public void delete(String name) {
        requireStopped(name);
        try {
            Trees.delete(home(name).path());
        } catch (IOException e) {
            throw new NodeFailure("Cannot delete " + home(name).path() + ": " + e, e);
        }
    }

    /** The running process of this name, whoever started it. */
    public Optional<NodeProcess> running(String name) {
        NodeHome home = home(name);
        return RunFile.read(home)
                .flatMap(
                        run ->
                                run.process(home)
                                        .map(
                                                handle ->
                                                        new NodeProcess(
                                                                name,
                                                                handle,
                                                                home,
                                                                run.httpPort())));
    }

    /** The folder that a node of this name has or would have. */
    public NodeHome home(String name) {
        return new NodeHome(directory.resolve(name));
    }

    /** The names of all nodes that were ever created here and not deleted. */
    public List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(f -> Files.isDirectory(f.resolve("config")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new NodeFailure("Cannot read " + directory + ": " + e, e);
        }
    }

    private void requireStopped(String name) {
        Optional<NodeProcess> process = running(name);
        if (process.isPresent()) {
            throw new NodeFailure(
                    "Node "
                            + name
                            + " runs already (pid "
                            + process.get().pid()
                            + "); stop it with ./hap node stop --name "
                            + name);
        }
    }

    private NodeSpec withPorts(NodeSpec spec) {
        List<Integer> free = ports.find(2);
        return spec.withPorts(
                spec.httpPort() == 0 ? free.get(0) : spec.httpPort(),
                spec.transportPort() == 0 ? free.get(1) : spec.transportPort());
    }
}
