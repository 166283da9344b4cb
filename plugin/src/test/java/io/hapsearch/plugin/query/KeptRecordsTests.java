/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.rescore.HitRecord;
import io.hapsearch.rescore.Route;
import java.util.Map;
import org.opensearch.test.OpenSearchTestCase;

public class KeptRecordsTests extends OpenSearchTestCase {
    private final KeptRecords records = new KeptRecords();

    public void testTheLastWordOnAHitStays() {
        HitRecord ofTheSearch = record(Route.HARD);
        HitRecord ofABucket = record(Route.EASY);
        records.keep("a", Map.of(1, ofABucket, 2, ofABucket));
        records.keep("a", Map.of(1, ofTheSearch));
        assertSame(ofTheSearch, records.of("a", 1));
        assertSame(ofABucket, records.of("a", 2));
        assertNull(records.of("a", 3));
        assertNull(records.of("b", 1));
    }

    public void testOnlyTheLatestRequestsAreKept() {
        int requests = randomIntBetween(100, 200);
        for (int request = 0; request < requests; request++) {
            records.keep("request " + request, Map.of(1, record(Route.EASY)));
        }
        long kept = 0;
        for (int request = 0; request < requests; request++) {
            kept += records.of("request " + request, 1) == null ? 0 : 1;
        }
        assertTrue(kept + " kept", kept > 0 && kept < 20);
        assertNotNull(records.of("request " + (requests - 1), 1));
    }

    private static HitRecord record(Route route) {
        return new HitRecord(route, 0, 0.5, 0, 0.5, 0.5, Map.of());
    }
}
