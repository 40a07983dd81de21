package peering.validator.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import peering.validator.challenge.Proofs;
import peering.validator.challenge.proof.Proof;
import peering.validator.check.Known;
import peering.validator.evidence.Question;
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
    private final Proofs proofs;
    private final Carried carried;
    private final Wants wants;
    private final Clock clock;

    Knowing(
            CurrentVrps vrps,
            GatherBook gathered,
            Proofs proofs,
            Carried carried,
            Wants wants,
            Clock clock) {
        this.vrps = vrps;
        this.gathered = gathered;
        this.proofs = proofs;
        this.carried = carried;
        this.wants = wants;
        this.clock = clock;
    }

    /** Whoever knows of them is asked about the claims, soon. */
    Uni<Void> wish(List<JudgedPrefixEntity> rows) {
        var questions = new HashMap<String, Question>();
        for (var row : rows) {
            Judging.question(row.toClaim()).ifPresent(asked -> questions.put(row.id, asked));
        }
        return gathered.ask(questions);
    }

    Uni<Void> forget(List<String> prefixIds) {
        return gathered.forget(prefixIds);
    }

    /** By prefix id; the table of VRPs is the same for all of them. */
    Uni<Map<String, Known>> of(List<JudgedPrefixEntity> rows) {
        var table = inForce();
        var ids = rows.stream().map(row -> row.id).toList();
        return gathered.of(ids)
                .chain(answers ->
                        proofsOf(rows)
                                .chain(proved ->
                                        carried.of(asked(rows))
                                                .map(routes ->
                                                        known(table, answers, proved, routes))));
    }

    private Uni<Map<String, Known.Proofs>> proofsOf(List<JudgedPrefixEntity> rows) {
        var claims = claimed(rows);
        return proofs.of(claims, clock.instant())
                .map(proved ->
                        claims.stream()
                                .collect(
                                        Collectors.toMap(
                                                Proofs.Claimed::id,
                                                claim -> proofs(claim, proved))));
    }

    private Known.Proofs proofs(Proofs.Claimed claim, Map<String, List<Proof>> proved) {
        return new Known.Proofs(
                proved.getOrDefault(claim.id(), List.of()), wants.proofOf(claim.organisation()));
    }

    /** Of those whose text is a prefix. */
    private static List<Proofs.Claimed> claimed(List<JudgedPrefixEntity> rows) {
        return rows.stream()
                .flatMap(row ->
                        Judging.question(row.toClaim()).stream()
                                .map(asked ->
                                        new Proofs.Claimed(
                                                row.id,
                                                asked.organisation(),
                                                asked.prefix().toString())))
                .toList();
    }

    private static List<Carried.Asked> asked(List<JudgedPrefixEntity> rows) {
        return rows.stream()
                .flatMap(row -> {
                    var claim = row.toClaim();
                    return Judging.question(claim).stream()
                            .map(asked ->
                                    new Carried.Asked(
                                            row.id,
                                            claim.connectionId(),
                                            claim.partnerId(),
                                            asked.prefix().toString()));
                })
                .toList();
    }

    private Map<String, Known> known(
            VrpSnapshot table,
            Map<String, Answers> answers,
            Map<String, Known.Proofs> proved,
            Map<String, Received> routes) {
        var known = new HashMap<String, Known>();
        answers.forEach((id, said) ->
                known.put(
                        id,
                        new Known(
                                table,
                                said.of(IrrAnswer.class),
                                said.of(RdapAnswer.class),
                                proved.getOrDefault(id, Known.Proofs.NONE),
                                routes.getOrDefault(id, Received.NOTHING),
                                wants.routes(),
                                wants.leads())));
        return known;
    }

    private VrpSnapshot inForce() {
        return vrps.get().orElseThrow(() -> new IllegalStateException("no VRPs yet"));
    }
}
