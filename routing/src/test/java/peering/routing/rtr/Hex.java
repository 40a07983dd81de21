package peering.routing.rtr;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Bytes as the tables write them. */
final class Hex {
    private Hex() {}

    static byte[] bytes(String... hex) {
        var all = new ByteArrayOutputStream();
        for (String one : hex) all.writeBytes(HexFormat.of().parseHex(one));
        return all.toByteArray();
    }
}
