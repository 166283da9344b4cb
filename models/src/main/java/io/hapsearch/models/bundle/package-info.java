/** The immutable, versioned zip that carries both models: reading, writing and validating it. */
package io.hapsearch.models.bundle;
