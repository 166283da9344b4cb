/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.pack;

import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.train.ReadingOption;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.pack.Calibrations;
import io.hapsearch.training.pack.ExampleFile;
import io.hapsearch.training.pack.ForeignGraph;
import io.hapsearch.training.pack.PackPlan;
import io.hapsearch.training.pack.PackResult;
import io.hapsearch.training.pack.Packer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hap pack}. */
@Command(
        name = "pack",
        description = "Pack models that were trained elsewhere, ONNX or LightGBM, into a bundle.")
public final class PackCommand implements Callable<Integer> {

    /** What one model for both stages proposes: the second run of it would change nothing. */
    private static final RoutingDefaults ONE_MODEL = new RoutingDefaults(null, 0, null, null, null);

    private final Output output;
    private final Progress progress;
    private final ModelFiles files = new ModelFiles();

    @Spec private CommandSpec command;

    // The standard options would take --version, which here is the bundle's.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("unused") // picocli acts upon it
    private boolean help;

    @Option(
            names = {"--light", "--lightgbm"},
            required = true,
            paramLabel = "FILE",
            description =
                    "The model for every hit: an ONNX graph, or a model in LightGBM's text format.")
    private Path light;

    @Option(
            names = "--expressive",
            paramLabel = "FILE",
            description =
                    "The model for hard hits, of either kind (default: the light one again, with a budget of 0).")
    private Path expressive;

    @Option(
            names = "--features",
            required = true,
            paramLabel = "FILE",
            description = "The feature spec (JSON): what the models see.")
    private Path features;

    @Option(names = "--name", required = true, description = "The bundle's name.")
    private String name;

    @Option(
            names = "--version",
            required = true,
            description = "The bundle's version, such as 7 or 2026-11-22.")
    private String version;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "BUNDLE.zip",
            description = "Where to write the bundle.")
    private Path out;

    @Option(
            names = "--light-output",
            paramLabel = "NAME",
            description =
                    "The light graph's output with the logits (default: the only one, or else logit).")
    private String lightOutput;

    @Option(
            names = "--expressive-output",
            paramLabel = "NAME",
            description = "The same of the expressive graph.")
    private String expressiveOutput;

    @Option(
            names = "--hidden",
            paramLabel = "NAME",
            description = "The light graph's output with the last hidden layer, if it has one.")
    private String hidden;

    @Option(
            names = "--missing",
            paramLabel = "NUMBER",
            description =
                    "The number by which the feature spec stands in for a missing value; LightGBM models see none there.")
    private Float missing;

    @Option(
            names = "--int8",
            description =
                    "Make the expressive model compute with 8-bit integers, and tell what that costs in quality;"
                            + " needs --requests and --samples.")
    private boolean int8;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description =
                    "Both models' calibrations (JSON). Without it and without samples, logits are taken for those of"
                            + " cross-entropy.")
    private Path calibration;

    @ArgGroup(exclusive = false)
    private LogOption logs;

    @Mixin private ReadingOption reading;

    @Option(
            names = "--examples",
            paramLabel = "FILE",
            description =
                    "Raw values for golden examples (JSON), with the logits to be reproduced or without"
                            + " (default: of the samples, or made up).")
    private Path examples;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    public PackCommand(Output output, Progress progress) {
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        BundleName bundle = bundleName();
        requireWritable();
        requireWhatInt8Needs();
        PackPlan plan = plan(bundle);
        PackResult result =
                progress.during(
                        "Packing " + bundle,
                        () -> {
                            try {
                                return new Packer(OrtEnvironment.getEnvironment()).pack(plan);
                            } catch (IllegalArgumentException e) {
                                throw new CommandFailure(e.getMessage(), e);
                            }
                        });
        write(result.bundle());
        PackSummary summary = PackSummary.of(bundle, out, result);
        if (json) {
            output.json(summary);
        } else {
            summary.lines().forEach(output::line);
        }
        return 0;
    }

    private PackPlan plan(BundleName bundle) {
        FeatureSpec spec = files.json(features, FeatureSpec.class);
        ForeignGraph first = files.graph(light, spec, missing, lightOutput, hidden);
        ForeignGraph second =
                expressive == null
                        ? new ForeignGraph(first.file(), first.onnx(), first.output(), null)
                        : files.graph(expressive, spec, missing, expressiveOutput, null);
        return new PackPlan(
                bundle,
                spec,
                first,
                second,
                int8,
                calibration == null ? null : files.json(calibration, Calibrations.class),
                logs == null ? null : logs.load(spec, reading.options()),
                examples == null ? null : files.json(examples, ExampleFile.class),
                expressive == null ? ONE_MODEL : RoutingDefaults.NONE,
                provenance(first, second));
    }

    private static ObjectNode provenance(ForeignGraph first, ForeignGraph second) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("packed_by", "hap pack")
                .put("light", first.file())
                .put("expressive", second.file());
    }

    private BundleName bundleName() {
        try {
            return new BundleName(name, version);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private void requireWhatInt8Needs() {
        if (int8 && (expressive == null || logs == null)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--int8 needs --expressive, the model to quantize, and --requests and --samples, to see the"
                            + " ranges of its values");
        }
    }

    private void requireWritable() {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(out)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--out must be a file in a folder that exists, not " + out);
        }
    }

    private void write(byte[] bundle) {
        try {
            Files.write(out, bundle);
        } catch (IOException e) {
            throw new CommandFailure("Cannot write " + out + ": " + e, e);
        }
    }
}
