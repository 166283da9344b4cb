/** Strict JSON: unknown keys, duplicate keys and wrong types are errors that name the place. */
package io.hapsearch.models.json;
