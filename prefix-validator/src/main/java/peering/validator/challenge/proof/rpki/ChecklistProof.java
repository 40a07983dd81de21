package peering.validator.challenge.proof.rpki;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.Method;
import peering.validator.challenge.proof.Proof;
import peering.validator.challenge.proof.Terms;

/**
 * A signed checklist as proof of control: it names the challenge's text by its hash, its resources
 * hold the prefix, and its certificate stands below a trust anchor ({@link CertificatePath}). A
 * manifest is not asked for: a checklist stands in no repository (RFC 9323, section 2).
 */
public final class ChecklistProof {
    private ChecklistProof() {}

    /**
     * @param cms what was sent in, DER
     * @param latest when the proof ends at the latest, whatever the certificates say
     */
    public static Attempt judge(
            Terms terms, byte[] cms, RpkiStore store, Instant now, Instant latest) {
        var late = terms.tooLate(now);
        if (late.isPresent()) return late.get();
        try {
            var list = Checklist.read(cms);
            if (!list.resources().contains(Resources.of(terms.prefix()))) {
                return refused(
                        new RpkiFault(
                                "rsc-other-resources",
                                "The checklist's resources do not hold " + terms.prefix() + "."));
            }
            if (!names(list, terms)) {
                return refused(
                        new RpkiFault(
                                "rsc-other-file",
                                "The checklist does not name the challenge's text."));
            }
            var end = new CertificatePath(store, now).validate(list.signer());
            return new Attempt.Proved(
                    new Proof(
                            Method.SignedChecklist,
                            terms.prefix(),
                            terms.organisation(),
                            now,
                            end.isBefore(latest) ? end : latest,
                            Map.of(
                                    "certificate", list.signer().name(),
                                    "key", list.signer().subjectKey())));
        } catch (RpkiFault fault) {
            return refused(fault);
        }
    }

    private static boolean names(Checklist list, Terms terms) {
        byte[] hash = sha256(terms.text());
        return list.hashes().stream().anyMatch(named -> MessageDigest.isEqual(named, hash));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static Attempt.Refused refused(RpkiFault fault) {
        return new Attempt.Refused(fault.reason(), fault.getMessage(), repair(fault.reason()));
    }

    private static String repair(String reason) {
        return switch (reason) {
            case "rsc-other-file" ->
                    "Sign the text that the challenge shows, byte for byte, as a file.";
            case "rsc-other-resources" -> "Sign with a certificate that holds the whole prefix.";
            case "rsc-issuer-unknown", "rsc-revocation-unknown", "rsc-no-anchor" ->
                    "Try again in some hours, when the RPKI was fetched again; if that does not"
                            + " help, ask the operator.";
            case "rsc-expired", "rsc-revoked" -> "Have a new checklist signed.";
            default ->
                    "Make the checklist with the tools of your registry or certificate authority,"
                            + " and send the file as it is.";
        };
    }
}
