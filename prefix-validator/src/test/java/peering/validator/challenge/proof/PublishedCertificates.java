package peering.validator.challenge.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts the certificates out of remarks as RDAP has them; never over two remarks. */
final class PublishedCertificates {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)(-----END CERTIFICATE-----)?");

    private PublishedCertificates() {}

    static List<byte[]> in(JsonNode remarks) {
        var found = new ArrayList<byte[]>();
        for (var remark : remarks) {
            String text =
                    remark.get("description")
                            .valueStream()
                            .map(JsonNode::asText)
                            .collect(Collectors.joining("\n"));
            CERTIFICATE
                    .matcher(text)
                    .results()
                    .map(hit -> hit.group(2) == null ? "" : hit.group(1).replaceAll("\\s", ""))
                    .forEach(body -> found.add(decoded(body)));
        }
        return found;
    }

    private static byte[] decoded(String body) {
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException cut) {
            return new byte[0];
        }
    }
}
