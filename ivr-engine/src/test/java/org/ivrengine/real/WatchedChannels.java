package org.ivrengine.real;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.ivrengine.ami.ManagerAccount;
import org.ivrengine.ami.ManagerLink;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.asterisk.ManagerLogin;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.ChannelEvent;
import org.ivrengine.channels.Channels;

/** What the engine's own manager connection makes of a real Asterisk. */
final class WatchedChannels implements AutoCloseable {

    private final Channels channels = new Channels();
    private final List<ChannelChange> changes = new ArrayList<>();
    private final ManagerLink link;

    WatchedChannels(RealAsterisk asterisk) {
        link = new ManagerLink(
                        account(
                                asterisk.instance(),
                                asterisk.instance().logins().events()),
                        this::fold)
                .start();
        Awaitility.await().until(() -> !all(ChannelChange.Complete.class).isEmpty());
    }

    static ManagerAccount account(AsteriskInstance asterisk, ManagerLogin login) {
        return new ManagerAccount("127.0.0.1", asterisk.settings().ports().ami(), login.user(), login.secret());
    }

    private synchronized void fold(ChannelEvent event) {
        changes.addAll(channels.apply(event));
    }

    synchronized <T extends ChannelChange> List<T> all(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first such change, now or as soon as it comes. */
    <T extends ChannelChange> T await(Class<T> kind, Predicate<T> wanted) {
        return Awaitility.await(kind.getSimpleName())
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> all(kind).stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        link.close();
    }
}
