package peering.validator.challenge;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import peering.validator.challenge.proof.rpki.TestPki;
import peering.validator.challenge.proof.rpki.TestPki.Holder;
import peering.validator.challenge.proof.rpki.TestPki.Wish;
import peering.validator.source.dns.Knot;

/** What proofs are looked for in: a name server with a signed zone, and a small RPKI. */
public final class ProvingWorld implements QuarkusTestResourceLifecycleManager {
    /** In the RPKI, and with the signed reverse zone. */
    static final String PREFIX = "198.51.100.0/24";

    static final int MOST_CHALLENGES = 12;

    private static Knot knot;
    private static TestPki pki;
    private static Holder holder;

    @Override
    public Map<String, String> start() {
        try {
            var target = Path.of("target").toAbsolutePath();
            knot = Knot.start(Files.createTempDirectory(target, "knot"));
            pki = new TestPki(Instant.now());
            holder = pki.below(pki.anchor("0.0.0.0/0"), Wish.authority("holder", PREFIX));
            var folder = Files.createTempDirectory(target, "rpki");
            var anchor = pki.writeTo(folder);
            return Map.of(
                    "peering.dns.servers", knot.address(),
                    "peering.dns.anchors", knot.anchor(),
                    "peering.rpki.cache", folder.toString(),
                    "peering.rpki.anchors", anchor.toString(),
                    "peering.challenges.check-pause", "2s",
                    "peering.challenges.look-every", "200ms",
                    "peering.challenges.most-per-organisation", Integer.toString(MOST_CHALLENGES));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void stop() {
        knot.close();
    }

    static Knot knot() {
        return knot;
    }

    /** A key for one checklist, which holds the prefix. */
    static Holder signer() throws Exception {
        return pki.below(holder, Wish.signer(PREFIX));
    }
}
