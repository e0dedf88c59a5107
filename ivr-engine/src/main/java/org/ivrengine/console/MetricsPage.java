package org.ivrengine.console;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Histogram;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.MetricRegistryListener;
import com.codahale.metrics.Timer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.ivrengine.callcenter.Floor;

/** {@code GET /metrics}, in the text format of Prometheus. */
final class MetricsPage {

    /** Before every name of ours, so that they stand together among those of others. */
    private static final String PREFIX = "ivr";

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    MetricsPage(MetricRegistry metrics, Supplier<Floor> floor) {
        MetricRegistry named = new MetricRegistry();
        metrics.addListener(new Named(named));
        DropwizardExports.builder().dropwizardRegistry(named).register(registry);
        registry.register(new FloorMetrics(floor));
    }

    /**
     * Everything under our prefix. Dropwizard's counters go up and down, which Prometheus calls a gauge; its own counters
     * only ever rise.
     */
    private static final class Named extends MetricRegistryListener.Base {

        private final MetricRegistry named;

        Named(MetricRegistry named) {
            this.named = named;
        }

        private static String name(String plain) {
            return MetricRegistry.name(PREFIX, plain);
        }

        @Override
        public void onGaugeAdded(String name, Gauge<?> gauge) {
            named.register(name(name), gauge);
        }

        @Override
        public void onCounterAdded(String name, Counter counter) {
            named.register(name(name), (Gauge<Long>) counter::getCount);
        }

        @Override
        public void onHistogramAdded(String name, Histogram histogram) {
            named.register(name(name), histogram);
        }

        @Override
        public void onMeterAdded(String name, Meter meter) {
            named.register(name(name), meter);
        }

        @Override
        public void onTimerAdded(String name, Timer timer) {
            named.register(name(name), timer);
        }
    }

    String text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
