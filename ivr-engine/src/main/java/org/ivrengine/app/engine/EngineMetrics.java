package org.ivrengine.app.engine;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import com.codahale.metrics.jvm.GarbageCollectorMetricSet;
import com.codahale.metrics.jvm.MemoryUsageGaugeSet;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.ivrengine.callcenter.CallCenter;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalCarrier;
import org.ivrengine.store.Database;

/** What is measured of the engine as a whole; packages measure their own. docs/METRICS.md lists every name. */
final class EngineMetrics {

    private EngineMetrics() {}

    static void register(
            MetricRegistry metrics,
            LiveCalls live,
            CallCenter center,
            FileCallLog log,
            JournalCarrier carrier,
            Database database) {
        metrics.register("calls.up", (Gauge<Integer>) live::count);
        metrics.register("callcenter.mailbox.depth", (Gauge<Integer>) center::mailboxDepth);
        Timer mailbox = metrics.timer("callcenter.mailbox.time");
        center.measureMailbox(ns -> mailbox.update(ns, TimeUnit.NANOSECONDS));
        metrics.register("calllog.unwritten", (Gauge<Integer>) log::waiting);
        metrics.register("calllog.behind.bytes", (Gauge<Long>) carrier::behindBytes);
        metrics.register("calllog.carried", (Gauge<Long>) carrier::carried);
        metrics.register("database.up", (Gauge<Integer>) () -> database.isReady() ? 1 : 0);
        metrics.registerAll("jvm.memory", new MemoryUsageGaugeSet());
        metrics.registerAll("jvm.gc", new GarbageCollectorMetricSet());
        metrics.register("jvm.threads.platform", (Gauge<Integer>)
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        metrics.register("jvm.uptime.ms", (Gauge<Long>)
                () -> ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** How late the manager interface's events are, in milliseconds: its clock against ours. */
    static Histogram managerLag(MetricRegistry metrics) {
        return metrics.histogram("ami.lag.ms");
    }
}
