package peering.validator.challenge;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.RegistryRecord;
import peering.validator.challenge.proof.SignedMessageProof;
import peering.validator.challenge.proof.SignedMessageProof.Signed;
import peering.validator.challenge.proof.Terms;
import peering.validator.challenge.proof.TokenInDns;
import peering.validator.challenge.proof.TokenInRegistry;
import peering.validator.challenge.proof.rpki.ChecklistProof;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.source.dns.DnsAnswer;
import peering.validator.source.dns.Resolver;

/** Looks for what a challenge asks for. Waits: not for an event loop. */
@ApplicationScoped
class Evidences {
    private static final Logger LOG = Logger.getLogger(Evidences.class);

    private final Resolver resolver;
    private final RegistryLookup registries;
    private final RpkiCache rpki;
    private final ChallengeConfig config;
    private final Clock clock;

    Evidences(
            Resolver resolver,
            RegistryLookup registries,
            RpkiCache rpki,
            ChallengeConfig config,
            Clock clock) {
        this.resolver = resolver;
        this.registries = registries;
        this.rpki = rpki;
        this.config = config;
        this.clock = clock;
    }

    /** True if this installation can look for it. */
    boolean offers(Way way) {
        return switch (way) {
            case DnsToken -> resolver.configured();
            case RegistryToken, SignedMessage -> registries.configured();
            case SignedChecklist -> rpki.configured();
        };
    }

    /**
     * @param terms of a challenge with a token
     * @param kept the token's hash
     */
    Attempt token(Way way, Terms terms, byte[] kept) throws CouldNotAsk {
        var now = clock.instant();
        var until = now.plus(config.tokenVouches());
        return way == Way.DnsToken
                ? TokenInDns.judge(terms, kept, dns(terms, kept, now), clock.instant(), until)
                : TokenInRegistry.judge(terms, kept, record(terms), clock.instant(), until);
    }

    /** As {@link #token}, of a challenge that was met in its time. */
    Attempt tokenAgain(Way way, Terms terms, byte[] kept) throws CouldNotAsk {
        var now = clock.instant();
        var until = now.plus(config.tokenVouches());
        return way == Way.DnsToken
                ? TokenInDns.again(terms, kept, dns(terms, kept, now), clock.instant(), until)
                : TokenInRegistry.again(terms, kept, record(terms), clock.instant(), until);
    }

    /** The names in turn, as long as the token stands there and there is time. */
    private List<DnsAnswer> dns(Terms terms, byte[] kept, Instant begun) throws CouldNotAsk {
        var answers = new ArrayList<DnsAnswer>();
        for (var name : TokenInDns.names(terms.prefix())) {
            if (clock.instant().isAfter(begun.plus(config.checkTimeout()))) {
                throw new CouldNotAsk(
                        "timeout",
                        "The reverse zones did not answer within " + config.checkTimeout());
            }
            answers.add(resolver.txt(name));
            if (!TokenInDns.proves(answers.getLast(), terms, kept)) break;
        }
        return answers;
    }

    Attempt signature(Terms terms, Signed signed) throws CouldNotAsk {
        var record = record(terms);
        var now = clock.instant();
        return SignedMessageProof.judge(terms, signed, record, now, now.plus(config.mostVouches()));
    }

    /** What is wrong with our own folder is nothing that the customer could mend. */
    Attempt checklist(Terms terms, byte[] cms) throws CouldNotAsk {
        var now = clock.instant();
        try {
            return ChecklistProof.judge(terms, cms, rpki, now, now.plus(config.mostVouches()));
        } catch (UncheckedIOException unreadable) {
            LOG.errorf(unreadable, "the RPKI data under peering.rpki cannot be read");
            throw new CouldNotAsk(
                    "unreadable", "The RPKI data of this installation cannot be read.");
        }
    }

    private Optional<RegistryRecord> record(Terms terms) throws CouldNotAsk {
        return registries.find(terms.organisation(), terms.prefix());
    }
}
