package peering.registration.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values that nobody who means well sends; as JSON text, some of it none. */
public final class Junk {
    private static final List<String> NUMBERS =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-0",
                    "-1",
                    "1.5",
                    "1e308",
                    "-1e308",
                    "1e400",
                    "1e-400",
                    "NaN",
                    "Infinity",
                    "23456",
                    "64512",
                    "4294967295",
                    "4294967296",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775809",
                    "18446744073709551616",
                    "9".repeat(900),
                    "0x10",
                    "010",
                    "{}",
                    "[]",
                    "[[]]",
                    "[null]",
                    "{\"a\":1}",
                    "[" + "1,".repeat(5000) + "1]");

    private static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "NaN",
                    "null",
                    "-1",
                    "4294967296",
                    "AS0",
                    "0",
                    "x",
                    "x".repeat(101),
                    "x".repeat(100_000),
                    "a\\u0000b",
                    "a\\nb",
                    "a\\u2028b",
                    "\\u202egnp.exe",
                    "\\ud800",
                    "\\udc00\\ud800",
                    "\\ufffe",
                    "\uD83D\uDE80\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                    "\u0645\u0631\u062D\u0628\u0627",
                    "e" + "\u0301".repeat(90),
                    "\uFF11\uFF10.0.0.0/8",
                    "\u0661\u0660.0.0.0/8",
                    "' or 1=1; drop table prefix; --",
                    "<script>alert(1)</script>",
                    "${jndi:ldap://localhost/x}",
                    "%s%n%00",
                    "../../etc/passwd",
                    "::ffff:1.2.3.4/128",
                    "::ffff:1.2.3.4",
                    "010.0.0.0/8",
                    "10.0.0.1/8",
                    "1.2.3.4/33",
                    "1.2.3.4/-1",
                    "1.2.3.4/99999999999999999999",
                    "8.8.8.0/024",
                    " 8.8.8.0/24",
                    "8.8.8/24",
                    "0.0.0.0/0",
                    "255.255.255.255/32",
                    "224.0.0.0/8",
                    "::/0",
                    "::1/129",
                    "2001:db8::/32",
                    "2A00:1450:4000::/37",
                    "fe80::1%eth0",
                    "1:2:3:4:5:6:7:8:9",
                    "2026-02-30T00:00:00Z",
                    "+1000000000-12-31T23:59:59Z",
                    "-999999999-01-01T00:00:00Z",
                    "9999-12-31T23:59:59.999999999999Z",
                    "P-1Y",
                    "PT9223372036854775807S",
                    "a@b",
                    "http://localhost:1/",
                    "pfx_00000000000000000000000000000000",
                    "site_00000000000000000000000000000000",
                    "con_ffffffffffffffffffffffffffffffff");

    private Junk() {}

    /** Every fixed value, in an order of the seed's own. */
    public static List<String> values(Random chance) {
        var all = new ArrayList<>(NUMBERS);
        words().forEach(word -> all.add('"' + word + '"'));
        java.util.Collections.shuffle(all, chance);
        return all;
    }

    /** The texts alone, with JSON's escapes in them. */
    public static List<String> words() {
        return WORDS;
    }

    /** Something else each time. */
    public static String random(Random chance) {
        return switch (chance.nextInt(6)) {
            case 0 -> "" + chance.nextLong();
            case 1 -> "" + chance.nextDouble() * Math.pow(10, chance.nextInt(600) - 300);
            case 2 -> '"' + prefix(chance) + '"';
            case 3 -> "[" + random(chance) + "," + random(chance) + "]";
            case 4 -> "{\"" + text(chance) + "\":" + random(chance) + "}";
            default -> '"' + text(chance) + '"';
        };
    }

    /** Any characters, as JSON escapes. */
    public static String text(Random chance) {
        var text = new StringBuilder();
        int length = chance.nextInt(40);
        for (int i = 0; i < length; i++) {
            text.append("\\u%04x".formatted(chance.nextInt(chance.nextBoolean() ? 128 : 65536)));
        }
        return text.toString();
    }

    /** Near enough to a prefix to be taken for one. */
    private static String prefix(Random chance) {
        return chance.nextBoolean()
                ? "%d.%d.%d.%d/%d"
                        .formatted(
                                chance.nextInt(260),
                                chance.nextInt(260),
                                chance.nextInt(256),
                                chance.nextInt(256),
                                chance.nextInt(40))
                : "%x:%x::%x/%d"
                        .formatted(
                                chance.nextInt(0x2fff),
                                chance.nextInt(0x10000),
                                chance.nextInt(2),
                                chance.nextInt(140));
    }
}
