package io.hapsearch.training.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.VocabularyEncoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureTemplateTest {
    private final FeatureTemplate template = new FeatureTemplate("features.json", """
            {"inputs": [{"name": "codes", "per": "hit", "type": "int64", "features": [
              {"kind": "keyword", "name": "tag", "field": "tag", "encoding": {"vocabulary_of": "tag"}}]}]}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void vocabulariesAreFilledIn() {
        FeatureSpec spec = template.fill(Map.of("tag", List.of("x", "y")));
        assertEquals(
                new Feature.Keyword("tag", "tag", 1, new VocabularyEncoding(List.of("x", "y"))),
                spec.features().getFirst());
    }

    @Test
    void anUnknownVocabularyIsNamed() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> template.fill(Map.of("tags", List.of("x"))));
        assertTrue(error.getMessage().contains("[tag]"), error.getMessage());
    }
}
