/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are parts of one order, also across the window's border. */
@ExtendWith(SharedNode.class)
class PagingIT {
    private static final String QUERY = "{\"match\": {\"title\": \"red cat dog\"}}";
    private static final int WINDOW = 25;
    private static final int PAGE = 10;

    private final Random random = new Random();
    private final Rest rest;

    PagingIT(Rest rest) {
        this.rest = rest;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void pagesAreOneOrder(int shards) {
        new Corpus(random, 200).index(rest, "docs", shards, 3);
        Models.activate(rest, "feed/1", Models.linear("feed/1", 0.5f, -3, -0.5f, 3));
        int pages = 2 + WINDOW * shards / PAGE;

        // equal scores are merged by shard and by shard alone if all pages come from the same
        // copies
        Result whole = search().page(0, pages * PAGE).run(rest, "docs");
        List<Result.Hit> pieces = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            pieces.addAll(search().page(page * PAGE, PAGE).run(rest, "docs").hits());
        }

        new Result(pieces, false, List.of()).assertSame(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void noUnscoredHitStandsAboveAScoredOne(int shards) {
        new Corpus(random, 200).index(rest, "docs", shards, 2);
        // nobody's probability is worse than these
        Models.activate(rest, "gloomy/1", Models.linear("gloomy/1", -1, -1_000, -2, -1_000));
        String query =
                "{\"function_score\": {\"query\": {\"match_all\": {}}, \"functions\": [{\"random_score\": {}}, {\"weight\": 1e6}]}}";

        Result result =
                Search.of(query, "gloomy")
                        .window(20)
                        .page(0, 200)
                        .explain()
                        .budget(9)
                        .run(rest, "docs");

        int scored = 20 * shards;
        assertEquals(200, result.hits().size());
        for (int i = 0; i < 200; i++) {
            Result.Hit hit = result.hits().get(i);
            assertEquals(i < scored, !hit.route().isEmpty(), hit::description);
            assertEquals(i < scored, hit.score() >= 1);
            assertTrue(i == 0 || result.hits().get(i - 1).score() >= hit.score());
        }
    }

    @Test
    void beyondTheWindowRetrievalOrderStays() {
        new Corpus(random, 120).index(rest, "docs", 1, 4);
        Models.activate(rest, "feed/1", Models.linear("feed/1", 1, 0, 1, 0));
        Search search = search().page(0, 120);

        List<Result.Hit> rescored = search.run(rest, "docs").hits();
        List<Result.Hit> plain =
                Result.of(rest.expect(200, "POST", "/docs/_search", search.plain())).hits();

        assertEquals(plain.size(), rescored.size());
        for (int i = WINDOW; i < plain.size(); i++) {
            double score = plain.get(i).score();
            assertEquals(plain.get(i).id(), rescored.get(i).id());
            assertEquals(score / (1 + score), rescored.get(i).score(), 1e-6);
        }
    }

    private static Search search() {
        return Search.of(QUERY, "feed").window(WINDOW).budget(8);
    }
}
