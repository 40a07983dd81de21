package peering.validator.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import peering.contract.PrefixFact;
import peering.validator.check.Known;
import peering.validator.check.RouteRules;
import peering.validator.evidence.Received;
import peering.validator.gather.Answers;
import peering.validator.gather.GatherBook;
import peering.validator.source.CurrentVrps;
import peering.validator.source.VrpSnapshot;
import peering.validator.source.irr.IrrAnswer;
import peering.validator.source.rdap.RdapAnswer;
import peering.validator.source.received.Carried;

/** Brings together all that is known of claims, in the session in progress. */
@ApplicationScoped
class Knowing {
    private final CurrentVrps vrps;
    private final GatherBook gathered;
    private final Carried carried;
    private final RouteRules rules;

    Knowing(CurrentVrps vrps, GatherBook gathered, Carried carried, ReceivedConfig received) {
        this.vrps = vrps;
        this.gathered = gathered;
        this.carried = carried;
        rules = received.rules();
    }

    /** Whoever knows of it is asked about the claim, soon. */
    Uni<Void> wish(PrefixFact claim) {
        return Judging.question(claim)
                .map(question -> gathered.ask(claim.prefixId(), question))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    Uni<Void> forget(String prefixId) {
        return gathered.forget(prefixId);
    }

    /** By prefix id; the table of VRPs is the same for all of them. */
    Uni<Map<String, Known>> of(List<JudgedPrefixEntity> rows) {
        var table = inForce();
        var ids = rows.stream().map(row -> row.id).toList();
        var asked = rows.stream().map(Knowing::asked).toList();
        return gathered.of(ids)
                .chain(answers -> carried.of(asked).map(routes -> known(table, answers, routes)));
    }

    private static Carried.Asked asked(JudgedPrefixEntity row) {
        var claim = row.toClaim();
        String canonical =
                Judging.question(claim).map(q -> q.prefix().toString()).orElse(claim.prefix());
        return new Carried.Asked(row.id, claim.connectionId(), claim.partnerId(), canonical);
    }

    Uni<Known> of(JudgedPrefixEntity row) {
        return of(List.of(row)).map(all -> all.get(row.id));
    }

    private Map<String, Known> known(
            VrpSnapshot table, Map<String, Answers> answers, Map<String, Received> routes) {
        var known = new HashMap<String, Known>();
        answers.forEach((id, said) ->
                known.put(
                        id,
                        new Known(
                                table,
                                said.of(IrrAnswer.class),
                                said.of(RdapAnswer.class),
                                routes.getOrDefault(id, Received.NOTHING),
                                rules)));
        return known;
    }

    private VrpSnapshot inForce() {
        return vrps.get().orElseThrow(() -> new IllegalStateException("no VRPs yet"));
    }
}
