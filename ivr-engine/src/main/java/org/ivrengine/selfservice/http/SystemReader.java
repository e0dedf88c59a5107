package org.ivrengine.selfservice.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;

/** Reads one of the {@code systems}. */
final class SystemReader {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,7})(B|kB|MB)");
    private static final String SECRET_EXAMPLE = "{environment: SHOP_TOKEN} or {file: /run/secrets/shop}";

    /** Stands for an address with a fault, so that operations of that system are not said to have none. */
    private static final URI UNKNOWN = URI.create("http://invalid");

    private final Path home;
    private final Faults faults;
    private final Scalars scalars;

    SystemReader(Path home, Faults faults, Scalars scalars) {
        this.home = home;
        this.faults = faults;
        this.scalars = scalars;
    }

    Optional<RemoteSystem> read(String name, YamlNode node) {
        return Entries.of(node, "a system", faults).flatMap(entries -> {
            Optional<URI> base =
                    entries.required("url", "url: https://shop.example.com/api").flatMap(this::base);
            Authentication authentication = entries.optional("authentication")
                    .flatMap(this::authentication)
                    .orElseGet(Authentication.None::new);
            Map<String, String> headers = headers(entries);
            int octetsMax = entries.optional("answer_max").flatMap(this::octets).orElse(Limits.ANSWER_OCTETS_DEFAULT);
            int concurrentMax = entries.optional("concurrent_max")
                    .flatMap(max -> scalars.number(max, 1, Limits.CONCURRENT_MAX, "a number of requests"))
                    .orElse(Limits.CONCURRENT_DEFAULT);
            RemoteSystem.Breaker breaker =
                    entries.optional("breaker").flatMap(this::breaker).orElse(RemoteSystem.Breaker.DEFAULT);
            entries.refuseRest();
            return Optional.of(new RemoteSystem(
                    name, base.orElse(UNKNOWN), headers, authentication, octetsMax, concurrentMax, breaker));
        });
    }

    private Optional<URI> base(YamlNode node) {
        return scalars.scalar(node, "an address").flatMap(scalar -> {
            try {
                URI uri = new URI(scalar.text().replaceFirst("/+$", ""));
                boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                boolean isBare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
                if (isHttp && isBare && uri.getHost() != null) {
                    return Optional.of(uri);
                }
            } catch (URISyntaxException notOne) {
                // said below
            }
            faults.add(
                    node.place(),
                    "\"" + scalar.text() + "\" is no address of a system; right would be https://shop.example.com/api,"
                            + " without user, query and #");
            return Optional.empty();
        });
    }

    private Map<String, String> headers(Entries system) {
        Map<String, String> headers = new LinkedHashMap<>();
        Optional<Entries> entries = system.optional("headers").flatMap(node -> Entries.of(node, "\"headers\"", faults));
        for (YamlNode.Entry entry : entries.map(Entries::rest).orElse(List.of())) {
            Headers.name(entry.key(), faults, scalars)
                    .ifPresent(name -> scalars.scalar(entry.value(), "a header's value")
                            .ifPresent(value -> headers.put(name, value.text())));
        }
        return headers;
    }

    private Optional<Authentication> authentication(YamlNode node) {
        return Entries.of(node, "\"authentication\"", faults).flatMap(entries -> {
            Optional<YamlNode> basic = entries.optional("basic");
            Optional<YamlNode> bearer = entries.optional("bearer");
            Optional<YamlNode> header = entries.optional("header");
            entries.refuseRest();
            if (entries.keys().size() != 1) {
                faults.add(
                        node.place(),
                        "\"authentication\" is one of basic, bearer and header, for example: authentication:"
                                + " {bearer: {environment: SHOP_TOKEN}}");
                return Optional.empty();
            }
            return basic.flatMap(this::basic)
                    .or(() -> bearer.flatMap(this::credential).map(Authentication.Bearer::new))
                    .or(() -> header.flatMap(this::header));
        });
    }

    private Optional<Authentication> basic(YamlNode node) {
        return Entries.of(node, "\"basic\"", faults).flatMap(entries -> {
            Optional<String> user = entries.required("user", "user: ivr")
                    .flatMap(name -> scalars.scalar(name, "a user's name"))
                    .map(YamlNode.Scalar::text);
            Optional<Credential> password =
                    entries.required("password", "password: " + SECRET_EXAMPLE).flatMap(this::credential);
            entries.refuseRest();
            return user.flatMap(name -> password.map(secret -> new Authentication.Basic(name, secret)));
        });
    }

    private Optional<Authentication> header(YamlNode node) {
        return Entries.of(node, "\"header\"", faults).flatMap(entries -> {
            Optional<String> name = entries.required("name", "name: X-Api-Key")
                    .flatMap(written -> scalars.scalar(written, "a header's name"))
                    .flatMap(written -> Headers.anyName(written, faults, scalars));
            Optional<Credential> value =
                    entries.required("value", "value: " + SECRET_EXAMPLE).flatMap(this::credential);
            entries.refuseRest();
            return name.flatMap(key -> value.map(secret -> new Authentication.Header(key, secret)));
        });
    }

    private Optional<Credential> credential(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping)) {
            faults.add(node.place(), "a secret never stands in this file; right would be " + SECRET_EXAMPLE);
            return Optional.empty();
        }
        return Entries.of(node, "a secret", faults).flatMap(entries -> {
            Optional<Credential> environment = entries.optional("environment")
                    .flatMap(name -> scalars.matching(name, VARIABLE, "a variable of the environment", "SHOP_TOKEN"))
                    .map(Credential.FromEnvironment::new);
            Optional<Credential> file = entries.optional("file")
                    .flatMap(path -> scalars.scalar(path, "a file"))
                    .map(path -> new Credential.FromFile(home.resolve(path.text())));
            entries.refuseRest();
            if (!entries.has("environment") && !entries.has("file")) {
                faults.add(node.place(), "a secret is kept somewhere; right would be " + SECRET_EXAMPLE);
            }
            return environment.or(() -> file);
        });
    }

    private Optional<Integer> octets(YamlNode node) {
        return scalars.matching(node, SIZE, "a size", "64kB").flatMap(text -> {
            Matcher size = SIZE.matcher(text);
            if (!size.matches()) {
                throw new IllegalArgumentException(text);
            }
            long unit = switch (size.group(2)) {
                case "B" -> 1;
                case "kB" -> 1024;
                default -> 1024 * 1024;
            };
            long octets = Long.parseLong(size.group(1)) * unit;
            if (octets > 0 && octets <= Limits.ANSWER_OCTETS_MAX) {
                return Optional.of((int) octets);
            }
            faults.add(
                    node.place(),
                    text + " is out of range; more than nothing and up to " + Limits.ANSWER_OCTETS_MAX / 1024 / 1024
                            + "MB is right");
            return Optional.empty();
        });
    }

    private Optional<RemoteSystem.Breaker> breaker(YamlNode node) {
        RemoteSystem.Breaker otherwise = RemoteSystem.Breaker.DEFAULT;
        return Entries.of(node, "\"breaker\"", faults).map(entries -> {
            int window = entries.optional("window")
                    .flatMap(found -> scalars.number(found, 1, Limits.BREAKER_WINDOW_MAX, "a number of requests"))
                    .orElse(otherwise.window());
            int requestsMin = entries.optional("requests_min")
                    .flatMap(found -> scalars.number(found, 1, window, "a number of requests within the window"))
                    .orElse(Math.min(window, otherwise.requestsMin()));
            int failedPercent = entries.optional("failed_percent")
                    .flatMap(found -> scalars.number(found, 1, 100, "a part in percent"))
                    .orElse(otherwise.failedPercent());
            Duration pause = entries.optional("pause")
                    .flatMap(found -> scalars.duration(found, Limits.BREAKER_PAUSE_MAX.toMillis()))
                    .map(Duration::ofMillis)
                    .orElse(otherwise.pause());
            entries.refuseRest();
            return new RemoteSystem.Breaker(window, requestsMin, failedPercent, pause);
        });
    }
}
