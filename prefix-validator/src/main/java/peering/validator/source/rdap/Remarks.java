package peering.validator.source.rdap;

import java.util.ArrayList;
import java.util.List;
import peering.validator.evidence.Wording;

/**
 * What a holder wrote beside a range, and the certificates in it. Those who bring their addresses
 * to a cloud put one there: on one line, wrapped, or joined by blanks. One that is cut over two
 * remarks is none: what stands between them is the registry's.
 *
 * @param text without the certificates and empty lines
 * @param certificates bodies in base64, without blanks; whether they are certificates is not said
 * @param cut how many begin and do not end
 */
record Remarks(List<String> text, List<String> certificates, int cut) {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final int MOST_CERTIFICATES = 10;
    private static final int LONGEST_BODY = 8000;

    /**
     * @param remarks the lines of each
     */
    static Remarks of(List<List<String>> remarks) {
        var found = new Finding();
        remarks.forEach(lines -> found.look(String.join("\n", lines)));
        return new Remarks(List.copyOf(found.text), List.copyOf(found.bodies), found.cut);
    }

    private static final class Finding {
        private final List<String> text = new ArrayList<>();
        private final List<String> bodies = new ArrayList<>();
        private int cut;

        /**
         * Each BEGIN ends at the END behind it, or is cut by the next BEGIN or the remark's end.
         */
        private void look(String remark) {
            int from = 0;
            for (int begin = remark.indexOf(BEGIN); begin >= 0; ) {
                keep(remark.substring(from, begin));
                int body = begin + BEGIN.length();
                int next = remark.indexOf(BEGIN, body);
                int limit = next < 0 ? remark.length() : next;
                int end = remark.substring(body, limit).indexOf(END);
                if (end < 0) cut++;
                else add(remark.substring(body, body + end));
                from = end < 0 ? limit : body + end + END.length();
                begin = next;
            }
            keep(remark.substring(from));
        }

        private void keep(String rest) {
            rest.lines()
                    .map(line -> Wording.plain(line, LONGEST_BODY).strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(text::add);
        }

        private void add(String written) {
            String body = written.replaceAll("\\s", "");
            boolean takes = body.length() <= LONGEST_BODY && bodies.size() < MOST_CERTIFICATES;
            if (takes && !bodies.contains(body)) bodies.add(Wording.plain(body, LONGEST_BODY));
        }
    }
}
