package peering.validator.gather;

import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import peering.kit.facts.PoisonFact;
import peering.validator.evidence.Gathered;

/** What the slow sources said of one claim. */
public final class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

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
                .map(kind -> Optional.ofNullable(byKind.get(kind)))
                .map(row -> row.map(there -> read(there, type)).orElseGet(Gathered::notYet))
                .orElseGet(Gathered::notConfigured);
    }

    /**
     * One that another version wrote may be unreadable; then it will be asked again in its time.
     */
    private static <A> Gathered<A> read(GatheredEntity row, Class<A> type) {
        try {
            return row.as(type);
        } catch (PoisonFact unreadable) {
            LOG.warnf(unreadable, "what was kept as %s cannot be read", row.id);
            return Gathered.<A>notYet().failed("What it said before cannot be read.");
        }
    }
}
