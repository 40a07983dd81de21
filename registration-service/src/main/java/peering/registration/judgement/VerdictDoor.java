package peering.registration.judgement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import peering.contract.VerdictFact;
import peering.kit.facts.FactDoor;
import peering.registration.prefix.PrefixBook;
import peering.registration.prefix.PrefixEntity;
import peering.registration.prefix.Prefixes;
import peering.registration.prefix.Space;
import peering.registration.web.Wall;

/** Takes verdicts from Kafka; each is applied once, whatever is delivered twice. */
@ApplicationScoped
public class VerdictDoor {
    private static final Logger LOG = Logger.getLogger(VerdictDoor.class);

    private final FactDoor door;
    private final Wall wall;
    private final Prefixes prefixes;
    private final Space space;
    private final PrefixBook book;
    private final Clock clock;

    VerdictDoor(
            FactDoor door,
            Wall wall,
            Prefixes prefixes,
            Space space,
            PrefixBook book,
            Clock clock) {
        this.door = door;
        this.wall = wall;
        this.prefixes = prefixes;
        this.space = space;
        this.book = book;
        this.clock = clock;
    }

    @Incoming("verdicts")
    public Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                VerdictFact.class,
                verdict -> {
                    refuseUnusable(verdict);
                    return wall.asService("verdict " + verdict.verdictId(), () -> apply(verdict));
                });
    }

    private static void refuseUnusable(VerdictFact verdict) {
        Needed.all(verdict.verdictId(), verdict.prefixId(), verdict.outcome());
        Needed.all(verdict.policyVersion(), verdict.decidedAt());
        verdict.findings()
                .forEach(found -> Needed.all(found.check(), found.reason(), found.summary()));
    }

    private Uni<Void> apply(VerdictFact verdict) {
        return prefixes.lockedForVerdict(verdict.prefixId())
                .chain(row -> {
                    if (row == null) return ignored(verdict, "there is no such prefix");
                    return space.queueFor(row)
                            .chain(() -> space.isTaken(row))
                            .chain(taken -> apply(verdict, row, taken));
                });
    }

    private Uni<Void> apply(VerdictFact verdict, PrefixEntity row, boolean taken) {
        return switch (Judgement.of(row.claim(), verdict, taken, clock.instant())) {
            case Judgement.Ignored(var why) -> ignored(verdict, why);
            case Judgement.Applied(var next, var findings) ->
                    book.judge(row, next, verdict, findings);
        };
    }

    private static Uni<Void> ignored(VerdictFact verdict, String why) {
        LOG.infof(
                "ignoring verdict %s revision %d on prefix %s: %s",
                verdict.verdictId(), verdict.revision(), verdict.prefixId(), why);
        return Uni.createFrom().voidItem();
    }
}
