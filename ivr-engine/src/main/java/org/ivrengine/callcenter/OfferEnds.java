package org.ivrengine.callcenter;

import java.util.Optional;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.routing.Command;
import org.ivrengine.routing.OfferFailure;

/**
 * How an offer ended, from what Asterisk says of the dial. Its words alone would lie: an agent's leg that we hang up is
 * reported as no answer, busy or unavailable, whatever cause we give, so what we asked for comes first.
 */
final class OfferEnds {

    /** Q.850: the other side refused, as SIP 603 does. */
    private static final int CALL_REJECTED = 21;

    private OfferEnds() {}

    /** @param withdrawn whether we asked for its end */
    static OfferEnd of(DialReport report, boolean withdrawn) {
        if (report.talkedSince().isPresent()) {
            return OfferEnd.ANSWERED;
        }
        if (withdrawn) {
            return OfferEnd.WITHDRAWN;
        }
        return switch (report.status()) {
            // Picked up, and gone before the two were connected: she hung up during the whisper.
            case ANSWER -> OfferEnd.REJECTED;
            // A telephone that rings is not busy: who presses "reject" sends this or a cause of 21.
            case BUSY -> report.rang() ? OfferEnd.REJECTED : OfferEnd.BUSY;
            // The whole ring time without a sound is a telephone that is off.
            case NO_ANSWER -> report.rang() ? OfferEnd.NO_ANSWER : OfferEnd.UNREACHABLE;
            case CONGESTION -> OfferEnd.UNREACHABLE;
            case UNAVAILABLE -> report.cause() == CALL_REJECTED ? OfferEnd.REJECTED : OfferEnd.UNREACHABLE;
            case CANCEL -> OfferEnd.CALLER_LEFT;
        };
    }

    /** The same from the channels' point of view, where the caller's session is lost. */
    static OfferEnd of(ChannelChange.LegEnded ended, boolean withdrawn) {
        DialReport.Status status = switch (ended.dialStatus()) {
            case "ANSWER" -> DialReport.Status.ANSWER;
            case "NOANSWER" -> DialReport.Status.NO_ANSWER;
            case "BUSY" -> DialReport.Status.BUSY;
            case "CONGESTION" -> DialReport.Status.CONGESTION;
            case "CANCEL" -> DialReport.Status.CANCEL;
            default -> DialReport.Status.UNAVAILABLE;
        };
        return of(new DialReport(status, ended.cause(), ended.rang(), Optional.empty()), withdrawn);
    }

    /** What routing is told of an offer that led to no talk. */
    static Command command(OfferEnd end, long offer) {
        return switch (end) {
            case NO_ANSWER -> new Command.OfferFailed(offer, OfferFailure.NO_ANSWER);
            case REJECTED -> new Command.OfferFailed(offer, OfferFailure.REJECTED);
            case BUSY -> new Command.OfferFailed(offer, OfferFailure.BUSY);
            case UNREACHABLE -> new Command.OfferFailed(offer, OfferFailure.UNREACHABLE);
            // Cancelled, and yet the session lives on: nobody is to blame, the caller waits again.
            case WITHDRAWN, CALLER_LEFT, ANSWERED -> new Command.OfferWithdrawn(offer);
        };
    }
}
