package peering.validator.challenge.proof.rpki;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import peering.validator.challenge.proof.rpki.Ranges.Range;
import peering.validator.challenge.proof.rpki.Resources.Kind;

/**
 * Reads resources as ASN.1 has them: IPAddrBlocks and ASIdentifiers (RFC 3779, sections 2.2.3 and
 * 3.2.3), whose narrower forms a checklist uses (RFC 9323, section 4.2).
 *
 * <p>Throws {@link IllegalArgumentException} if they are anything else.
 */
final class ResourceReader {
    private static final int MOST = 200_000;
    private static final int AS_BITS = 32;

    private final Map<Kind, Ranges> own = new EnumMap<>(Kind.class);
    private final Set<Kind> inherited = EnumSet.noneOf(Kind.class);

    Resources done() {
        return new Resources(own, inherited);
    }

    /** SEQUENCE OF { addressFamily, inherit or ranges }. */
    void addresses(ASN1Encodable blocks) {
        for (var each : ASN1Sequence.getInstance(blocks)) {
            var family = ASN1Sequence.getInstance(each);
            must(family.size() == 2, "an address family has two parts");
            byte[] afi = ASN1OctetString.getInstance(family.getObjectAt(0)).getOctets();
            must(afi.length == 2 && afi[0] == 0 && (afi[1] == 1 || afi[1] == 2), "IPv4 or IPv6");
            var kind = afi[1] == 1 ? Kind.IPV4 : Kind.IPV6;
            int bits = kind == Kind.IPV4 ? 32 : 128;
            put(kind, family.getObjectAt(1), range -> addressRange(range, bits));
        }
    }

    /** SEQUENCE { [0] asnum }; routing domains, [1], are not used in RPKI (RFC 6487, 4.8.11). */
    void asns(ASN1Encodable identifiers) {
        var parts = ASN1Sequence.getInstance(identifiers);
        must(parts.size() == 1, "AS numbers and nothing else");
        var tagged = ASN1TaggedObject.getInstance(parts.getObjectAt(0));
        must(tagged.getTagNo() == 0, "AS numbers");
        put(Kind.AS, tagged.getExplicitBaseObject(), ResourceReader::asRange);
    }

    private interface Reader {
        Range of(ASN1Encodable range);
    }

    private void put(Kind kind, ASN1Encodable choice, Reader reader) {
        must(!own.containsKey(kind) && !inherited.contains(kind), "each kind once");
        if (choice.toASN1Primitive() instanceof ASN1Null) {
            inherited.add(kind);
            return;
        }
        var ranges = ASN1Sequence.getInstance(choice);
        must(ranges.size() > 0 && ranges.size() <= MOST, "1 to 200,000 ranges");
        List<Range> all = new ArrayList<>();
        for (var range : ranges) all.add(reader.of(range));
        own.put(kind, new Ranges(all));
    }

    private static Range addressRange(ASN1Encodable range, int bits) {
        if (range.toASN1Primitive() instanceof ASN1BitString prefix) {
            return new Range(filled(prefix, bits, false), filled(prefix, bits, true));
        }
        var ends = ASN1Sequence.getInstance(range);
        must(ends.size() == 2, "a range has two ends");
        return new Range(
                filled(ASN1BitString.getInstance(ends.getObjectAt(0)), bits, false),
                filled(ASN1BitString.getInstance(ends.getObjectAt(1)), bits, true));
    }

    /** The bits that are left away are zeros in a first address and ones in a last. */
    private static BigInteger filled(ASN1BitString text, int bits, boolean withOnes) {
        int given = text.getBytes().length * Byte.SIZE - text.getPadBits();
        must(given >= 0 && given <= bits, "an address fits its family");
        var number = new BigInteger(1, text.getBytes()).shiftRight(text.getPadBits());
        int missing = bits - given;
        var ones = BigInteger.ONE.shiftLeft(missing).subtract(BigInteger.ONE);
        return withOnes ? number.shiftLeft(missing).or(ones) : number.shiftLeft(missing);
    }

    private static Range asRange(ASN1Encodable range) {
        if (range.toASN1Primitive() instanceof ASN1Integer one) {
            return new Range(asn(one), asn(one));
        }
        var ends = ASN1Sequence.getInstance(range);
        must(ends.size() == 2, "a range has two ends");
        return new Range(
                asn(ASN1Integer.getInstance(ends.getObjectAt(0))),
                asn(ASN1Integer.getInstance(ends.getObjectAt(1))));
    }

    private static BigInteger asn(ASN1Integer number) {
        var value = number.getValue();
        must(value.signum() >= 0 && value.bitLength() <= AS_BITS, "an AS number has 32 bits");
        return value;
    }

    private static void must(boolean holds, String what) {
        if (!holds) throw new IllegalArgumentException("expected: " + what);
    }
}
