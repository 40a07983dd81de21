package peering.validator.source.irr;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.evidence.Inquiry;
import peering.validator.evidence.Question;

/**
 * Asks every configured server for the route objects of a prefix. One that cannot be asked spoils
 * the answer: what it holds might be what the others do not.
 */
@ApplicationScoped
public class IrrInquiry implements Inquiry<IrrAnswer> {
    private static final int MOST_OBJECTS = 2000;

    private final IrrConfig config;
    private final Set<String> authenticated;
    private final List<IrrdServer> servers;

    IrrInquiry(IrrConfig config) {
        this.config = config;
        this.authenticated = Set.copyOf(IrrdServer.names(config.authenticated()));
        var all =
                IrrdServer.names(
                        Stream.concat(
                                        config.authenticated().stream(),
                                        config.unauthenticated().stream())
                                .toList());
        this.servers =
                config.servers().orElse(List.of()).stream()
                        .map(text -> IrrdServer.parse(text, all))
                        .toList();
    }

    @Override
    public String kind() {
        return "irr";
    }

    @Override
    public Class<IrrAnswer> answer() {
        return IrrAnswer.class;
    }

    @Override
    public boolean configured() {
        return !servers.isEmpty();
    }

    /** One server after the other. */
    @Override
    public Duration longest() {
        return config.timeout().multipliedBy(servers.size());
    }

    @Override
    public Duration holds(IrrAnswer answer) {
        boolean none = answer.exact().isEmpty() && config.holdsNone().compareTo(config.holds()) < 0;
        return none ? config.holdsNone() : config.holds();
    }

    @Override
    public IrrAnswer ask(Question question) throws CouldNotAsk {
        var asked = new LinkedHashSet<String>();
        var objects = new ArrayList<RpslObject>();
        for (var server : servers) ask(server, question, asked, objects);
        return new RouteObjects(question, authenticated)
                .answer(List.copyOf(asked), objects.stream());
    }

    private void ask(
            IrrdServer server, Question question, Set<String> asked, List<RpslObject> objects)
            throws CouldNotAsk {
        try (var dialogue = new IrrdDialogue(server, config.timeout(), config.mostBytes())) {
            asked.addAll(dialogue.choose(server.sources()));
            for (String text : dialogue.routes(question.prefix())) {
                objects.addAll(RpslReader.read(text, MOST_OBJECTS));
            }
        } catch (SocketTimeoutException slow) {
            throw failed("timeout", server + " had not answered within " + seconds() + " s", slow);
        } catch (UnknownHostException unknown) {
            throw failed("unreachable", server + " is a name without an address", unknown);
        } catch (IrrdReply.TooLarge large) {
            throw failed("too-large", server + ": " + large.getMessage(), large);
        } catch (IOException broken) {
            throw failed("unreachable", server + ": " + broken.getMessage(), broken);
        }
    }

    private long seconds() {
        return config.timeout().toSeconds();
    }

    private static CouldNotAsk failed(String reason, String why, IOException cause) {
        var failed = new CouldNotAsk(reason, why + ".");
        failed.initCause(cause);
        return failed;
    }
}
