package peering.validator.gather;

import java.util.Map;
import peering.validator.evidence.Gathered;

/** What the slow sources said of one claim. */
public final class Answers {
    private final Inquiries inquiries;
    private final Map<String, GatheredEntity> byKind;

    Answers(Inquiries inquiries, Map<String, GatheredEntity> byKind) {
        this.inquiries = inquiries;
        this.byKind = byKind;
    }

    /**
     * @throws IllegalArgumentException if no source gives such answers
     */
    public <A> Gathered<A> of(Class<A> type) {
        return inquiries
                .kindOf(type)
                .map(kind ->
                        byKind.containsKey(kind) ? byKind.get(kind).as(type) : Gathered.<A>notYet())
                .orElseGet(Gathered::notConfigured);
    }
}
