package org.ivrengine.real;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One call of a {@link SipPhone}, in or out. Every act and every message that matters is stamped. */
final class SipDialog {

    private static final Duration REPLY_WITHIN = Duration.ofSeconds(8);
    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio ([0-9]+) ");

    /** When something happened, by this machine's clock, which is also Asterisk's. */
    record Fact(long atMs, String what) {}

    private final SipPhone phone;
    private final String callId;
    private final String localTag = UUID.randomUUID().toString().substring(0, 8);
    private final String local;
    private String remote;
    private String target;
    private final @Nullable SipMessage invitation;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, SipMessage> answered = new HashMap<>();
    private final Map<Integer, Integer> finalStatus = new HashMap<>();
    private int sequence = 100;
    private boolean ended;

    /** When Asterisk agreed to our hanging up; 0 until it has. */
    private long hangUpAgreedAtMs;

    private String asterisksDescription;

    /** Where Asterisk wants this call's sound; 0 until it has said so. */
    private int audioPort;

    private SipDialog(SipPhone phone, String callId, String remote, String target, @Nullable SipMessage invitation) {
        this.phone = phone;
        this.callId = callId;
        this.remote = remote;
        this.target = target;
        this.invitation = invitation;
        asterisksDescription = invitation == null ? "" : invitation.body();
        local = "<sip:" + phone.user() + "@127.0.0.1>;tag=" + localTag;
    }

    static SipDialog outgoing(SipPhone phone, String number) {
        String uri = "sip:" + number + "@127.0.0.1:" + phone.asteriskPort();
        return new SipDialog(phone, UUID.randomUUID().toString(), "<" + uri + ">", uri, null);
    }

    static SipDialog incoming(SipPhone phone, SipMessage invitation) {
        SipDialog call = new SipDialog(
                phone,
                invitation.header("Call-ID"),
                invitation.header("From"),
                SipMessage.uri(invitation.header("Contact")),
                invitation);
        call.noteAudio(invitation);
        return call;
    }

    String callId() {
        return callId;
    }

    /** Where Asterisk takes this call's sound; known once one of the two has answered. */
    synchronized int asterisksAudioPort() {
        Matcher media = Pattern.compile("m=audio ([0-9]+)").matcher(asterisksDescription);
        if (!media.find()) {
            throw new AssertionError(phone.user() + " was told no port: " + asterisksDescription);
        }
        return Integer.parseInt(media.group(1));
    }

    /** Whose telephone this is. */
    String user() {
        return phone.user();
    }

    /** The other side's number or name, as the telephone shows it. */
    String partner() {
        return SipMessage.uri(remote).replaceFirst("^sip:", "").replaceFirst("@.*", "");
    }

    // ---- what the person does -----------------------------------------------------------------------------------

    void ring() {
        note("rings");
        reply("180 Ringing", "");
    }

    void answer() {
        note("answers");
        reply("200 OK", description("sendrecv"));
    }

    /** @param status for example {@code 486 Busy Here} */
    void reject(String status) {
        note("rejects " + status);
        reply(status, "");
        end();
    }

    /** Puts the other on hold; returns when Asterisk has agreed. */
    void hold() {
        note("holds");
        awaitAnswer(request("INVITE", description("sendonly")));
    }

    void resume() {
        note("resumes");
        awaitAnswer(request("INVITE", description("sendrecv")));
    }

    void hangUp() {
        note("hangs up");
        request("BYE", "");
        end();
    }

    /** A call of our own that nobody has answered yet. */
    void cancel() {
        note("hangs up");
        send("CANCEL", 100, "");
        end();
    }

    void transferTo(String number) {
        note("transfers");
        awaitAnswer(request("REFER", "", "<sip:" + number + "@127.0.0.1:" + phone.asteriskPort() + ">"));
    }

    /** Connects this call's partner with that one's. */
    void transferTo(SipDialog consultation) {
        note("transfers");
        String replaces = consultation.callId + "%3Bto-tag%3D" + SipMessage.tag(consultation.remote) + "%3Bfrom-tag%3D"
                + consultation.localTag;
        awaitAnswer(request("REFER", "", "<" + consultation.target + "?Replaces=" + replaces + ">"));
    }

    // ---- what is known of it -------------------------------------------------------------------------------------

    synchronized List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** When it happened for the n-th time, counted from 0. */
    long atMs(String what, int n) {
        List<Fact> those =
                facts().stream().filter(fact -> fact.what().equals(what)).toList();
        if (those.size() <= n) {
            throw new AssertionError(phone.user() + " has no \"" + what + "\" number " + n + " among " + facts());
        }
        return those.get(n).atMs();
    }

    /** How long Asterisk took to agree to our hanging up: it came to know of it some time in between. 0: it has not. */
    synchronized long hangUpTookMs() {
        return hangUpAgreedAtMs == 0 ? 0 : hangUpAgreedAtMs - atMs("hangs up", 0);
    }

    synchronized boolean isHangUpAgreed() {
        return hangUpAgreedAtMs != 0;
    }

    SipDialog await(String what) {
        Awaitility.await(phone.user() + ": " + what)
                .atMost(REPLY_WITHIN)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> facts().stream().anyMatch(fact -> fact.what().equals(what)));
        return this;
    }

    synchronized boolean isOver() {
        return ended;
    }

    /** Speaks into this call from now on, until it is closed or the call is over. */
    Voice speak() {
        Awaitility.await(phone.user() + ": where to send sound")
                .atMost(REPLY_WITHIN)
                .until(() -> audioPort() > 0);
        return new Voice(phone, audioPort());
    }

    private synchronized int audioPort() {
        return audioPort;
    }

    private void noteAudio(SipMessage message) {
        Matcher audio = AUDIO.matcher(message.body());
        if (audio.find()) {
            audioPort = Integer.parseInt(audio.group(1));
        }
    }

    // ---- the protocol --------------------------------------------------------------------------------------------

    void invite() {
        note("calls");
        sequence--;
        request("INVITE", description("sendrecv"));
    }

    synchronized void received(SipMessage message) {
        noteAudio(message);
        if (message.isResponse()) {
            responded(message);
            return;
        }
        SipMessage before = answered.get(message.header("CSeq"));
        if (before != null) {
            phone.send(before);
            return;
        }
        switch (message.method()) {
            case "ACK" -> note("acknowledged");
            case "BYE" -> {
                note("is hung up on");
                ended = true;
                answer(message, "200 OK", "");
            }
            case "CANCEL" -> {
                note("is cancelled");
                ended = true;
                answer(message, "200 OK", "");
                reply("487 Request Terminated", "");
            }
            case "INVITE" -> {
                if (!message.header("CSeq").equals(invitation == null ? "" : invitation.header("CSeq"))) {
                    answer(message, "200 OK", description("sendrecv"));
                }
            }
            default -> answer(message, "200 OK", "");
        }
    }

    private void responded(SipMessage response) {
        int status = response.status();
        int number = Integer.parseInt(response.header("CSeq").split(" ", -1)[0]);
        if (status < 200
                || (finalStatus.containsKey(number) && !response.method().equals("INVITE"))) {
            if (status == 180) {
                note("hears ringing");
            }
            return;
        }
        if (response.method().equals("INVITE")) {
            remote = response.header("To");
            if (status < 300) {
                target = SipMessage.uri(response.header("Contact"));
                asterisksDescription = response.body();
            }
            send(status < 300 ? "ACK" : "ACK of a refusal", number, "");
            if (number == 100 && !finalStatus.containsKey(number)) {
                note(status < 300 ? "is answered" : "is refused " + status);
            }
        }
        if (response.method().equals("BYE")) {
            hangUpAgreedAtMs = Instant.now().toEpochMilli();
        }
        finalStatus.put(number, status);
        notifyAll();
    }

    private synchronized void awaitAnswer(int number) {
        long untilNs = System.nanoTime() + REPLY_WITHIN.toNanos();
        try {
            while (!finalStatus.containsKey(number)) {
                long leftMs = (untilNs - System.nanoTime()) / 1_000_000;
                if (leftMs <= 0) {
                    throw new AssertionError("no answer to request " + number + " of " + phone.user());
                }
                wait(leftMs);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private synchronized void note(String what) {
        facts.add(new Fact(Instant.now().toEpochMilli(), what));
    }

    private synchronized void end() {
        ended = true;
    }

    private void reply(String status, String body) {
        if (invitation != null) {
            answer(invitation, status, body);
        }
    }

    private synchronized void answer(SipMessage request, String status, String body) {
        SipMessage response = response(
                request, status, body, localTag, "<sip:" + phone.user() + "@127.0.0.1:" + phone.signallingPort() + ">");
        answered.put(request.header("CSeq"), response);
        phone.send(response);
    }

    static SipMessage response(SipMessage request, String status, String body, String tag) {
        return response(request, status, body, tag, "");
    }

    private static SipMessage response(SipMessage request, String status, String body, String tag, String contact) {
        List<String> headers = new ArrayList<>();
        request.all("Via").forEach(via -> headers.addAll(List.of("Via", via)));
        String to = request.header("To");
        headers.addAll(List.of(
                "From",
                request.header("From"),
                "To",
                SipMessage.tag(to).isEmpty() && !tag.isEmpty() ? to + ";tag=" + tag : to,
                "Call-ID",
                request.header("Call-ID"),
                "CSeq",
                request.header("CSeq")));
        if (!contact.isEmpty()) {
            headers.addAll(List.of("Contact", contact));
        }
        return SipMessage.of("SIP/2.0 " + status, body, headers.toArray(new String[0]));
    }

    private int request(String method, String body, String... referTo) {
        int number;
        synchronized (this) {
            number = ++sequence;
        }
        send(method, number, body, referTo);
        return number;
    }

    private void send(String act, int number, String body, String... referTo) {
        String method = act.split(" ", -1)[0];
        boolean partOfInvitation = act.equals("CANCEL") || act.equals("ACK of a refusal");
        List<String> headers = new ArrayList<>(List.of(
                "Via",
                "SIP/2.0/UDP 127.0.0.1:" + phone.signallingPort() + ";branch=z9hG4bK" + localTag + number
                        + (partOfInvitation ? "INVITE" : method),
                "From",
                local,
                "To",
                remote,
                "Call-ID",
                callId,
                "CSeq",
                number + " " + method,
                "Contact",
                "<sip:" + phone.user() + "@127.0.0.1:" + phone.signallingPort() + ">",
                "Max-Forwards",
                "70",
                "Allow",
                "INVITE, ACK, CANCEL, BYE, REFER, NOTIFY, OPTIONS"));
        if (referTo.length > 0) {
            headers.addAll(List.of("Refer-To", referTo[0]));
        }
        phone.send(SipMessage.of(method + " " + target + " SIP/2.0", body, headers.toArray(new String[0])));
    }

    private String description(String direction) {
        return """
                v=0
                o=phone 1 %d IN IP4 127.0.0.1
                s=-
                c=IN IP4 127.0.0.1
                t=0 0
                m=audio %d RTP/AVP 0 101
                a=rtpmap:0 PCMU/8000
                a=rtpmap:101 telephone-event/8000
                a=fmtp:101 0-15
                a=%s
                """.formatted(System.nanoTime() / 1_000, phone.audioPort(), direction)
                .replace("\n", "\r\n");
    }
}
