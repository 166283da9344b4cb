/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Requests and samples of a small spec, in files of a temporary folder. */
abstract class SampleFilesCase {
    static final FeatureSpec SPEC =
            new StrictJson()
                    .read(
                            "features.json",
                            """
            {
              "params": [
                {"name": "age", "type": "number"},
                {"name": "history", "type": "keywords", "length": 3, "default": []}
              ],
              "inputs": [
                {"name": "user", "per": "request", "type": "float",
                 "features": [{"kind": "param", "name": "age", "param": "age"}]},
                {"name": "numbers", "per": "hit", "type": "float",
                 "features": [
                   {"kind": "score", "name": "score"},
                   {"kind": "field", "name": "price", "field": "price", "missing": 7},
                   {"kind": "vector", "name": "vector", "field": "vector", "dimension": 2},
                   {"kind": "membership", "name": "seen", "param": "history", "field": "tags"}]},
                {"name": "codes", "per": "hit", "type": "int64",
                 "features": [{"kind": "keyword", "name": "tags", "field": "tags", "length": 2,
                   "encoding": {"vocabulary": ["a", "b"]}}]}
              ]
            }
            """
                                    .getBytes(StandardCharsets.UTF_8),
                            FeatureSpec.class);

    static final String REQUESTS =
            """
            request_id,time,age,history
            r1,1000,30,"[""a"", ""b""]"
            r2,2026-01-01T00:00:00Z,40,
            """;
    static final String SAMPLES =
            """
            request_id,source,label,score,price,vector,tags,ignored
            r2,global,0,0.5,,,,x
            r1,exposed,0,1.5,2.5,"[1, 2]","[""b"", ""zzz""]",x
            r1,exposed,1,2.5,3,"[3, 4]",a,x
            """;

    @TempDir Path folder;

    static List<Float> numbers(EncodedRows rows, int row, int width) {
        float[] values = new float[width];
        rows.floats(0, row, 0, values, 0, width);
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    static List<Long> codes(EncodedRows rows, int row) {
        long[] codes = new long[2];
        rows.codes(1, row, 0, codes, 0, 2);
        return List.of(codes[0], codes[1]);
    }

    static EncodedSamples read(Path requests, Path samples) {
        SampleEncoder encoder = new SampleEncoder(SPEC);
        new SampleFiles(requests, samples, SPEC).writeTo(encoder);
        return encoder.finish();
    }

    Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
