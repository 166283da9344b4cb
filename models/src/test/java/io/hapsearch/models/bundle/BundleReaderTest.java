/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.testing.Seeded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderTest {
    private static final long LIMIT = 1 << 20;

    private final Examples examples = new Examples();
    private final byte[] zip = examples.zip();

    @Test
    void refusesWhatIsNotAZip() {
        assertError("[bundle] is not a zip file", new byte[0]);
        assertError("[bundle] is not a zip file", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
        assertError("[bundle] is not a zip file", Arrays.copyOfRange(zip, 1, zip.length));
        assertError("[bundle] is cut off", new byte[] {'P', 'K', 3, 4});
    }

    @Test
    void refusesEveryTruncation() {
        for (int length = 0; length < zip.length; length++) {
            byte[] cut = Arrays.copyOf(zip, length);
            assertThrows(InvalidDocumentException.class, () -> read(cut), "cut to " + length);
        }
    }

    @Test
    void refusesWhatGoesOnBehindItsEnd() {
        assertError(
                "[bundle] is cut off, or has something behind", Arrays.copyOf(zip, zip.length + 1));
    }

    @Test
    void damageNeverEndsInAnotherError() {
        Seeded.repeat(
                3_000,
                random -> {
                    byte[] damaged = zip.clone();
                    for (int i = random.nextInt(6); i >= 0; i--) {
                        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                    }
                    try {
                        Bundle bundle = read(damaged);
                        // the damage was in the zip's own fields that nobody needs
                        assertEquals(examples.spec(), bundle.spec());
                    } catch (InvalidDocumentException e) {
                        assertTrue(e.getMessage().startsWith("["), e.getMessage());
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Bundle.MANIFEST,
                Bundle.FEATURES,
                Bundle.GOLDEN,
                Bundle.LIGHT,
                Bundle.EXPRESSIVE
            })
    void everyFileCounts(String file) throws IOException {
        assertError("[" + file + "] is missing from the bundle", files().remove(file).zip());
        assertError(
                "[bundle] holds [" + file + "] twice", files().add(file, files().get(file)).zip());
        if (!file.equals(Bundle.MANIFEST)) {
            byte[] changed = files().get(file).clone();
            changed[changed.length / 2] ^= 1;
            assertError(
                    "[" + file + "] has the hash " + Hashes.sha256(changed),
                    files().replace(file, changed).zip());
            byte[] longer = Arrays.copyOf(changed, changed.length + 1);
            assertError(
                    "["
                            + file
                            + "] has "
                            + longer.length
                            + " bytes, manifest.json says "
                            + changed.length,
                    files().replace(file, longer).zip());
            assertManifestError(
                    "at files: [" + file + "] is missing", "\"" + file + "\"", "\"other\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "/etc/passwd",
                "light.onnx.data",
                "dir/",
                "Manifest.json",
                "dir/light.onnx"
            })
    void refusesOtherEntries(String name) throws IOException {
        assertError(
                "[bundle] holds an entry that no bundle has: [" + name + "]",
                files().add(name, new byte[0]).zip());
    }

    @Test
    void refusesZipBombs() throws IOException {
        byte[] bomb = files().replace(Bundle.LIGHT, new byte[64 << 20]).zip();
        assertTrue(bomb.length < LIMIT / 4, "packed it is small");
        assertError("[bundle] holds more than " + LIMIT + " bytes", bomb);
        long unpacked = 0;
        for (String file :
                new String[] {
                    Bundle.MANIFEST, Bundle.FEATURES, Bundle.GOLDEN, Bundle.LIGHT, Bundle.EXPRESSIVE
                }) {
            unpacked += files().get(file).length;
        }
        assertEquals(examples.spec(), new BundleReader(unpacked).read(zip).spec());
        long less = unpacked - 1;
        assertThrows(InvalidDocumentException.class, () -> new BundleReader(less).read(zip));
    }

    @Test
    void jsonHasALimitOfItsOwn() throws IOException {
        byte[] bomb = files().replace(Bundle.FEATURES, new byte[(64 << 20) + 1]).zip();
        InvalidDocumentException e =
                assertThrows(
                        InvalidDocumentException.class,
                        () -> new BundleReader(Long.MAX_VALUE).read(bomb));
        assertEquals("[features.json] has more than 67108864 bytes", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\" : 1            | \"format\" : 2             | [format] is 2, this version reads 1",
                "\"format\" : 1            | \"format\" : \"1\"         | at format: must be an integer",
                "\"format\" : 1,           | ``                         | [format] is missing",
                "\"name\" : \"feed\"       | \"name\" : \"Feed\"        | [name] must match",
                "\"name\" : \"feed\",      | ``                         | [name] is missing",
                "\"version\" : \"1\"       | \"version\" : 1            | at version: must be a string",
                "\"version\" : \"1\"       | \"version\" : \"1/2\"      | [version] must match",
                "\"version\" : \"1\"       | \"versions\" : \"1\"       | [version] is missing",
                "\"format\" : 1            | \"format\" : 1, \"x\" : 2  | unknown key [x], known: [defaults, expressive, files, format, light, name, provenance, version]",
                "\"output\" : \"logit\"    | \"outputs\" : \"logit\"    | [output] is missing",
                "\"output\" : \"logit\"    | \"output\" : \"hidden\"    | [hidden] must be another output than [output]",
                "\"output\" : \"logit\"    | \"output\" : \"logit\", \"precision\" : \"int4\" | at light.precision: must be one of [float32, int8], not [int4]",
                "\"calibration\" :         | \"calibrations\" :         | [calibration] is missing",
                "\"logits\" : [ -8.0       | \"logits\" : [ 8.0         | [logits] must be finite floats and strictly increasing, [1] is not",
                "\"logits\" : [ -8.0       | \"logits\" : [ \"NaN\"     | [logits] must be finite floats and strictly increasing, [0] is not",
                "\"bytes\" :               | \"byte\" :                 | [bytes] is missing",
                "\"sha256\" :              | \"sha1\" :                 | [sha256] is missing",
                "\"defaults\" : { }        | \"defaults\" : { \"budget\" : -1 } | at defaults: [budget] must not be negative",
                "\"defaults\" : { }        | \"defaults\" : { \"average\" : -1 } | at defaults: [average] must not be negative",
                "\"defaults\" : { }        | \"defaults\" : { \"budget\" : 1.5 } | at defaults.budget: must be an integer",
                "\"defaults\" : { }        | \"defaults\" : { \"deadline_millis\" : 0 } | at defaults: [deadline_millis] must be positive",
                "\"defaults\" : { }        | \"defaults\" : { \"deadline\" : 5 } | at defaults: unknown key [deadline], known: [average, budget, deadline_millis, policy, thresholds]",
                "\"defaults\" : { }        | \"defaults\" : { \"thresholds\" : { \"easy_negative\" : 0.1 } } | at defaults.thresholds: [easy_negative] and [easy_positive] go together",
                "\"defaults\" : { }        | \"defaults\" : { \"thresholds\" : { \"easy_negative\" : 0.9, \"easy_positive\" : 0.1 } } | at defaults.thresholds: [easy_negative] and [easy_positive] must be within",
                "\"defaults\" : { }        | \"defaults\" : { \"thresholds\" : { \"easy_negative\" : \"NaN\", \"easy_positive\" : 0.1 } } | at defaults.thresholds: [easy_negative] and [easy_positive] must be within",
            })
    void errorsOfTheManifestNameTheKey(String before, String after, String message)
            throws IOException {
        assertManifestError(message, before, after);
    }

    @Test
    void theManifestNamesNoOtherFiles() throws IOException {
        assertManifestError(
                "at files: unexpected file [other.txt]",
                "\"files\" : {",
                "\"files\" : { \"other.txt\" : { \"sha256\" : \"00\", \"bytes\" : 0 },");
    }

    private void assertManifestError(String message, String before, String after)
            throws IOException {
        String manifest = new String(files().get(Bundle.MANIFEST), StandardCharsets.UTF_8);
        assertTrue(manifest.contains(before), manifest);
        byte[] changed = manifest.replace(before, after).getBytes(StandardCharsets.UTF_8);
        InvalidDocumentException e =
                assertThrows(
                        InvalidDocumentException.class,
                        () -> read(files().replace(Bundle.MANIFEST, changed).zip()));
        assertTrue(e.getMessage().startsWith("[manifest.json] "), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static void assertError(String message, byte[] bundle) {
        InvalidDocumentException e =
                assertThrows(InvalidDocumentException.class, () -> read(bundle));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    private ZipFiles files() throws IOException {
        return ZipFiles.of(zip);
    }

    private static Bundle read(byte[] bundle) {
        return new BundleReader(LIMIT).read(bundle);
    }
}
