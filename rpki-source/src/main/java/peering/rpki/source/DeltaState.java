package peering.rpki.source;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.routing.net.Asn;
import peering.routing.rpki.Aspa;
import peering.routing.rpki.DeltaJson;
import peering.routing.rpki.DeltaJson.Version;
import peering.routing.rpki.VrpSet;
import peering.routing.rpki.VrpTable;

/** What a {@code json-delta} server has told up to now. A value. */
record DeltaState(Version version, VrpTable table, Map<Asn, Aspa> aspas, Optional<Instant> made) {

    /** It is about another state than the one that is known: everything has to be asked for. */
    static final class Gap extends IOException {
        private static final long serialVersionUID = 1L;

        Gap(String message) {
            super(message);
        }
    }

    static DeltaState of(DeltaJson.Told told) {
        var aspas = new HashMap<Asn, Aspa>();
        told.announced().aspas().forEach(one -> aspas.put(one.customer(), one));
        return new DeltaState(
                told.version(), VrpTable.of(told.announced().vrps()), aspas, told.generated());
    }

    /**
     * @throws Gap if the change is not one of this state
     */
    DeltaState then(DeltaJson.Told told) throws Gap {
        if (!told.version().session().equals(version.session())) {
            throw new Gap("it changed its session without a reset");
        }
        if (told.fromSerial().filter(from -> !from.equals(version.serial())).isPresent()) {
            throw new Gap("it told a change of serial " + told.fromSerial().get());
        }
        var next = new HashMap<>(aspas);
        told.withdrawn().aspas().forEach(one -> next.remove(one.customer()));
        told.announced().aspas().forEach(one -> next.put(one.customer(), one));
        var announced = told.announced().vrps();
        var withdrawn = told.withdrawn().vrps();
        var changed =
                announced.isEmpty() && withdrawn.isEmpty()
                        ? table
                        : table.with(announced, new HashSet<>(withdrawn));
        return new DeltaState(told.version(), changed, next, told.generated());
    }

    /**
     * @param now stands for when it was made, if the server does not say
     */
    VrpSet set(Instant now) {
        return VrpSet.of(table, List.copyOf(aspas.values()), made.or(() -> Optional.of(now)));
    }
}
