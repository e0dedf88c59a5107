package org.ivrengine.app.bench;

/** The environment of a call, as Asterisk 22 sends it. */
final class BenchEnvironment {

    private BenchEnvironment() {}

    static String of(long callNumber) {
        return """
                agi_network: yes
                agi_network_script: call?flow=bench
                agi_request: agi://127.0.0.1/call?flow=bench
                agi_channel: PJSIP/bench-%1$d
                agi_language: en
                agi_type: PJSIP
                agi_uniqueid: 1700000000.%1$d
                agi_version: 22.10.1
                agi_callerid: 100
                agi_calleridname: Bench
                agi_callingpres: 0
                agi_callingani2: 0
                agi_callington: 0
                agi_callingtns: 0
                agi_dnid: 1000
                agi_rdnis: unknown
                agi_context: ivr
                agi_extension: 1000
                agi_priority: 1
                agi_enhanced: 0.0
                agi_accountcode:\s
                agi_threadid: 1

                """.formatted(callNumber);
    }
}
