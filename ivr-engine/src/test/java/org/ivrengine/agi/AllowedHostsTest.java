package org.ivrengine.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            127.0.0.1,        true
            127.0.0.0,        true
            127.255.255.255,  true
            ::1,              true
            ::ffff:127.0.0.1, true
            126.255.255.255,  false
            128.0.0.1,        false
            10.0.0.1,         false
            ::2,              false
            fe80::1,          false
            ::ffff:10.0.0.1,  false
            """)
    void byDefaultOnlyThisMachineMayHandCallsOver(String host, boolean allowed) throws UnknownHostException {
        assertEquals(allowed, contains(AllowedHosts.LOOPBACK, host));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            192.0.2.7,      true
            192.0.2.8,      false
            10.1.2.255,     true
            10.1.3.0,       false
            2001:db8::1,    true
            2001:db9::1,    false
            """)
    void addressesAndNetworksAreAllowedAndNothingBesides(String host, boolean allowed) throws UnknownHostException {
        assertEquals(allowed, contains(AllowedHosts.of(List.of(" 192.0.2.7 ", "10.1.2.0/24", "2001:db8::/32")), host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbx.example.org",
                "localhost",
                "",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "::1/129",
                "10.1",
                "10.0.0.0/x",
                "..."
            })
    void whatIsNeitherIsRefusedWithAnExample(String entry) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> AllowedHosts.of(List.of(entry)));
        assertTrue(String.valueOf(refusal.getMessage())
                .endsWith("is neither an address nor a network; write for example 192.0.2.7 or 192.0.2.0/24"));
    }

    private static boolean contains(AllowedHosts hosts, String host) throws UnknownHostException {
        return hosts.contains(new InetSocketAddress(InetAddress.getByName(host), 40_000));
    }
}
