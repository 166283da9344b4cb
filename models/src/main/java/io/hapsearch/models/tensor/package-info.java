/** Input tensors in direct memory, and the encoding of whole rows into them. */
package io.hapsearch.models.tensor;
