package peering.validator.source.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.source.dns.DnsAnswer.Security;

/** Reads what a resolver replied. */
final class Replies {
    private static final int MOST_VALUES = 100;
    private static final int MOST_ALIASES = 8;

    private Replies() {}

    /**
     * @param type TXT or PTR
     * @throws CouldNotAsk {@code too-large} if there are more than 100 records or 8 aliases
     */
    static DnsAnswer read(Name name, int type, Message reply, Security security)
            throws CouldNotAsk {
        var answers = reply.getSection(Section.ANSWER);
        boolean exists = reply.getRcode() != Rcode.NXDOMAIN;
        var at = name;
        for (int hop = 0; hop <= MOST_ALIASES; hop++) {
            var values = values(answers, at, type);
            var alias = values.isEmpty() ? alias(answers, at) : Optional.<Name>empty();
            if (alias.isEmpty()) {
                return new DnsAnswer(name.toString(true), exists, values, security);
            }
            at = alias.get();
        }
        throw tooLarge(name, "more than " + MOST_ALIASES + " aliases in a row");
    }

    private static List<String> values(List<Record> answers, Name at, int type) throws CouldNotAsk {
        var values = new ArrayList<String>();
        for (var record : answers) {
            if (record.getType() != type || !record.getName().equals(at)) continue;
            if (values.size() == MOST_VALUES) throw tooLarge(at, "more than 100 records");
            values.add(value(record));
        }
        return values;
    }

    private static String value(Record record) {
        return switch (record) {
            case TXTRecord txt -> joined(txt);
            case PTRRecord ptr -> ptr.getTarget().toString(true);
            default -> record.rdataToString();
        };
    }

    private static String joined(TXTRecord txt) {
        var all = new ByteArrayOutputStream();
        txt.getStringsAsByteArrays().forEach(all::writeBytes);
        return all.toString(StandardCharsets.UTF_8);
    }

    private static Optional<Name> alias(List<Record> answers, Name at) {
        return answers.stream()
                .filter(record -> record.getName().equals(at))
                .filter(CNAMERecord.class::isInstance)
                .map(record -> ((CNAMERecord) record).getTarget())
                .findFirst();
    }

    private static CouldNotAsk tooLarge(Name name, String what) {
        return new CouldNotAsk("too-large", "There are " + what + " at " + name + ".");
    }
}
