package peering.validator.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.routing.rpki.Slurm;

/**
 * How the operator's own exceptions (SLURM, RFC 8416) are.
 *
 * @param readAt when what counts was read; empty before the first time
 * @param trouble what is wrong with the files now; what was read before still counts
 * @param filtered VRPs they take out of the table in force
 * @param asserted VRPs they add to it
 * @param aspasFiltered ASPAs they take out
 * @param aspasAsserted ASPAs they add
 */
public record SlurmView(
        List<String> files,
        Optional<Instant> readAt,
        Optional<String> trouble,
        int filtered,
        int asserted,
        int aspasFiltered,
        int aspasAsserted) {

    static SlurmView of(
            List<String> files,
            Optional<Instant> readAt,
            Optional<String> trouble,
            Optional<Slurm.Applied> done) {
        return new SlurmView(
                files,
                readAt,
                trouble,
                done.map(Slurm.Applied::filtered).orElse(0),
                done.map(Slurm.Applied::asserted).orElse(0),
                done.map(Slurm.Applied::aspasFiltered).orElse(0),
                done.map(Slurm.Applied::aspasAsserted).orElse(0));
    }
}
