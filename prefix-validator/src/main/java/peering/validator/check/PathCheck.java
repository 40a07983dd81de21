package peering.validator.check;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.evidence.Received.Session;

/**
 * Is the received path as a service's should be: short, from the partner to a claimed origin, of
 * public ASNs, each once? The worst flaw of any session speaks; all are in the evidence.
 */
record PathCheck(Carriage carriage, Instant now) implements Checks.Check {
    /** What AS_SETs and confederations are written with. */
    private static final Pattern SETS = Pattern.compile("[{(\\[]");

    /** At the end of a path that was too long to be told whole. */
    private static final String CUT = "…";

    /** From the worst to the mildest. */
    enum Flaw {
        UNREADABLE("unreadable", "cannot be read"),
        SET("as-set", "holds a set of ASNs or a confederation"),
        OTHER_NEIGHBOUR("other-neighbour", "does not begin with the partner's ASN"),
        OTHER_ORIGIN("other-origin", "ends at an ASN that the claim does not name"),
        NOT_PUBLIC("not-public", "holds an ASN that is for nobody's use on the Internet"),
        PREPENDED("prepended", "holds an ASN several times in a row"),
        TOO_LONG("too-long", "is longer than it may be");

        final String code;
        private final String words;

        Flaw(String code, String words) {
            this.code = code;
            this.words = words;
        }
    }

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var evidence = new Evidence("path", Carriage.SOURCE, now);
        var seen = new LinkedHashMap<String, String>();
        Optional<Flaw> worst = Optional.empty();
        var carrying = carriage.carrying();
        for (var session : carrying) {
            String path = session.route().orElseThrow().path();
            seen.put(session.peerAddress(), path);
            worst = worse(worst, flaw(session, path, claim));
        }
        if (seen.isEmpty())
            return evidence.notApplicable("path-no-route", "No route was received.");
        return worst.map(flaw -> flawed(evidence, flaw, prefix, seen))
                .orElseGet(() ->
                        evidence.passed(
                                "path-short", "Every received path is short and clean.", seen))
                .until(carriage.settling());
    }

    private Finding flawed(
            Evidence evidence, Flaw flaw, Prefix prefix, LinkedHashMap<String, String> seen) {
        return evidence.warning(
                "path-" + flaw.code,
                "A path of " + prefix + " " + flaw.words + ".",
                "Have the partner announce "
                        + prefix
                        + " by a path of at most "
                        + carriage.rules().longestPath()
                        + " public ASNs, each once, from its own to the origin.",
                seen);
    }

    private Optional<Flaw> flaw(Session session, String path, Claim claim) {
        if (path.isBlank()) return Optional.of(Flaw.UNREADABLE);
        if (SETS.matcher(path).find()) return Optional.of(Flaw.SET);
        if (path.endsWith(CUT)) return Optional.of(Flaw.TOO_LONG);
        try {
            var asns = Arrays.stream(path.trim().split(" +")).map(Asn::parse).toList();
            return flaw(session, asns, claim);
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(Flaw.UNREADABLE);
        }
    }

    private Optional<Flaw> flaw(Session session, List<Asn> asns, Claim claim) {
        Predicate<Flaw> has =
                flaw ->
                        switch (flaw) {
                            case UNREADABLE, SET -> false;
                            case OTHER_NEIGHBOUR ->
                                    !isRouteServer(claim)
                                            && asns.getFirst().value() != session.partnerAsn();
                            case OTHER_ORIGIN -> !claim.origins().contains(asns.getLast());
                            case NOT_PUBLIC -> !asns.stream().allMatch(Asn::isPublic);
                            case PREPENDED -> isPrepended(asns);
                            case TOO_LONG -> asns.size() > carriage.rules().longestPath();
                        };
        return Arrays.stream(Flaw.values()).filter(has).findFirst();
    }

    /** It does not put its own ASN into the paths that it hands on (RFC 7947, section 2.2.2.1). */
    private static boolean isRouteServer(Claim claim) {
        return claim.grounds()
                .flatMap(Claim.Grounds::grant)
                .flatMap(grant -> grant.registeredAsn())
                .isPresent();
    }

    private static boolean isPrepended(List<Asn> asns) {
        return IntStream.range(1, asns.size()).anyMatch(i -> asns.get(i).equals(asns.get(i - 1)));
    }

    private static Optional<Flaw> worse(Optional<Flaw> one, Optional<Flaw> other) {
        if (one.isEmpty() || other.isEmpty()) return one.or(() -> other);
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }
}
