package peering.validator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import peering.contract.PrefixFact;
import peering.contract.PrefixFact.Grant;
import peering.contract.PrefixFact.Standing;
import peering.contract.Topics;
import peering.contract.VerdictFact;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** A claim as registration tells it, and the verdicts that come of it. */
public final class Claimed {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String KEY = "a1b2";

    private final String prefixId = "pfx_" + UUID.randomUUID().toString().replace("-", "");
    private final String organisation;
    private final String connectionId;
    private final String partnerId;
    private long lastRevision;

    private Claimed(String organisation, String connectionId, String partnerId) {
        this.organisation = organisation;
        this.connectionId = connectionId;
        this.partnerId = partnerId;
    }

    public static Claimed by(String organisation) {
        return on(organisation, "con_1", "ptn_1");
    }

    public static Claimed on(String organisation, String connectionId, String partnerId) {
        return new Claimed(organisation, connectionId, partnerId);
    }

    public String id() {
        return prefixId;
    }

    /** With a key that its partner gave for just that prefix and origin. */
    public PrefixFact fact(String prefix, long origin, long claimRevision, long revision) {
        var origins = List.of(origin);
        var grant = new Grant("rpx_1", partnerId, origin, prefix, origins, KEY, Optional.empty());
        return new PrefixFact(
                prefixId,
                organisation,
                connectionId,
                partnerId,
                prefix,
                origins,
                KEY,
                Optional.of(grant),
                Standing.Pending,
                NOW,
                NOW.plusSeconds(revision),
                claimRevision,
                revision);
    }

    /** The same claim, standing otherwise. */
    public static PrefixFact standing(Standing standing, PrefixFact claim) {
        return new PrefixFact(
                claim.prefixId(),
                claim.organisation(),
                claim.connectionId(),
                claim.partnerId(),
                claim.prefix(),
                claim.origins(),
                claim.keyFingerprint(),
                claim.grant(),
                standing,
                claim.registeredAt(),
                claim.changedAt(),
                claim.claimRevision(),
                claim.revision());
    }

    public static void tell(PrefixFact claim) {
        TestStack.facts().tell(Topics.PREFIXES, claim.prefixId(), FactJson.write(claim), Map.of());
    }

    /** A claim, or with a greater revision the same made anew. */
    public void tell(String prefix, long origin, long revision) {
        tell(fact(prefix, origin, revision, revision));
    }

    /** Waits for a verdict that is later than those that were awaited before. */
    public VerdictFact await(Predicate<VerdictFact> wanted) {
        var fact =
                TestStack.facts()
                        .await(Topics.VERDICTS, prefixId, one -> isNews(read(one.bytes()), wanted));
        var verdict = read(fact.bytes());
        lastRevision = verdict.revision();
        return verdict;
    }

    /** The same, of one that has all these reasons. */
    public VerdictFact await(String... reasons) {
        return await(verdict -> reasons(verdict).containsAll(List.of(reasons)));
    }

    private boolean isNews(VerdictFact verdict, Predicate<VerdictFact> wanted) {
        return verdict.revision() > lastRevision && wanted.test(verdict);
    }

    /** All of them so far. */
    public List<VerdictFact> verdicts() {
        return TestStack.facts().all(Topics.VERDICTS).stream()
                .filter(fact -> prefixId.equals(fact.key()))
                .map(fact -> read(fact.bytes()))
                .toList();
    }

    public static List<String> reasons(VerdictFact verdict) {
        return verdict.findings().stream().map(VerdictFact.Finding::reason).toList();
    }

    private static VerdictFact read(byte[] fact) {
        return FactJson.read(fact, VerdictFact.class);
    }
}
