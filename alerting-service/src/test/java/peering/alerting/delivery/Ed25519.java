package peering.alerting.delivery;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** A receiver that holds a public key as text and nothing of ours. */
final class Ed25519 {
    /** What stands before the 32 bytes of a key in RFC 8410. */
    private static final String HEAD = "302a300506032b6570032100";

    private Ed25519() {}

    /** True if one of the header's {@code v1a} entries is of this key. */
    static boolean verifies(String publicKey, String content, String header) throws Exception {
        byte[] raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
        byte[] key = HexFormat.of().parseHex(HEAD + HexFormat.of().formatHex(raw));
        var verifier = Signature.getInstance("Ed25519");
        for (String entry : header.split(" ")) {
            if (!entry.startsWith("v1a,")) continue;
            verifier.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
            verifier.update(content.getBytes(StandardCharsets.UTF_8));
            if (verifier.verify(Base64.getDecoder().decode(entry.substring(4)))) return true;
        }
        return false;
    }
}
