/**
 * What the models see: params, inputs, features and the one piece of code that encodes raw values.
 */
package io.hapsearch.models.feature;
