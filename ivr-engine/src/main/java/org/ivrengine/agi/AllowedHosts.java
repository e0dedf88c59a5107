package org.ivrengine.agi;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Which hosts may open a session: addresses or networks such as {@code 10.1.2.0/24}. */
public final class AllowedHosts {

    /** This machine only. */
    public static final AllowedHosts LOOPBACK = of(List.of("127.0.0.0/8", "::1"));

    private final List<IpSubnetFilterRule> rules;

    private AllowedHosts(List<IpSubnetFilterRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** @throws IllegalArgumentException when one of them is neither an address nor a network */
    public static AllowedHosts of(List<String> addressesAndNetworks) {
        List<IpSubnetFilterRule> rules = new ArrayList<>();
        for (String entry : addressesAndNetworks) {
            rules.add(rule(entry.strip()));
        }
        return new AllowedHosts(rules);
    }

    private static IpSubnetFilterRule rule(String entry) {
        int slash = entry.indexOf('/');
        String address = slash < 0 ? entry : entry.substring(0, slash);
        boolean v6 = NetUtil.isValidIpV6Address(address);
        if (!v6 && !NetUtil.isValidIpV4Address(address)) { // a name would be looked up, and mean another host tomorrow
            throw new IllegalArgumentException(notANetwork(entry));
        }
        int bitsMax = v6 ? 128 : 32;
        try {
            int bits = slash < 0 ? bitsMax : Integer.parseInt(entry.substring(slash + 1));
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(notANetwork(entry), wrong);
        }
    }

    private static String notANetwork(String entry) {
        return "\"" + entry + "\" is neither an address nor a network; write for example 192.0.2.7 or 192.0.2.0/24";
    }

    /** @return whether this host may open a session */
    public boolean contains(InetSocketAddress host) {
        return rules.stream().anyMatch(rule -> rule.matches(host));
    }
}
