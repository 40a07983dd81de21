package peering.telemetry.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryInputTest {

    @Test
    void a_routes_key_is_its_session_and_its_prefix() {
        assertEquals(
                Optional.of(new EntryInput.OfRoute("ses_1", "203.0.113.0/24", Optional.empty())),
                EntryInput.route("ses_1 203.0.113.0/24", Optional.empty()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "ses_1",
                " 203.0.113.0/24",
                "ses_1 ",
                "ses_1 203.0.113.0",
                "ses_1 203.0.113.1/24",
                "ses_1 everything"
            })
    void a_key_that_names_no_session_or_no_prefix_is_no_routes(String key) {
        assertEquals(Optional.empty(), EntryInput.route(key, Optional.empty()));
    }
}
