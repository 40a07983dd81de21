package peering.validator.source;

import java.time.Duration;
import java.time.Instant;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.Slurm;
import peering.routing.rpki.VrpSet;
import peering.routing.rpki.VrpTable;

/**
 * The VRPs in force, and how old they are.
 *
 * @param rpki what the source told, under the operator's own exceptions
 * @param built when the relying party made them; when it does not say, or says a time that has not
 *     come, when we read them: a wrong clock would keep them from getting stale
 */
public record VrpSnapshot(
        Slurm.Applied rpki,
        AspaTable aspas,
        String location,
        Instant loaded,
        Instant built,
        Duration staleAfter) {

    static VrpSnapshot of(
            Slurm.Applied rpki, String location, Instant loaded, Duration staleAfter) {
        return new VrpSnapshot(
                rpki,
                AspaTable.of(rpki.set().aspas()),
                location,
                loaded,
                built(rpki.set(), loaded),
                staleAfter);
    }

    static Instant built(VrpSet set, Instant loaded) {
        return set.generated().filter(made -> made.isBefore(loaded)).orElse(loaded);
    }

    public VrpSet vrps() {
        return rpki.set();
    }

    public VrpTable table() {
        return vrps().table();
    }

    public boolean stale(Instant now) {
        return built.plus(staleAfter).isBefore(now);
    }

    /** For people: how many, how old, and whether that is too old. */
    public String describe(Instant now) {
        String age = stale(now) ? " (stale: " + age(now) + " old)" : "";
        return table().size() + " VRPs built " + built + age + exceptions();
    }

    private String exceptions() {
        return rpki.filtered() + rpki.asserted() + rpki.aspasFiltered() + rpki.aspasAsserted() == 0
                ? ""
                : ", with the operator's own exceptions";
    }

    private String age(Instant now) {
        var age = Duration.between(built, now);
        return age.toDays() > 1 ? age.toDays() + " days" : age.toHours() + " hours";
    }
}
