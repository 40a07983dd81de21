package peering.routing.rtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.routing.rtr.FakeCache.START;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.Vrp;

/** The talk with a cache, version 1 unless said otherwise; session 1. */
class RtrConnectionTest {
    private static final String RESET_QUERY = "0102000000000008";
    private static final String RESPONSE = "0103000100000008";
    private static final String NET = "010400000000001401181a00c00002000000fbf0";
    private static final String NET_GONE = "010400000000001400181a00c00002000000fbf0";
    private static final String OTHER = "010400000000001401181800c63364000000fbf1";
    private static final String CACHE_RESET = "0108000000000008";
    private static final Vrp NET_VRP = vrp("192.0.2.0/24", 26, 64496);
    private static final Vrp OTHER_VRP = vrp("198.51.100.0/24", 24, 64497);

    private final FakeCache cache = new FakeCache(1);

    @Test
    void everything_is_asked_for_and_told_when_it_is_whole() {
        assertEquals(List.of(RESET_QUERY), cache.sent);
        cache.says(RESPONSE, NET, OTHER);
        assertTrue(cache.told.isEmpty());

        cache.says(end(1, 7));

        assertEquals(Set.of(NET_VRP, OTHER_VRP), vrps());
        assertEquals(7, cache.told.getLast().serial());
        assertEquals(Duration.ofHours(2), cache.told.getLast().timers().expire());
        assertTrue(cache.connection.end().isEmpty());
    }

    @Test
    void bytes_may_come_one_by_one() {
        byte[] all = Hex.bytes(RESPONSE, NET, OTHER, end(1, 7));
        for (int i = 0; i < all.length; i++) cache.connection.received(all, i, i + 1, START);

        assertEquals(Set.of(NET_VRP, OTHER_VRP), vrps());
    }

    @Test
    void news_are_asked_for_when_notified_and_change_what_is_known() {
        cache.says(RESPONSE, NET, end(1, 7)).says(notify(1, 7)).says(notify(1, 6));
        assertEquals(1, cache.sent.size());

        cache.says(notify(1, 8));
        assertEquals("010100010000000c00000007", cache.sent.getLast());
        cache.says(RESPONSE, OTHER, NET_GONE, end(1, 8));

        assertEquals(Set.of(OTHER_VRP), vrps());
        assertEquals(8, cache.told.getLast().serial());
    }

    @Test
    void a_notification_within_an_answer_or_before_it_is_ignored() {
        cache.says(notify(1, 9), "020000010000000c00000009", RESPONSE, notify(1, 9), NET);
        cache.says(end(1, 7));

        assertEquals(1, cache.sent.size());
        assertEquals(Set.of(NET_VRP), vrps());
    }

    @Test
    void what_is_withdrawn_and_announced_again_stays() {
        cache.says(RESPONSE, NET, end(1, 7)).says(notify(1, 8));

        cache.says(RESPONSE, NET_GONE, NET, OTHER, OTHER.replace("01181800", "00181800"));
        cache.says(end(1, 8));

        assertEquals(Set.of(NET_VRP), vrps());
    }

    @ParameterizedTest(name = "{0}: error {2}")
    @CsvSource({
        "twice in a whole answer,       NET NET END,                                     7",
        "withdrawn in a whole answer,   NET NET_GONE END,                                6",
        "an end of another session,     NET 0107000200000018000000070000003c0000001e00000258, 0",
        "a question,                    0102000000000008,                                3",
        "another version,               0004000000000014011818000a00000000000001,        8",
        "a second beginning,            RESPONSE,                                        0",
        "a reset that answers nothing,  CACHE_RESET,                                     0",
    })
    void a_bad_answer_ends_the_connection_and_tells_nothing(String what, String says, int error) {
        cache.says(RESPONSE);
        for (String pdu : says.split(" ")) cache.says(named(pdu));

        assertEquals(error, cache.lastError(), what);
        assertTrue(cache.connection.end().isPresent());
        assertTrue(cache.told.isEmpty());
    }

    @ParameterizedTest(name = "{0}: error {2}")
    @CsvSource({
        "announced twice, NET,                             7",
        "never there,     OTHER_GONE,                      6",
        "gone twice,      NET_GONE NET_GONE,               6",
    })
    void bad_news_end_the_connection_and_leave_what_was_known(String what, String says, int error) {
        cache.says(RESPONSE, NET, end(1, 7)).says(notify(1, 8)).says(RESPONSE);

        for (String pdu : says.split(" ")) cache.says(named(pdu));

        assertEquals(error, cache.lastError(), what);
        assertEquals(1, cache.told.size());
    }

    @Test
    void payload_outside_of_an_answer_is_an_error() {
        cache.says(NET);

        assertEquals(0, cache.lastError());
    }

    @Test
    void an_answer_of_another_session_is_an_error() {
        cache.says(RESPONSE, NET, end(1, 7)).says(notify(1, 8)).says("0103000200000008");

        assertEquals(0, cache.lastError());
        assertEquals(1, cache.told.size());
    }

    @Test
    void a_notification_of_another_session_has_everything_asked_for() {
        cache.says(RESPONSE, NET, end(1, 7)).says(notify(2, 0));

        assertEquals(List.of(RESET_QUERY, RESET_QUERY), cache.sent);
        cache.says("0103000200000008", OTHER, end(2, 0));
        assertEquals(Set.of(OTHER_VRP), vrps());
    }

    @Test
    void a_cache_reset_has_everything_asked_for() {
        cache.says(RESPONSE, NET, end(1, 7)).says(notify(1, 8)).says(CACHE_RESET);

        assertEquals(RESET_QUERY, cache.sent.getLast());
        assertEquals(1, cache.told.size());
        cache.says(RESPONSE, OTHER, end(1, 9));
        assertEquals(Set.of(OTHER_VRP), vrps());
    }

    @Test
    void after_refresh_the_news_are_asked_for_and_after_a_day_everything() {
        cache.says(RESPONSE, NET, end(1, 7));
        cache.connection.passed(START.plusSeconds(3599));
        assertEquals(1, cache.sent.size());

        cache.connection.passed(START.plusSeconds(3600));
        assertEquals("010100010000000c00000007", cache.sent.getLast());
        cache.says(START.plusSeconds(3601), RESPONSE, end(1, 7));
        assertEquals(2, cache.told.size());

        cache.connection.passed(START.plus(Duration.ofDays(1)));
        assertEquals(RESET_QUERY, cache.sent.getLast());
    }

    @Test
    void a_cache_that_does_not_answer_or_never_ends_is_left() {
        cache.connection.passed(START.plusSeconds(59));
        assertTrue(cache.connection.end().isEmpty());
        for (int second = 50; second <= 600; second += 50) {
            cache.says(START.plusSeconds(second), second == 50 ? RESPONSE : "");
            cache.connection.passed(START.plusSeconds(second));
            assertEquals(second == 600, cache.connection.end().isPresent());
        }
        var silent = new FakeCache(1);
        silent.connection.passed(START.plusSeconds(60));
        assertTrue(silent.connection.end().isPresent());
    }

    @Test
    void a_lower_version_is_taken_by_its_answer_or_asked_for_by_its_error() {
        var older = new FakeCache(2).says(RESPONSE, NET, end(1, 7));
        assertEquals(1, older.told.getLast().version());

        var refusing = new FakeCache(2).says("010a00040000001000000000" + "00000000");
        assertEquals(OptionalInt.of(1), refusing.connection.end().orElseThrow().lowerVersion());
        assertEquals(1, refusing.sent.size());

        var same = new FakeCache(1).says("010a00040000001000000000" + "00000000");
        assertEquals(OptionalInt.empty(), same.connection.end().orElseThrow().lowerVersion());
    }

    @Test
    void aspas_take_the_place_of_those_before() {
        var v2 = new FakeCache(2);
        v2.says("0203000100000008", aspa("fbf4", "fbf5"), end2(7)).says("020000010000000c00000008");
        v2.says("0203000100000008", aspa("fbf6"), end2(8)).says("020000010000000c00000009");
        assertEquals(
                Set.of(Asn.of(0xfbf6)),
                v2.told.getLast().providers().get(Asn.of(64496)).providers());

        v2.says("0203000100000008", "020b00000000000c0000fbf0", end2(9));

        assertEquals(Map.of(), v2.told.getLast().providers());
    }

    @Test
    void a_cache_with_aspas_of_an_old_draft_is_asked_in_version_1() {
        var old = new FakeCache(2).says("0203000100000008");

        old.says("020b000000000018010000020000fbf00000fbf40000fbf5");

        assertEquals(OptionalInt.of(1), old.connection.end().orElseThrow().lowerVersion());
    }

    @Test
    void no_data_is_not_an_empty_table() {
        cache.says("010a00020000001000000000" + "00000000");

        assertTrue(cache.told.isEmpty());
        assertTrue(cache.why().contains("NO_DATA_AVAILABLE"));
        assertEquals(1, cache.sent.size(), "an error was answered");
    }

    @Test
    void nothing_is_taken_after_the_end() {
        cache.says(NET).says(RESPONSE, NET, end(1, 7));

        assertTrue(cache.told.isEmpty());
        assertEquals(2, cache.sent.size());
    }

    private Set<Vrp> vrps() {
        return Set.copyOf(cache.told.getLast().vrps().stream().toList());
    }

    private static String named(String pdu) {
        return switch (pdu) {
            case "NET" -> NET;
            case "NET_GONE" -> NET_GONE;
            case "OTHER_GONE" -> OTHER.replace("01181800", "00181800");
            case "RESPONSE" -> RESPONSE;
            case "CACHE_RESET" -> CACHE_RESET;
            case "END" -> end(1, 7);
            default -> pdu;
        };
    }

    private static String end(int session, int serial) {
        return "0107%04x00000018%08x00000e100000025800001c20".formatted(session, serial);
    }

    private static String end2(int serial) {
        return "02" + end(1, serial).substring(2);
    }

    private static String notify(int session, int serial) {
        return "0100%04x0000000c%08x".formatted(session, serial);
    }

    private static String aspa(String... providers) {
        return "020b0100%08x0000fbf0".formatted(12 + 4 * providers.length)
                + "0000"
                + String.join("0000", providers);
    }

    private static Vrp vrp(String prefix, int maxLength, long origin) {
        return new Vrp(Prefix.parse(prefix), maxLength, Asn.of(origin));
    }
}
