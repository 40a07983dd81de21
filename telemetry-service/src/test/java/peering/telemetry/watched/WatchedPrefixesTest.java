package peering.telemetry.watched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import peering.routing.net.Prefix;

class WatchedPrefixesTest {
    private static final Prefix PREFIX = Prefix.parse("203.0.113.0/24");

    private final WatchedPrefixes prefixes = new WatchedPrefixes();

    @Test
    void only_verified_ones_are_watched_but_all_are_known() {
        prefixes.put(prefix("pfx_1", false));

        assertTrue(prefixes.registered(PREFIX).isEmpty());
        assertTrue(prefixes.byId("pfx_1").isPresent());
    }

    @Test
    void one_that_is_no_longer_verified_is_no_longer_watched() {
        prefixes.put(prefix("pfx_1", true));
        prefixes.put(prefix("pfx_1", false));

        assertTrue(prefixes.verified().isEmpty());
    }

    @Test
    void the_former_holder_does_not_take_the_new_one_away() {
        prefixes.put(prefix("pfx_1", true));
        prefixes.put(prefix("pfx_2", true));
        prefixes.put(prefix("pfx_1", false));
        prefixes.remove("pfx_1");

        assertEquals("pfx_2", prefixes.registered(PREFIX).orElseThrow().prefixId());
        assertTrue(prefixes.byId("pfx_1").isEmpty());
    }

    @Test
    void one_that_stays_verified_is_watched_all_the_time() {
        prefixes.put(prefix("pfx_1", true));
        var told =
                CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 200_000; i++) prefixes.put(prefix("pfx_1", true));
                });
        int gaps = 0;
        while (!told.isDone()) if (prefixes.registered(PREFIX).isEmpty()) gaps++;

        told.join();
        assertEquals(0, gaps);
    }

    private static WatchedPrefix prefix(String id, boolean verified) {
        return new WatchedPrefix(id, "acme", "con_1", PREFIX, List.of(1L), verified);
    }
}
