package peering.validator.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import peering.contract.PrefixFact;
import peering.validator.check.Known;
import peering.validator.gather.Answers;
import peering.validator.gather.GatherBook;
import peering.validator.source.CurrentVrps;
import peering.validator.source.VrpSnapshot;

/** Brings together all that is known of claims, in the session in progress. */
@ApplicationScoped
class Knowing {
    private final CurrentVrps vrps;
    private final GatherBook gathered;

    Knowing(CurrentVrps vrps, GatherBook gathered) {
        this.vrps = vrps;
        this.gathered = gathered;
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
        return gathered.of(ids).map(answers -> known(table, answers));
    }

    Uni<Known> of(JudgedPrefixEntity row) {
        return of(List.of(row)).map(all -> all.get(row.id));
    }

    private static Map<String, Known> known(VrpSnapshot table, Map<String, Answers> answers) {
        return answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> new Known(table)));
    }

    private VrpSnapshot inForce() {
        return vrps.get().orElseThrow(() -> new IllegalStateException("no VRPs yet"));
    }
}
