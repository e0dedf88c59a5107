package org.ivrengine.selfservice.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;

/** Names of headers that a file may set. */
final class Headers {

    /** RFC 9110, 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    /** Those are the HTTP client's own. */
    private static final Set<String> OF_CLIENT =
            Set.of("connection", "content-length", "content-type", "expect", "host", "transfer-encoding", "upgrade");

    private static final Set<String> SECRET = Set.of("authorization", "cookie", "proxy-authorization");

    private Headers() {}

    /** A header with a value that everybody may read. */
    static Optional<String> name(YamlNode.Scalar node, Faults faults, Scalars scalars) {
        return anyName(node, faults, scalars).filter(name -> {
            boolean isSecret = SECRET.contains(name.toLowerCase(Locale.ROOT));
            if (isSecret) {
                faults.add(
                        node.place(),
                        name + " holds a secret and belongs into \"authentication\", for example: {bearer:"
                                + " {environment: SHOP_TOKEN}}");
            }
            return !isSecret;
        });
    }

    /** A header whatever its value is. */
    static Optional<String> anyName(YamlNode.Scalar node, Faults faults, Scalars scalars) {
        return scalars.matching(node, TOKEN, "a header's name", "X-Request-Source")
                .filter(name -> {
                    boolean isOurs = OF_CLIENT.contains(name.toLowerCase(Locale.ROOT));
                    if (isOurs) {
                        faults.add(node.place(), name + " is set by the engine itself; leave it out");
                    }
                    return !isOurs;
                });
    }
}
