package peering.validator.challenge;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import peering.validator.challenge.Challenge.Message;
import peering.validator.challenge.Challenge.Publish;
import peering.validator.challenge.proof.SignatureForm;
import peering.validator.challenge.proof.SignedMessageProof;
import peering.validator.challenge.proof.Terms;
import peering.validator.challenge.proof.TokenInDns;

/** Says what is to be published or signed. */
final class Publishing {
    private Publishing() {}

    static Publish of(Way way, Terms terms, LocalDate messageUntil, String token) {
        return switch (way) {
            case DnsToken ->
                    new Publish(
                            "Publish the token as TXT record at each of the names, then ask for a"
                                    + " check. It is looked for again before the proof ends: if it stands"
                                    + " there then, the proof is renewed.",
                            token,
                            TokenInDns.names(terms.prefix()),
                            null,
                            null);
            case RegistryToken ->
                    new Publish(
                            "Write the token into a remark of the number registry's record of the"
                                    + " prefix, then ask for a check. It is looked for again before the"
                                    + " proof ends: if it stands there then, the proof is renewed.",
                            token,
                            null,
                            null,
                            null);
            case SignedMessage ->
                    new Publish(
                            "Publish a self-signed certificate of an RSA key in a remark of the"
                                    + " number registry's record of the prefix; sign one of the"
                                    + " messages with that key and send the signature.",
                            null,
                            null,
                            messages(terms, messageUntil),
                            null);
            case SignedChecklist ->
                    new Publish(
                            "Save the text as a file, have it signed as an RPKI Signed Checklist"
                                    + " with the certificate that holds the prefix, and send the"
                                    + " signed file.",
                            null,
                            null,
                            null,
                            terms.text());
        };
    }

    private static List<Message> messages(Terms terms, LocalDate until) {
        return Arrays.stream(SignatureForm.values())
                .map(form -> new Message(form.name(), message(form, terms, until)))
                .toList();
    }

    static String message(SignatureForm form, Terms terms, LocalDate until) {
        return form.text(SignedMessageProof.account(terms, form), terms.prefix(), until);
    }
}
