package peering.registration.prefix.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.registration.partner.registered.Grant;
import peering.registration.partner.registered.PrefixKey;
import peering.registration.prefix.admission.Admission.Decision;
import peering.registration.prefix.admission.Admission.Grounds;
import peering.routing.net.Prefix;

class AdmissionTest {
    private static final Prefix AROUND = Prefix.parse("52.46.0.0/16");

    @ParameterizedTest(name = "{0} with key {1}, room for {2} → {3}")
    @CsvSource({
        "52.46.0.0/24, good,    1, granted",
        "52.46.0.0/16, good,    1, granted",
        "52.47.0.0/24, good,    1, KEY_REFUSED",
        "52.0.0.0/8,   good,    1, KEY_REFUSED",
        "52.46.0.0/24, unknown, 1, KEY_REFUSED",
        "52.46.0.0/24, retired, 1, KEY_REFUSED",
        "52.46.0.0/24, foreign, 1, KEY_REFUSED",
        "52.46.0.0/24, good,    0, TOO_MANY",
        "52.46.0.0/24, good,   -5, TOO_MANY",
        "52.46.1.0/24, good,    1, ALREADY_CLAIMED",
        "52.46.2.0/24, good,    1, TAKEN",
        "52.46.1.0/24, unknown, 0, KEY_REFUSED",
        "52.46.1.0/24, good,    0, TOO_MANY",
    })
    void a_wish_is_refused_in_the_order_of_the_comment(
            String prefix, String key, long room, String expected) {
        assertEquals(List.of(expected), decisions(room, wish(prefix, key)));
    }

    @Test
    void the_same_prefix_later_in_the_list_is_refused_as_a_second_request_would_be() {
        assertEquals(
                List.of("granted", "ALREADY_CLAIMED", "granted"),
                decisions(
                        9,
                        wish("52.46.0.0/24", "good"),
                        wish("52.46.0.0/24", "good"),
                        wish("52.46.0.0/23", "good")));
    }

    @Test
    void a_line_that_was_refused_neither_claims_nor_uses_room() {
        assertEquals(
                List.of("KEY_REFUSED", "TAKEN", "granted", "TOO_MANY"),
                decisions(
                        1,
                        wish("52.46.0.0/24", "unknown"),
                        wish("52.46.2.0/24", "good"),
                        wish("52.46.0.0/24", "good"),
                        wish("52.46.3.0/24", "good")));
    }

    private static List<String> decisions(long room, Wish... wishes) {
        var grants =
                Stream.of(
                                grant("good", "ptn_1", true),
                                grant("retired", "ptn_1", false),
                                grant("foreign", "ptn_2", true))
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Grant::fingerprint, grant -> grant));
        var grounds =
                new Grounds(
                        "ptn_1",
                        Map.copyOf(grants),
                        room,
                        Set.of(Prefix.parse("52.46.1.0/24")),
                        Set.of(Prefix.parse("52.46.2.0/24")),
                        Map.of());
        return Admission.of(List.of(wishes), grounds).stream().map(AdmissionTest::word).toList();
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.Granted _ -> "granted";
            case Decision.Refused(var why) -> why.name();
        };
    }

    private static Wish wish(String prefix, String key) {
        return new Wish(Prefix.parse(prefix), new PrefixKey("ppk_" + key), Optional.empty());
    }

    private static Grant grant(String key, String partner, boolean current) {
        String fingerprint = new PrefixKey("ppk_" + key).fingerprint();
        return new Grant("rpx_1", partner, 16509, AROUND, List.of(16509L), fingerprint, current);
    }
}
