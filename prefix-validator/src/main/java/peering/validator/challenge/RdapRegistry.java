package peering.validator.challenge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.RegistryRecord;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.evidence.Question;
import peering.validator.source.rdap.RdapAnswer;
import peering.validator.source.rdap.RdapInquiry;

/** The number registries over RDAP, asked anew: what a holder wrote a minute ago has to be seen. */
@ApplicationScoped
class RdapRegistry implements RegistryLookup {
    private static final byte[] UNREADABLE = {};

    private final RdapInquiry rdap;

    RdapRegistry(RdapInquiry rdap) {
        this.rdap = rdap;
    }

    @Override
    public boolean configured() {
        return rdap.configured();
    }

    @Override
    public Optional<RegistryRecord> find(String organisation, Prefix prefix) throws CouldNotAsk {
        var answer = rdap.askAside(new Question(organisation, prefix, List.of()));
        return answer.network()
                .filter(network -> !network.isEverything())
                .map(network -> record(answer.url(), network));
    }

    static RegistryRecord record(String url, RdapAnswer.Network network) {
        var certificates = new ArrayList<byte[]>();
        network.certificates().forEach(text -> certificates.add(decoded(text)));
        for (int cut = 0; cut < network.cutCertificates(); cut++) certificates.add(UNREADABLE);
        return new RegistryRecord(
                url,
                network.handle(),
                IpAddress.parse(network.start()),
                IpAddress.parse(network.end()),
                network.text(),
                certificates);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException damaged) {
            return UNREADABLE;
        }
    }
}
