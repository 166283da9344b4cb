/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.io.IOException;
import java.util.function.IntFunction;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;

/** An index of one segment, in which documents have their numbers as ids. */
record OneSegment(Directory directory, DirectoryReader reader) implements AutoCloseable {

    static OneSegment of(Directory directory, int documents, IntFunction<Document> document)
            throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int number = 0; number < documents; number++) {
                writer.addDocument(document.apply(number));
            }
            writer.forceMerge(1);
        }
        return new OneSegment(directory, DirectoryReader.open(directory));
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
