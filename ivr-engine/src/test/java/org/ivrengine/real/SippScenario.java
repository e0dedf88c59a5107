package org.ivrengine.real;

import java.nio.file.Path;
import java.util.List;

/** The text of a SIPp scenario: calls, answers, does its steps. */
final class SippScenario {

    /** Of the answer that asks for the password; in the transaction of the request before it. */
    private static final String REFUSED_ACK = send("""
                ACK sip:[service]@[remote_ip]:[remote_port] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-2]
                From: FROM;tag=[call_number]
                To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
                Call-ID: [call_id]
                CSeq: 3 ACK
                Max-Forwards: 70
                Content-Length: 0
                """);

    private String password = "";
    private String contact = "";
    private String from = "sipp <sip:5550100@[local_ip]:[local_port]>";

    void from(String callerName, String callerNumber) {
        from = "\"" + callerName.replace("\\", "\\\\").replace("\"", "\\\"") + "\" <sip:" + callerNumber
                + "@[local_ip]:[local_port]>";
    }

    /** With a password, and registered before: the telephone of an account. */
    void account(String user, String secret, String contact) {
        from = "<sip:" + user + "@[remote_ip]>";
        password = secret;
        this.contact = contact;
    }

    static String pause(int milliseconds) {
        return "<pause milliseconds=\"" + milliseconds + "\"/>";
    }

    static String play(Path capture) {
        return "<nop><action><exec play_pcap_audio=\"" + capture + "\"/></action></nop>";
    }

    String hangUp() {
        return send("""
                BYE [next_url] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                From: FROM;tag=[call_number]
                To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
                [routes]
                Call-ID: [call_id]
                CSeq: 2 BYE
                Max-Forwards: 70
                Content-Length: 0
                """) + "<recv response=\"200\"/>";
    }

    static String awaitHangUp(int withinMs) {
        return "<recv request=\"BYE\" timeout=\"" + withinMs + "\"/>" + send("""
                SIP/2.0 200 OK
                [last_Via:]
                [last_From:]
                [last_To:]
                [last_Call-ID:]
                [last_CSeq:]
                Content-Length: 0
                """);
    }

    private String authentication() {
        String user = from.substring("<sip:".length(), from.indexOf('@'));
        return "[authentication username=" + user + " password=" + password + "]";
    }

    /** Asks, is asked for the password, and asks again with it. */
    private String register() {
        String request = """
                REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                From: FROM;tag=[call_number]r
                To: FROM
                Call-ID: [call_id]
                CSeq: 1 REGISTER
                Contact: <CONTACT>
                Max-Forwards: 70
                Expires: 3600
                AUTHENTICATION
                Content-Length: 0
                """.replace("To: FROM", "To: " + from).replace("CONTACT", contact);
        return send(request.replace("AUTHENTICATION\n", ""))
                + "<recv response=\"401\" auth=\"true\"/>"
                + send(request.replace("1 REGISTER", "2 REGISTER").replace("AUTHENTICATION", authentication()))
                + "<recv response=\"200\"/>";
    }

    String text(List<String> steps, int audioPort) {
        String invite = send("""
                INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                From: FROM;tag=[call_number]
                To: <sip:[service]@[remote_ip]:[remote_port]>
                Call-ID: [call_id]
                CSeq: 1 INVITE
                Contact: <sip:sipp@[local_ip]:[local_port]>
                Max-Forwards: 70
                Content-Type: application/sdp
                Content-Length: [len]

                v=0
                o=sipp 1 1 IN IP4 127.0.0.1
                s=-
                c=IN IP4 127.0.0.1
                t=0 0
                m=audio AUDIO RTP/AVP 0 101
                a=rtpmap:0 PCMU/8000
                a=rtpmap:101 telephone-event/8000
                a=fmtp:101 0-15
                """.replace("AUDIO", String.valueOf(audioPort)));
        if (!password.isEmpty()) {
            invite = register()
                    + invite.replace("1 INVITE", "3 INVITE")
                    + "<recv response=\"401\" auth=\"true\"/>"
                    + REFUSED_ACK
                    + invite.replace("1 INVITE", "4 INVITE")
                            .replace("Max-Forwards: 70", authentication() + "\nMax-Forwards: 70");
        }
        String acknowledge = send("""
                ACK [next_url] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                From: FROM;tag=[call_number]
                To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
                [routes]
                Call-ID: [call_id]
                CSeq: 1 ACK
                Max-Forwards: 70
                Content-Length: 0
                """.replace("1 ACK", password.isEmpty() ? "1 ACK" : "4 ACK"));
        String answered = "<recv response=\"100\" optional=\"true\"/><recv response=\"180\" optional=\"true\"/>"
                + "<recv response=\"183\" optional=\"true\"/><recv response=\"200\" rrs=\"true\" timeout=\"30000\"/>";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scenario name=\"caller\">\n"
                + (invite + answered + acknowledge + String.join("\n", steps)).replace("FROM;", from + ";")
                + "\n</scenario>\n";
    }

    private static String send(String message) {
        return "<send><![CDATA[\n" + message + "\n]]></send>\n";
    }
}
