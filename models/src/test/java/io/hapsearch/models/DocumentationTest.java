/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.bundle.Manifest;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.HashEncoding;
import io.hapsearch.models.feature.IdEncoding;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.feature.Transform;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.RequestEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples of the documentation are read as a bundle's files are: each says behind "json" what
 * it is one of.
 */
class DocumentationTest {
    private static final Pattern BLOCK =
            Pattern.compile("^```json *(\\S*)\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Map<String, Class<?>> TYPES =
            Map.of(
                    "spec", FeatureSpec.class,
                    "input", Input.class,
                    "feature", Feature.class,
                    "param", Param.class,
                    "transform", Transform.class,
                    "encoding", IdEncoding.class,
                    "manifest", Manifest.class,
                    "golden", Golden.class,
                    "calibration", Calibration.class);

    private final StrictJson json = new StrictJson();

    @ParameterizedTest
    @ValueSource(strings = {"feature-spec.md", "bundle-format.md"})
    void examplesAreValidAndSurviveWriting(String page) throws IOException {
        List<Object> examples = examples(page, Object.class);
        assertTrue(examples.size() >= 3, () -> page + " has examples");
        for (Object example : examples) {
            Class<?> type =
                    TYPES.values().stream()
                            .filter(candidate -> candidate.isInstance(example))
                            .findFirst()
                            .orElseThrow();
            assertEquals(example, json.read(page, json.write(example), type));
        }
    }

    @Test
    void everyKindHasAnExample() throws IOException {
        for (Class<?> base : List.of(Feature.class, Transform.class, IdEncoding.class)) {
            Set<Class<?>> shown = new HashSet<>();
            examples("feature-spec.md", base).forEach(example -> shown.add(example.getClass()));
            for (JsonSubTypes.Type type : base.getAnnotation(JsonSubTypes.class).value()) {
                assertTrue(shown.contains(type.value()), () -> type.name() + " has no example");
            }
        }
    }

    @Test
    void theGoldenExampleFitsTheCompleteSpec() throws IOException {
        FeatureSpec spec = examples("feature-spec.md", FeatureSpec.class).getLast();
        for (Golden golden : examples("bundle-format.md", Golden.class)) {
            for (Golden.Request request : golden.requests()) {
                ParamValues params = ParamValues.resolve(spec, request.params());
                InputBuffers inputs = new InputBuffers(spec, request.hits().size());
                new RequestEncoder(spec).encode(params, inputs);
                HitEncoder encoder = new HitEncoder(params, request.now());
                for (int row = 0; row < request.hits().size(); row++) {
                    encoder.encode(request.hits().get(row), inputs, row);
                }
                assertEquals(
                        1,
                        inputs.get("hit").floats().get(4),
                        "the first hit is in the user's history");
            }
        }
    }

    @Test
    void theHashExampleIsRight() throws IOException {
        Matcher example =
                Pattern.compile(
                                "0x([0-9a-f]+)\\) for `(\\w+)`, so with (\\d+) buckets the code is (\\d+)")
                        .matcher(page("feature-spec.md"));
        assertTrue(example.find());
        int buckets = Integer.parseInt(example.group(3));
        assertEquals(
                Integer.parseInt(example.group(4)),
                new HashEncoding(buckets).encode(example.group(2)));
        assertEquals(
                1 + Long.parseLong(example.group(1), 16) % buckets,
                Long.parseLong(example.group(4)));
    }

    private <T> List<T> examples(String page, Class<T> wanted) throws IOException {
        List<T> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(page(page));
        while (block.find()) {
            Class<?> type = TYPES.get(block.group(1));
            assertNotNull(type, () -> "what is this an example of? " + block.group());
            Object example = json.read(page, block.group(2).getBytes(StandardCharsets.UTF_8), type);
            if (wanted.isInstance(example)) {
                found.add(wanted.cast(example));
            }
        }
        return found;
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of(System.getProperty("hap.home"), "docs", name));
    }
}
