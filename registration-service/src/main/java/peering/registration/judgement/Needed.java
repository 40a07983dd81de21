package peering.registration.judgement;

import java.util.stream.Stream;
import peering.kit.facts.PoisonFact;

/** What a fact has to say. Without it its effect would fail, and be tried again, for ever. */
final class Needed {
    private Needed() {}

    /**
     * @throws PoisonFact if one of the fields is null
     */
    static void all(Object... fields) {
        if (Stream.of(fields).allMatch(field -> field != null)) return;
        throw new PoisonFact("a field that is needed is missing", null);
    }
}
