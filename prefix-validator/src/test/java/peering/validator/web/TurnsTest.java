package peering.validator.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(3, 2);

    @Test
    void one_organisation_leaves_turns_to_the_others() {
        assertTrue(turns.enter("acme"));
        assertTrue(turns.enter("acme"));
        assertFalse(turns.enter("acme"));
        assertTrue(turns.enter("globex"));
        assertFalse(turns.enter("initech"), "all are taken");

        turns.leave("acme");

        assertTrue(turns.enter("initech"));
        turns.leave("globex");
        assertTrue(turns.enter("acme"));
        assertFalse(turns.enter("acme"));
    }

    @Test
    void nobody_is_shut_out_for_good() {
        assertThrows(IllegalArgumentException.class, () -> new Turns(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Turns(1, 0));
    }
}
