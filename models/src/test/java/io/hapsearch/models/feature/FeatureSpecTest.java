/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.testing.Documents;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureSpecTest {
    private static final String PARAMS =
            """
            {'name': 'age', 'type': 'number'},
            {'name': 'city', 'type': 'keyword', 'default': 'none'},
            {'name': 'history', 'type': 'keywords', 'length': 3, 'default': []},
            {'name': 'taste', 'type': 'vector', 'length': 2}
            """;

    static final String EVERYTHING =
            "{'params': ["
                    + PARAMS
                    + """
            ], 'inputs': [
              {'name': 'numbers', 'per': 'hit', 'type': 'float', 'features': [
                {'kind': 'score', 'name': 's', 'transforms': ['log1p']},
                {'kind': 'rank', 'name': 'r', 'transforms': [{'log1p': {}}, {'clip': {'min': 0, 'max': 5}}]},
                {'kind': 'field', 'name': 'f', 'field': 'price', 'missing': -1, 'transforms': [{'standardize': {'mean': 1, 'std': 2}}]},
                {'kind': 'vector', 'name': 'v', 'field': 'embedding', 'dimension': 3},
                {'kind': 'query', 'name': 'q', 'query': {'match': {'title': '{{city}}'}}, 'missing': 0.5},
                {'kind': 'dot', 'name': 'd', 'param': 'taste', 'field': 'embedding'},
                {'kind': 'cosine', 'name': 'c', 'param': 'taste', 'field': 'embedding', 'missing': 1},
                {'kind': 'membership', 'name': 'm', 'param': 'history', 'field': 'id'},
                {'kind': 'freshness', 'name': 'a', 'field': 'published', 'missing': 365}
              ]},
              {'name': 'codes', 'per': 'hit', 'type': 'int64', 'features': [
                {'kind': 'keyword', 'name': 'k', 'field': 'category', 'encoding': {'vocabulary': ['a', 'b']}},
                {'kind': 'keyword', 'name': 'ks', 'field': 'tags', 'length': 4, 'encoding': {'hash': {'buckets': 100}}}
              ]},
              {'name': 'user', 'per': 'request', 'type': 'float', 'features': [
                {'kind': 'param', 'name': 'pa', 'param': 'age', 'transforms': ['log1p']},
                {'kind': 'param', 'name': 'pt', 'param': 'taste', 'length': 2}
              ]},
              {'name': 'user_codes', 'per': 'request', 'type': 'int64', 'features': [
                {'kind': 'param', 'name': 'pc', 'param': 'city', 'encoding': {'vocabulary': ['none', 'Paris']}},
                {'kind': 'param', 'name': 'ph', 'param': 'history', 'length': 3, 'encoding': {'hash': {'buckets': 7}}}
              ]}]}
            """;

    @Test
    void everyKindSurvivesJson() {
        StrictJson json = new StrictJson();
        FeatureSpec spec = Documents.spec(EVERYTHING);
        byte[] written = json.write(spec);
        assertEquals(spec, json.read("test.json", written, FeatureSpec.class));
        assertEquals(
                new String(written, StandardCharsets.UTF_8),
                new String(
                        json.write(json.read("test.json", written, FeatureSpec.class)),
                        StandardCharsets.UTF_8));
    }

    @Test
    void knowsWidthsAndNames() {
        FeatureSpec spec = Documents.spec(EVERYTHING);
        assertEquals(11, spec.input("numbers").orElseThrow().width());
        assertEquals(5, spec.input("codes").orElseThrow().width());
        assertEquals(3, spec.input("user").orElseThrow().width());
        assertEquals(4, spec.input("user_codes").orElseThrow().width());
        assertEquals(15, spec.features().size());
        assertTrue(spec.input("other").isEmpty());
        assertEquals(ParamType.VECTOR, spec.param("taste").orElseThrow().type());
        assertTrue(spec.param("other").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind': 'foo', 'name': 'x'}                | at inputs[0].features[0]: unknown kind [foo], known: [score, rank,",
                "{'name': 'x'}                               | at inputs[0].features[0]: [kind] is missing, known: [score,",
                "{'kind': 'score'}                           | at inputs[0].features[0]: [name] is missing",
                "{'kind': 'score', 'name': '1'}              | at inputs[0].features[0]: [name] is not a valid name: [1]",
                "{'kind': 'score', 'name': 'x', 'missing':1} | at inputs[0].features[0]: unknown key [missing], known: [name, transforms]",
                "{'kind': 'score', 'name': 7}                | at inputs[0].features[0].name: must be a string",
                "{'kind': 'score', 'name': 'x', 'transforms': 'log1p'}   | at inputs[0].features[0].transforms: must be an array",
                "{'kind': 'score', 'name': 'x', 'transforms': ['log']}   | at inputs[0].features[0].transforms[0]: unknown [log], known: [log1p, clip, standardize]",
                "{'kind': 'score', 'name': 'x', 'transforms': ['clip']}  | at inputs[0].features[0].transforms[0]: [min] is missing",
                "{'kind': 'score', 'name': 'x', 'transforms': [null]}    | at inputs[0].features[0].transforms[0]: must not be null",
                "{'kind': 'score', 'name': 'x', 'transforms': [{'log1p': {}, 'clip': {}}]} | at inputs[0].features[0].transforms[0]: must be an object with one key out of",
                "{'kind': 'score', 'name': 'x', 'transforms': [{'clip': {'min': 1, 'max': 'a'}}]} | at inputs[0].features[0].transforms[0].max: must be a number",
                "{'kind': 'score', 'name': 'x', 'transforms': [{'clip': {'min': 1, 'max': 0}}]} | at inputs[0].features[0].transforms[0]: [min] and [max] of clip",
                "{'kind': 'score', 'name': 'x', 'transforms': [{'clip': {'min': 'NaN', 'max': 0}}]} | at inputs[0].features[0].transforms[0]: [min] and [max] of clip",
                "{'kind': 'score', 'name': 'x', 'transforms': [{'standardize': {'mean': 1, 'std': 0}}]} | at inputs[0].features[0].transforms[0]: [std] of standardize",
                "{'kind': 'field', 'name': 'x'}              | at inputs[0].features[0]: [field] of feature [x] is missing",
                "{'kind': 'field', 'name': 'x', 'field': ''} | at inputs[0].features[0]: [field] of feature [x] is missing",
                "{'kind': 'field', 'name': 'x', 'field': 'f', 'missing': 'Infinity'} | at inputs[0].features[0]: [missing] of feature [x] must be finite",
                "{'kind': 'field', 'name': 'x', 'field': 'f', 'missing': 1e999} | at inputs[0].features[0]: [missing] of feature [x] must be finite",
                "{'kind': 'field', 'name': 'x', 'field': 'f', 'missing': '1'} | at inputs[0].features[0].missing: must be a number",
                "{'kind': 'vector', 'name': 'x', 'field': 'f'} | at inputs[0].features[0]: [dimension] is missing",
                "{'kind': 'vector', 'name': 'x', 'field': 'f', 'dimension': 0} | at inputs[0].features[0]: [dimension] of feature [x] must be between 1 and 16384",
                "{'kind': 'vector', 'name': 'x', 'field': 'f', 'dimension': 16385} | at inputs[0].features[0]: [dimension] of feature [x]",
                "{'kind': 'vector', 'name': 'x', 'field': 'f', 'dimension': 2.5} | at inputs[0].features[0].dimension: must be an integer",
                "{'kind': 'keyword', 'name': 'x', 'field': 'f'} | at inputs[0].features[0]: [encoding] is missing",
                "{'kind': 'keyword', 'name': 'x', 'field': 'f', 'encoding': 'hash'} | at inputs[0].features[0].encoding: must be an object with one key out of [vocabulary, hash]",
                "{'kind': 'keyword', 'name': 'x', 'field': 'f', 'encoding': {'words': []}} | at inputs[0].features[0].encoding: unknown [words], known: [vocabulary, hash]",
                "{'kind': 'keyword', 'name': 'x', 'field': 'f', 'encoding': {'vocabulary': []}} | at inputs[0].features[0].encoding: [vocabulary] must hold between 1 and",
                "{'kind': 'keyword', 'name': 'x', 'field': 'f', 'encoding': {'vocabulary': ['a', 'a']}} | at inputs[0].features[0].encoding: [vocabulary] holds the value [a] twice",
                "{'kind': 'keyword', 'name': 'x', 'field': 'f', 'encoding': {'vocabulary': ['a', null]}} | at inputs[0].features[0].encoding[1]: must not be null",
                "{'kind': 'keyword', 'name': 'x', 'field': 'f', 'encoding': {'hash': {}}} | at inputs[0].features[0].encoding: [buckets] is missing",
                "{'kind': 'keyword', 'name': 'x', 'field': 'f', 'encoding': {'hash': {'buckets': 0}}} | at inputs[0].features[0].encoding: [buckets] must be between 1 and",
                "{'kind': 'keyword', 'name': 'x', 'field': 'f', 'encoding': {'hash': {'buckets': 3}}} | at inputs[0]: feature [x] yields codes, but input [x] is not int64",
                "{'kind': 'param', 'name': 'x', 'param': 'age'} | at inputs[0]: feature [x] does not fit input [x]: params go into inputs per request",
                "{'kind': 'dot', 'name': 'x', 'field': 'f'}  | at inputs[0].features[0]: [param] is missing",
                "{'kind': 'dot', 'name': 'x', 'field': 'f', 'param': 'shoe'} | feature [x] refers to param [shoe], which is not declared",
                "{'kind': 'dot', 'name': 'x', 'field': 'f', 'param': 'age'} | feature [x] needs param [age] to be of type vector",
                "{'kind': 'cosine', 'name': 'x', 'field': 'f', 'param': 'history'} | feature [x] needs param [history] to be of type vector",
                "{'kind': 'membership', 'name': 'x', 'field': 'f', 'param': 'city'} | feature [x] needs param [city] to be of type keywords",
                "{'kind': 'score', 'name': 'x'}, {'kind': 'rank', 'name': 'x'} | feature [x] is declared twice",
                "{'kind': 'vector', 'name': 'x', 'field': 'f', 'dimension': 16384}, {'kind': 'rank', 'name': 'y'} | input [x] is wider than 16384",
                "{'kind': 'score', 'name': 'x', 'name': 'y'} | at inputs[0].features[0]: is not valid JSON: Duplicate field 'name'",
                "null                                        | at inputs[0].features[0]: must not be null",
            })
    void errorsNameThePlace(String features, String message) {
        assertError(
                message,
                "{'params': ["
                        + PARAMS
                        + "], 'inputs': [{'name': 'x', 'per': 'hit', 'type': 'float',"
                        + " 'features': ["
                        + features
                        + "]}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'param': 'city'                                              | feature [x]: a keyword param needs an [encoding]",
                "'param': 'age', 'encoding': {'hash': {'buckets': 3}}         | feature [x] yields codes, but input [x] is not int64",
                "'param': 'age', 'length': 2                                  | [length] of feature [x] must be 1, the length of param [age]",
                "'param': 'taste'                                             | [length] of feature [x] must be 2, the length of param [taste]",
                "'param': 'age', 'length': 0                                  | [length] of feature [x] must be between 1 and",
                "'param': 'city', 'encoding': {'hash': {'buckets': 3}}, 'transforms': ['log1p'] | has both [encoding] and [transforms]",
            })
    void errorsOfParamsNameTheFeature(String keys, String message) {
        assertError(
                message,
                "{'params': ["
                        + PARAMS
                        + "], 'inputs': [{'name': 'x', 'per': 'request', 'type': 'float',"
                        + " 'features': [{'kind': 'param', 'name': 'x', "
                        + keys
                        + "}]}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'p'}                                          | at params[0]: [type] of param [p] is missing",
                "{'type': 'number'}                                     | at params[0]: [name] is missing",
                "{'name': 'p', 'type': 'text'}                          | at params[0].type: must be one of [number, keyword, keywords, vector], not [text]",
                "{'name': 'p', 'type': 0}                               | at params[0].type: must be one of [number, keyword, keywords, vector]",
                "{'name': 'p', 'type': 'vector'}                        | at params[0]: [length] of param [p] must be between 1 and 16384",
                "{'name': 'p', 'type': 'keywords', 'length': 0}         | at params[0]: [length] of param [p]",
                "{'name': 'p', 'type': 'number', 'length': 1}           | at params[0]: [length] of param [p] goes with lists only",
                "{'name': 'p', 'type': 'number', 'defaults': 1}         | at params[0]: unknown key [defaults], known: [default, length, name, type]",
                "{'name': 'p', 'type': 'number', 'default': 'a'}        | [default]: param [p] must be a finite number",
                "{'name': 'p', 'type': 'vector', 'length': 2, 'default': [1]} | [default]: param [p] has 1 elements, the model takes 2",
                "{'name': 'p', 'type': 'number'}, {'name': 'p', 'type': 'keyword'} | param [p] is declared twice",
            })
    void errorsOfDeclarationsNameTheParam(String params, String message) {
        assertError(
                message,
                "{'params': ["
                        + params
                        + "], 'inputs': [{'name': 'x', 'per': 'hit', 'type': 'float',"
                        + " 'features': [{'kind': 'score', 'name': 's'}]}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                 | [inputs] is missing",
                "{'inputs': []}                     | [inputs] is missing or empty",
                "{'inputs': null}                   | [inputs] is missing or empty",
                "{'inputs': {}}                     | at inputs: must be an array",
                "{'inputs': [3]}                    | at inputs[0]: must be an object",
                "{'inputs': [{'name': 'x', 'per': 'hit', 'type': 'float', 'features': [{'kind': 'score', 'name': 's'}]}], 'input': []} | unknown key [input], known: [inputs, params]",
                "{'inputs': [{'per': 'hit'}]}       | at inputs[0]: [name] is missing",
                "{'inputs': [{'name': 'x'}]}        | at inputs[0]: [per] of input [x] is missing",
                "{'inputs': [{'name': 'x', 'per': 'hit'}]} | at inputs[0]: [type] of input [x] is missing",
                "{'inputs': [{'name': 'x', 'per': 'row'}]} | at inputs[0].per: must be one of [hit, request], not [row]",
                "{'inputs': [{'name': 'x', 'per': 'hit', 'type': 'double'}]} | at inputs[0].type: must be one of [float, int64], not [double]",
                "{'inputs': [{'name': 'x', 'per': 'hit', 'type': 'float', 'features': []}]} | at inputs[0]: input [x] has no [features]",
                "{'inputs': [{'name': 'x', 'per': 'request', 'type': 'float', 'features': [{'kind': 'score', 'name': 's'}]}]} | feature [s] does not fit input [x]",
                "{'inputs': [{'name': 'x', 'per': 'hit', 'type': 'int64', 'features': [{'kind': 'score', 'name': 's'}]}]} | feature [s] yields numbers, but input [x] is not float",
                "{'inputs': [{'name': 'x', 'per': 'hit', 'type': 'float', 'features': [{'kind': 'score', 'name': 's'}]}, {'name': 'x', 'per': 'hit', 'type': 'float', 'features': [{'kind': 'rank', 'name': 'r'}]}]} | input [x] is declared twice",
                "null                               | is null",
                "[]                                 | must be an object",
                "{                                  | is not valid JSON: Unexpected end-of-input",
                "{'inputs': NaN}                    | is not valid JSON: Non-standard token 'NaN'",
            })
    void errorsOfInputsNameTheInput(String spec, String message) {
        assertError(message, spec);
    }

    @Test
    void limitsDeclarations() {
        String features =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "{'kind': 'score', 'name': 's" + i + "'}")
                        .collect(Collectors.joining(","));
        assertError(
                "more than 4096 features",
                "{'inputs': [{'name': 'x', 'per': 'hit', 'type': 'float', 'features': ["
                        + features
                        + "]}]}");
        String params =
                IntStream.range(0, 5000)
                        .mapToObj(i -> "{'name': 'p" + i + "', 'type': 'number'}")
                        .collect(Collectors.joining(","));
        assertError(
                "more than 4096 params",
                "{'params': ["
                        + params
                        + "], 'inputs': [{'name': 'x', 'per': 'hit',"
                        + " 'type': 'float', 'features': [{'kind': 'score', 'name': 's'}]}]}");
    }

    private static void assertError(String message, String spec) {
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> Documents.spec(spec));
        assertTrue(e.getMessage().startsWith("[test.json] "), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}
