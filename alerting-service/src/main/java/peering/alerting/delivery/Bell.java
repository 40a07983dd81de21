package peering.alerting.delivery;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens to the database's notifications and passes on which endpoints they are about. */
final class Bell {
    private static final Logger LOG = Logger.getLogger(Bell.class);
    private static final Duration NAP = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String CHANGED = "endpoint_changed";

    private final AgroalDataSource database;
    private final Inbox inbox;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    Bell(AgroalDataSource database, Inbox inbox) {
        this.database = database;
        this.inbox = inbox;
    }

    void start() {
        thread = Thread.ofPlatform().name("delivery-bell").daemon().start(this::run);
    }

    void stop(Duration longest) throws InterruptedException {
        stopping.countDown();
        if (thread != null) thread.join(longest.toMillis());
    }

    private void run() {
        try {
            do {
                listen();
            } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was notified while nobody listened is made up for by a look at everything. */
    private void listen() {
        try (var connection = database.getConnection()) {
            execute(connection, "listen delivery_due");
            execute(connection, "listen " + CHANGED);
            inbox.tell(new Inbox.News.Doubt());
            try {
                hear(connection.unwrap(PGConnection.class));
            } finally {
                if (connection.isValid(1)) execute(connection, "unlisten *");
            }
        } catch (SQLException broken) {
            LOG.warnf("nothing is heard of the database just now: %s", broken.getMessage());
        }
    }

    private void hear(PGConnection notifications) throws SQLException {
        while (stopping.getCount() > 0) {
            var heard = notifications.getNotifications(Math.toIntExact(NAP.toMillis()));
            if (heard == null) continue;
            for (PGNotification one : heard) {
                if (one.getName().equals(CHANGED)) inbox.changed(one.getParameter());
                else inbox.due(one.getParameter());
            }
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
